import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { openDataFolder } from '../../electron/core/storage/dataFolder.ts';
import { streamName } from '../../electron/core/storage/streamNames.ts';
import { verifyDataFolder } from '../../electron/core/verify/verifyDataFolder.ts';
import type { Result } from '../../shared/domain/result.ts';
import { randomFrom } from '../core/storage/child.ts';
import { dataKey } from '../fakes/dataKey.ts';
import { inOwnFolder, startApp, startSound } from './campaignFolder.ts';
import { type Figures, Tally } from './figures.ts';
import { RecordingDesk } from './recordingDesk.ts';
import { mustBeTold } from './takeStep.ts';

/** The whole application is started on every so many-th change; on the others the data folder alone is opened, which reads the same. */
const wholeStartEvery = 101;

/** Which changes are tried: every so many-th byte, and whether each of the eight bits in one record and one document. */
export type Flips = { readonly everyByte: number; readonly allBits: boolean };

/**
 * Changes one bit of one byte of a stored file: the look through the folder must name that file and no other, and the next start must refuse it in a sentence
 * and give out all the others as they were. The random bit is another in each round.
 */
export async function flippedBits(flips: Flips, seed: number): Promise<Figures> {
  const tally = new Tally('one bit of one byte of a stored file changed', seed);
  const random = randomFrom(seed);
  await inOwnFolder(async (room) => {
    const folder = join(room, 'data');
    await fill(folder, random, seed);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile() && statSync(join(folder, name)).size > 0);
    const contents = new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
    const sound = await hashesOf(folder);
    tally.count('acknowledged', sound.events);
    const meeting = files.find((name) => name.startsWith(join('streams', 'meeting')));
    let count = 0;
    for (const [file, bytes] of contents) {
      const allBits = flips.allBits && (file === meeting || file === join('documents', 'settings.sealed'));
      for (let position = Math.floor(random() * flips.everyByte); position < bytes.length; position += allBits ? 1 : flips.everyByte) {
        for (const mask of allBits ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << Math.floor(random() * 8)]) {
          const changed = Buffer.from(bytes);
          changed[position] = (changed[position] ?? 0) ^ mask;
          writeFileSync(join(folder, file), changed);
          count += 1;
          await lookAtOne({ folder, file, where: `${file}, byte ${position} ^ ${mask}`, sound, whole: count % wholeStartEvery === 0 }, tally);
          restore(folder, contents);
          tally.roundDone();
        }
      }
    }
  });
  return tally.figures();
}

/** Two cases and a meeting, closed in order. */
async function fill(folder: string, random: () => number, seed: number): Promise<void> {
  const app = await startSound(folder);
  const desk = new RecordingDesk(app.dispatch, random, `${seed}`);
  for (const kind of ['case', 'meeting', 'case'] as const) await desk.begin(kind);
  for (let step = 0; step < 4; step += 1) await desk.step();
  await app.dispatch('actor.choose', { actor: { name: 'Test Chair', role: 'chair', trust: 'Test Trust North' } });
  await app.close();
}

type Sound = { readonly hashes: ReadonlyMap<string, string>; readonly events: number };
type One = { readonly folder: string; readonly file: string; readonly where: string; readonly sound: Sound; readonly whole: boolean };

/** The name under which people are told of a file. */
function nameOf(file: string): string {
  const [room = '', kind = ''] = file.split(/[\\/]/);
  const name = basename(file).replace(/\.[a-z]+$/, '');
  return room === 'streams' ? `${kind}/${name}` : room === 'documents' || room === 'access' ? `${room}/${name}` : file;
}

/** The id under which a file stands on the damage list, by its name. */
function damageIdOf(name: string): string {
  return name.startsWith('access/') ? name.replace('/', '-') : (name.split('/')[1] ?? '');
}

async function lookAtOne({ folder, file, where, sound, whole }: One, tally: Tally): Promise<void> {
  const name = nameOf(file);
  const verified = await verifyDataFolder({ folder, key: dataKey });
  if (!verified.ok) {
    if (file !== 'format.json') tally.goneWrong('notVerified', `${where}: the whole folder is refused: ${verified.refusal.message}`);
    mustBeTold(where, verified.refusal.message, folder, tally);
  } else {
    const named = verified.value.findings.map(({ of }) => of);
    if (!named.includes(name)) tally.goneWrong('notVerified', `${where}: named is ${named.join(', ') || 'nothing'}`);
    for (const other of named) if (other !== name) tally.goneWrong('notVerified', `${where}: ${other} is named too`);
    for (const { what } of verified.value.findings) mustBeTold(where, what, folder, tally);
  }
  if (whole) await startWhole(folder, file, name, where, tally);
  else await openIt(folder, file, name, where, sound, tally);
}

