import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch, type Handlers } from '../../electron/core/dispatch.ts';
import { createLockableApp, type LockableApp } from '../../electron/core/lock/lockableApp.ts';
import { leastCost } from '../../electron/core/vault/passphrase.ts';
import { faultLines } from '../../electron/shell/faultLines.ts';
import { type Call, contract, type InputOf, type OutputOf } from '../../shared/api/contract.ts';
import { ExportedFile } from '../../shared/api/views.ts';
import { FailingDisk } from '../faults/failingDisk.ts';
import { inputsOf, type Pool } from '../fakes/inputArbitrary.ts';
import { resources } from '../fakes/pathway.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';
import { tempFolders } from './storage/tempFolder.ts';

/** What would tell of the patient: nothing else in the program or the tests has it. */
const marks = ['TESTPATIENT-QUILLFEATHER', 'Zebedina', '9990001235', 'QX774411', '1979-03-14', 'xylograph in the attic'] as const;
const [familyName, givenName, nhsNumber, hospitalNumber, dateOfBirth, words] = marks;
const patient = { ...details().patient, familyName, givenName, nhsNumber, hospitalNumber, dateOfBirth };
const passphrase = 'invented lantern under seven plums';
const calls = Object.keys(contract) as Call[]; // its own keys
/** Would lock the desk or count as an attempt: they take no patient. */
const ofTheLock = /^vault\./;

const makeFolder = tempFolders();
let folder: string;
let disk: FailingDisk;
let app: LockableApp;
let logged: string[];
let saved: string[];
let ids: { caseId: string; meetingId: string };

async function start(): Promise<void> {
  const started = await createLockableApp({ folder, disk, resources, shell: 'desktop', clock: () => new Date('2026-11-26T09:00:00Z'), ids: randomUUID, cost: leastCost, log: (message, error) => logged.push(faultLines(message, error)) });
  if (!started.ok) throw new Error(started.refusal.message);
  app = started.value;
  for (const call of ['vault.create', 'vault.unlock'] as const) await app.dispatch(call, { passphrase });
}
async function ask(name: Call, input: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown; readonly refusal?: { readonly code: string; readonly message: string } }> {
  const answer = await app.dispatch(name, input);
  if (!answer.ok) {
    if (answer.refusal.code === 'internal') logged.push(answer.refusal.message);
    return answer;
  }
  const file = ExportedFile.safeParse(answer.value);
  if (file.success) saved.push(file.data.fileName);
  return answer;
}
async function take<C extends Call>(name: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const answer = await ask(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.refusal?.message ?? ''}`);
  return answer.value as OutputOf<C>; // the core answers what the contract promises
}
/** Everything a stranger can read without the key: what was logged, and the names of files here and where they were saved to. */
const seen = (): string => {
  const below = (path: string): string[] => readdirSync(path, { recursive: true }).map(String);
  return [...logged, ...saved, ...below(join(folder, '..'))].join('\n').toLowerCase();
};
const leaks = (): string[] => marks.filter((mark) => seen().includes(mark.toLowerCase()));

/** Inputs for every call of the contract, most of them whole, with the patient in every field that takes a text. */
async function callEverything(times: number, seed: number): Promise<void> {
  // Without the day of birth: as the first day of a list that is saved it stands, rightly, in the name of its file.
  const pool: Pool = { texts: [...marks.filter((mark) => mark !== dateOfBirth), `${familyName}, ${givenName}`, ids.caseId, ids.meetingId, 'unknown', '2026-11-26', '14:00', 'T8', `${familyName}.csv`, Buffer.from(`Name\n${familyName}\n`).toString('base64')], numbers: [0, 1, 5, 40] };
  for (const name of calls) {
    if (ofTheLock.test(name)) continue;
    for (const input of fc.sample(inputsOf(contract[name].input, pool), { numRuns: times, seed })) {
      await ask(name, typeof input === 'object' && input !== null && 'by' in input ? { ...input, by } : input);
      // And one that does not fit: the patient where nothing of the kind is asked for.
      await ask(name, { ...(input as object), [familyName]: words, by: `${givenName} ${familyName}` });
      await ask(name, familyName);
    }
  }
}

beforeEach(async () => {
  folder = join(await makeFolder(), 'data');
  [disk, logged, saved] = [new FailingDisk(), [], []];
  await start();
  await take('actor.choose', { actor: by });
  const { id: meetingId } = await take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } });
  const { summary } = await take('case.register', { by, details: details({}, { patient, question: words, wishes: words }) });
  ids = { caseId: summary.id, meetingId };
  await take('meeting.record', { by, meetingId, expectedVersion: 1, event: { type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 10, lateReason: '', lateAgreedBy: '' } } });
});
afterEach(() => app.close());

describe('nothing of a patient stands in the log, in the name of a file, or in what a fault says', () => {
  it('when files are made', async () => {
    const { caseId, meetingId } = ids;
    const { version } = await take('meeting.read', { meetingId });
    await take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'circulated', to: 'the team', recipients: [] } });
    await take('circulation.file', { meetingId, version: 1, kind: 'pack' });
    await take('circulation.file', { meetingId, version: null, kind: 'agenda' });
    await take('export.map', { caseId, named: true });
    await take('record.file', { by, format: 'csv', filters: { from: meetingDay, to: meetingDay, caseId } });
    await take('access.file', { by, format: 'json', filters: { from: meetingDay, to: meetingDay, caseId } });
    await take('privateNote.save', { by, caseId, text: words });
    await take('backup.make', { by });
    expect(saved).toHaveLength(5);
    expect(seen()).toContain(caseId);
    expect(leaks()).toEqual([]);
  });

  it('when every call is made, rightly and wrongly', async () => {
    await callEverything(6, 1);
    expect(leaks()).toEqual([]);
  });

  it.each(['ENOSPC', 'EROFS', 'EIO'])('when the disk answers %s now and then', async (code) => {
    let count = 0;
    disk.breaks((operation) => (operation !== 'open' && ++count % 3 === 0 ? code : null));
    await callEverything(2, 2);
    disk.heals();
    expect(logged.length).toBeGreaterThan(5);
    expect(leaks()).toEqual([]);
  });

  it('when records and documents are damaged', async () => {
    await take('privateNote.save', { by, caseId: ids.caseId, text: words });
    await app.close();
    for (const path of [`streams/case/${ids.caseId}.events`, `streams/meeting/${ids.meetingId}.events`, 'documents/read-model.sealed', 'documents/private-notes.sealed', 'documents/versions.events']) {
      const bytes = readFileSync(join(folder, path));
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      writeFileSync(join(folder, path), bytes);
    }
    rmSync(join(folder, 'closed-cleanly'), { force: true });
    await start();
    for (const name of ['case.read', 'meeting.read', 'cases.list', 'privateNote.read'] as const) await ask(name, { ...ids, by });
    await callEverything(1, 3);
    await app.close();
    await start();
    expect(logged.join('\n')).toContain('was refused');
    expect(leaks()).toEqual([]);
  });

  it('when the program has a fault of its own: the call is answered in words, and the log says where it was', async () => {
    const faulty = { 'case.read': () => Promise.reject(new Error(`No plan for ${familyName}`, { cause: words })) } as unknown as Handlers; // one is enough here
    const dispatch = createDispatch(faulty, (message, error) => logged.push(faultLines(message, error)));
    expect(await dispatch('case.read', { caseId: ids.caseId })).toMatchObject({ ok: false, refusal: { code: 'internal' } });
    expect(logged.at(-1)).toMatch(/^The call case\.read failed\.\nError\n {4}at /);
    expect(leaks()).toEqual([]);
  });
});
