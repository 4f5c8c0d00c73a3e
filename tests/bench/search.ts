import { chair, details } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';
import { type Line, milliseconds } from './report.ts';

const limitMilliseconds = 50;
const rounds = 40;

/** What people type, letter by letter: a name, a number with blanks, words of the question, a diagnosis with a level, nothing that is there. */
const typed = ['t', 'tes', 'testpatient-4', 'testpatient-4321', '999', '999 000', 'tt104', 'en bloc', 'resection possible', 'chordoma', 'chordoma l4', 'surgeon', 'nothing of the kind', ''];

/** One search over so many cases through the core's own call: the 95th percentile, against the limit of 50 ms. */
export async function search(count: number): Promise<Line> {
  const world = await filledWorld(count);
  const times: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    for (const words of typed) {
      const before = process.hrtime.bigint();
      const found = await world.dispatch('search.find', { words });
      const spent = Number(process.hrtime.bigint() - before) / 1e6;
      if (!found.ok) throw new Error(found.refusal.message);
      if (round >= 0) times.push(spent);
    }
  }
  const slow = times.sort((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
  return { what: `search in ${count.toLocaleString('en-GB')} cases (95 %)`, ours: milliseconds(slow), against: `${limitMilliseconds} ms limit`, ratio: slow / limitMilliseconds, bar: 1 };
}

async function filledWorld(count: number): Promise<World> {
  const world = await createWorld();
  for (let index = 0; index < count; index += 1) {
    const patient = { ...details().patient, familyName: `TESTPATIENT-${index}`, hospitalNumber: `TT${100000 + index}`, nhsNumber: null, dateOfBirth: null };
    const question = `Plan treatment: is an en bloc resection possible, and where? Is radiotherapy needed before it? Noted under ${index}.`;
    await world.take('case.register', { by: chair, details: details({}, { patient, question }) });
  }
  return world;
}