async function openIt(folder: string, file: string, name: string, where: string, sound: Sound, tally: Tally): Promise<void> {
  const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock: () => new Date(), ids: () => crypto.randomUUID(), log: () => undefined });
  if (!opened.ok) {
    if (file !== 'format.json') tally.goneWrong('lost', `${where}: the folder does not open`);
    mustBeTold(where, opened.refusal.message, folder, tally);
    return;
  }
  for (const [stream, hash] of sound.hashes) {
    const [kind, id = ''] = stream.split('/');
    const events = await opened.value.events.read({ kind: kind === 'case' ? 'case' : 'meeting', id });
    if (stream !== name && (!events.ok || events.value.at(-1)?.hash !== hash)) tally.goneWrong('lost', `${where}: ${stream} is not given out as it was`);
    if (stream !== name) continue;
    if (events.ok) tally.goneWrong('notVerified', `${where}: the record is given out all the same`);
    else mustBeTold(where, events.refusal.message, folder, tally);
  }
  for (const document of readdirSync(join(folder, 'documents')).filter((each) => each.endsWith('.sealed'))) {
    const { damage } = await opened.value.openDocument(document.replace('.sealed', ''), z.looseObject({}), {});
    if ((damage === null) === (`documents/${document}` === file)) tally.goneWrong(damage === null ? 'notVerified' : 'lost', `${where}: ${document}: ${damage?.reason ?? 'is given out all the same'}`);
  }
  // The access log is read when something is to be written in it, or when everything is looked through.
  await opened.value.access.check();
  for (const { reason } of opened.value.damage()) mustBeTold(where, reason, folder, tally);
  if (!opened.value.damage().some(({ id }) => id === damageIdOf(name))) tally.goneWrong('notTold', `${where}: the damage is not named`);
  await opened.value.close(false);
}

/** What the person sees who starts the program: the damage by name, and every other case. */
async function startWhole(folder: string, file: string, name: string, where: string, tally: Tally): Promise<void> {
  const app = await startApp(folder);
  if (!app.ok) {
    if (file !== 'format.json') tally.goneWrong('lost', `${where}: the application does not start: ${app.refusal.message}`);
    mustBeTold(where, app.refusal.message, folder, tally);
    return;
  }
  const { dispatch, close } = app.value;
  const [kind, id = ''] = name.split('/');
  // A record is read when it is asked for.
  if (kind === 'case' || kind === 'meeting') await dispatch(`${kind}.read`, { [`${kind}Id`]: id });
  if (kind === 'access') await dispatch('access.verify', {});
  const seen = (await dispatch('workspace.read', {})) as Result<{ damage: readonly { id: string; reason: string }[] }>;
  const damage = seen.ok ? seen.value.damage.find((each) => each.id === damageIdOf(name)) : undefined;
  mustBeTold(where, damage?.reason, folder, tally);
  await close();
}

async function hashesOf(folder: string): Promise<Sound> {
  const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock: () => new Date(), ids: () => crypto.randomUUID(), log: () => undefined });
  if (!opened.ok) throw new Error(opened.refusal.message);
  const hashes = new Map<string, string>();
  let count = 0;
  for (const stream of await opened.value.events.list()) {
    const events = await opened.value.events.read(stream);
    if (!events.ok) throw new Error(events.refusal.message);
    count += events.value.length;
    hashes.set(streamName(stream), events.value.at(-1)?.hash ?? '');
  }
  await opened.value.close(false);
  return { hashes, events: count };
}

/** Puts every file back as it was; what was set aside is taken away. */
function restore(folder: string, contents: ReadonlyMap<string, Buffer>): void {
  for (const name of readdirSync(join(folder, 'damaged'))) rmSync(join(folder, 'damaged', name));
  for (const [name, bytes] of contents) {
    const path = join(folder, name);
    const now = statSync(path, { throwIfNoEntry: false });
    if (now === undefined || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
  }
}
