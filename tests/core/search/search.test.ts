import { describe, expect, it } from 'vitest';
import { marksIn, wantedIn } from '../../../shared/domain/searchWords.ts';
import { chair, details, meetingDay, rnoh } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

const by = chair;

async function filled(): Promise<World> {
  const world = await createWorld();
  const register = (familyName: string, givenName: string, hospitalNumber: string, nhsNumber: string | null, more: Partial<ReturnType<typeof details>> = {}) =>
    world.take('case.register', { by, details: { ...details(), patient: { ...details().patient, familyName, givenName, hospitalNumber, nhsNumber }, ...more } });
  await register('TESTPATIENT-ÉLAN', 'Zoë', 'TT100001', '9990001235', { question: 'Is a second biopsy needed?' });
  await register('TESTPATIENT-BIRCH', 'Ben', 'TT100002', null, { urgent: 'yes', diagnosis: { ...details().diagnosis, text: 'Ewing sarcoma' } });
  await register('TESTPATIENT-OAK', 'Élan', 'XY200001', null);
  return world;
}
const find = (world: World, words: string, filters = {}) => world.take('search.find', { words, filters });
const names = async (world: World, words: string, filters = {}) => (await find(world, words, filters)).cases.map(({ name }) => name.split(',')[0]?.slice(12));

describe('the search', () => {
  it('finds several words in any order, wherever they stand', async () => {
    const world = await filled();
    expect(await names(world, 'ben birch')).toEqual(['BIRCH']);
    expect(await names(world, 'ewing ben')).toEqual(['BIRCH']);
    expect(await names(world, 'ewing zoe')).toEqual([]);
  });

  it('does not mind accents and capitals, on either side', async () => {
    const world = await filled();
    expect(await names(world, 'elan')).toEqual(['ÉLAN', 'OAK']);
    expect(await names(world, 'zoe')).toEqual(['ÉLAN']);
    expect(await names(world, 'ZÖE')).toEqual(['ÉLAN']);
  });

  it('finds parts of numbers, with blanks or without', async () => {
    const world = await filled();
    for (const words of ['9990001235', '999 000 1235', '0001 235', '000 12', 'TT100001', 'tt 100001']) expect(await names(world, words), words).toEqual(['ÉLAN']);
    expect(await names(world, '100002')).toEqual(['BIRCH']);
    expect(await names(world, '999 000 1236')).toEqual([]);
  });

  it('finds the question and shows the passage', async () => {
    const world = await filled();
    const { cases } = await find(world, 'second biopsy');
    expect(cases).toEqual([expect.objectContaining({ passage: { where: 'Question', text: 'Is a second biopsy needed?' } })]);
  });

  it('puts the name that begins with the word first', async () => {
    const world = await filled();
    expect((await find(world, 'testpatient-o')).cases[0]?.name).toBe('TESTPATIENT-OAK, Élan');
  });

  it('finds a case under its new name as soon as it was changed, and no more under the old', async () => {
    const world = await filled();
    const [hit] = (await find(world, 'birch')).cases;
    const patient = { ...details().patient, familyName: 'TESTPATIENT-ROWAN', givenName: 'Ben', hospitalNumber: 'TT100002', nhsNumber: null };
    await world.take('case.record', { by, caseId: hit?.caseId ?? '', expectedVersion: 1, event: { type: 'detailsChanged', changes: { patient }, reason: '' } });
    expect(await names(world, 'birch')).toEqual([]);
    expect(await names(world, 'rowan')).toEqual(['ROWAN']);
  });

  it('narrows to urgent cases, to a state, and to the agenda of a meeting; and counts what there is', async () => {
    const world = await filled();
    expect(await names(world, '', { urgent: true })).toEqual(['BIRCH']);
    const all = await find(world, '');
    expect(all).toMatchObject({ caseCount: 3, searched: 3 });
    expect(all.facets.urgent).toBe(1);
    const [state] = all.facets.states;
    expect(state?.count).toBe(3);
    expect(await names(world, '', { state: state?.value })).toHaveLength(3);
    expect(await names(world, '', { state: 'discharged' })).toEqual([]);
    const meeting = await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: 'Seminar room', cutOff: null, chair: 'Test Chair', scribe: '' } });
    // The urgent case came to the list by itself.
    expect(await names(world, '', { meetingId: meeting.id })).toEqual(['BIRCH']);
    const caseId = all.cases.find(({ name }) => !name.includes('BIRCH'))?.caseId ?? '';
    await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: (await world.take('meeting.read', { meetingId: meeting.id })).version, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '' } } });
    expect(await names(world, '', { meetingId: meeting.id })).toHaveLength(2);
  });

  it('finds who operates and where, once it is planned', async () => {
    const world = await createWorld();
    const { meetingId } = await world.take('demonstration.load', { by });
    const meeting = await world.take('meeting.read', { meetingId });
    await world.take('meeting.record', { by, meetingId, expectedVersion: meeting.version, event: { type: 'started', onAnotherDay: meetingDay } });
    const [line] = meeting.agenda;
    const caseId = line?.entry.caseId ?? '';
    const record = async (event: Parameters<World['take']>[1] extends never ? never : object) => {
      const { version } = await world.take('case.read', { caseId });
      return world.take('case.record', { by, caseId, expectedVersion: version, event } as never);
    };
    await record({ type: 'discussionStarted', meetingId });
    const surgeon = (await world.take('directory.read', { onDate: null })).find(({ practitioner }) => practitioner.name.includes('Choi'))?.practitioner;
    await record({ type: 'modalityPlanned', plan: { modality: 'surgery', site: rnoh, practitioners: [{ practitionerId: surgeon?.id, part: 'lead' }], timing: '', operatingDate: null, operatingWindow: null, procedure: 'en bloc resection', plannedMargin: null } });
    const found = await find(world, 'choi');
    expect(found.cases).toEqual([expect.objectContaining({ caseId, surgeons: [surgeon?.name], sites: ['RNOH'] })]);
    expect((await find(world, '', { surgeon: surgeon?.name })).caseCount).toBe(1);
    expect((await find(world, '', { site: 'RNOH' })).caseCount).toBe(1);
    expect((await find(world, '', { site: 'NHNN' })).caseCount).toBe(0);
  });

  it('finds meetings by day, place and chair', async () => {
    const world = await createWorld();
    await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: 'Seminar room', cutOff: null, chair: 'Test Chair', scribe: '' } });
    for (const words of ['26/11/2026', '26 nov', 'seminar', 'meeting chair']) expect((await find(world, words)).meetings, words).toHaveLength(1);
    expect((await find(world, 'october')).meetings).toHaveLength(0);
  });
});

describe('the marks of what was found', () => {
  const marked = (shown: string, typed: string): string[] => marksIn(shown, wantedIn(typed)).map(([from, to]) => shown.slice(from, to));

  it('stand on a single letter only where it is a word of its own', () => {
    expect(marked('TESTPATIENT-BIRCH, Ben · hepatitis B', 'b')).toEqual(['B']);
    expect(marked('Level L 4', 'l 4')).toEqual(['L', '4']);
  });

  it('stand on a number as a whole, across its blanks', () => {
    expect(marked('999 000 1235 · TT100001', '9990001235')).toEqual(['999 000 1235']);
    expect(marked('999 000 1235 · TT100001', '0001 235')).toEqual(['000 1235']);
    expect(marked('L4, 5 June', '45')).toEqual([]);
  });

  it('stand on each word of letters wherever it is, as it was searched', () => {
    expect(marked('TESTPATIENT-ÉLAN, Zoë', 'elan zo')).toEqual(['ÉLAN', 'Zo']);
  });

  it('stand on the letters as they are shown', () => {
    expect(marksIn('TESTPATIENT-ÉLAN, Zoë', wantedIn('elan zoe'))).toEqual([[12, 16], [18, 21]]);
    expect(marksIn('Sarcoma', wantedIn('sar arc'))).toEqual([[0, 4]]);
    expect(marksIn('', wantedIn('a'))).toEqual([]);
  });
});
