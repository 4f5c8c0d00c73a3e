import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { PushEvent } from '../../../shared/api/contract.ts';
import type { Call, InputOf, OutputOf } from '../../../shared/api/contract.ts';
import { type App, createApp } from '../../../electron/core/app.ts';
import { verifyDataFolder } from '../../../electron/core/verify/verifyDataFolder.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { resources } from '../../fakes/pathway.ts';
import { chair as by, details, meetingDay, scribe } from '../../fakes/records.ts';
import { tempFolders } from '../storage/tempFolder.ts';
import { contents, shelf, taken } from './backedUpFolder.ts';

const makeFolder = tempFolders();
let count = 0;

type Running = { readonly app: App; readonly pushed: PushEvent[]; take<C extends Call>(name: C, input: InputOf<C>): Promise<OutputOf<C>> };

async function start(folder: string, shell: 'cli' | 'loopback' = 'loopback'): Promise<Running> {
  const app = taken(await createApp({ folder, key: dataKey, resources, shell, clock: () => new Date('2026-11-26T09:00:00Z'), ids: () => `id-${++count}`, log: () => undefined }));
  const pushed: PushEvent[] = [];
  app.subscribe((event) => pushed.push(event));
  // The handler of a call answers what the contract says of it.
  return { app, pushed, take: async <C extends Call>(name: C, input: InputOf<C>) => taken(await app.dispatch(name, input)) as OutputOf<C> };
}
const shelfOf = (folder: string): string[] => (readdirSync(join(folder, '..')).includes('data-backups') ? shelf(`${folder}-backups`) : []);
const registerOne = ({ take }: Running) => take('case.register', { by, details: details() });

describe('the program with its backups', () => {
  it('makes one when it is closed with something changed, and none when not, or when it is told not to', async () => {
    const folder = join(await makeFolder(), 'data');
    let running = await start(folder);
    await registerOne(running);
    await running.app.close({ lastBackup: false });
    expect(shelfOf(folder)).toEqual([]);
    running = await start(folder);
    await running.app.close();
    const [name = ''] = shelfOf(folder);
    expect(taken(await verifyDataFolder({ folder: join(`${folder}-backups`, name, 'data'), key: dataKey }))).toMatchObject({ findings: [], streams: 1 });
    running = await start(folder);
    await running.take('actor.choose', { actor: by });
    await running.app.close();
    expect(shelfOf(folder)).toEqual([name]);
    running = await start(folder);
    expect((await running.take('backup.read', {})).backups).toMatchObject([{ name, why: 'close', cases: 1 }]);
    await running.app.close();
  });

  it('gives up the last backup under way when it is closed again without one, and is closed in order', async () => {
    const folder = join(await makeFolder(), 'data');
    const running = await start(folder);
    await registerOne(running);
    const hurried: Promise<void>[] = [];
    running.app.subscribe((event) => {
      if (event.name === 'progress' && event.data.phase === 'copying') hurried.push(running.app.close({ lastBackup: false }));
    });
    await running.app.close();
    await Promise.all(hurried);
    expect(hurried.length).toBeGreaterThan(0);
    expect(shelfOf(folder)).toEqual([]);
    const next = await start(folder);
    expect(await next.take('workspace.read', {})).toMatchObject({ mode: 'writer', backupTrouble: null });
    await next.app.close({ lastBackup: false });
  });

  it('makes none when the command line closes it, but before it takes a list in', async () => {
    const folder = join(await makeFolder(), 'data');
    const running = await start(folder, 'cli');
    await registerOne(running);
    const base64 = Buffer.from('Name,Professional number\nTest Practitioner,1234567\n').toString('base64');
    const { basis } = await running.take('directory.preview', { fileName: 'list.csv', base64 });
    await running.take('directory.commit', { by, fileName: 'list.csv', base64, basis, choices: [] });
    await running.app.close();
    expect(shelfOf(folder)).toHaveLength(1);
    const again = await start(folder, 'cli');
    // Without what the list brought.
    expect((await again.take('backup.read', {})).backups).toMatchObject([{ why: 'directory', cases: 1 }]);
    await again.app.close();
  });

  it('makes one before a case list is written, tells how far it has come, and writes nothing where that is cancelled', async () => {
    const folder = join(await makeFolder(), 'data');
    const running = await start(folder);
    const { id: meetingId } = await running.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } });
    const list = { meetingId, fileName: 'list.csv', base64: Buffer.from('Hospital number,Surname,Forename,Date of birth\nTEST-1,TESTPATIENT-ALDER,Ada,1970-01-01\n').toString('base64') };
    const { basis } = await running.take('import.preview', list);
    const stop = running.app.subscribe((event) => {
      if (event.name === 'progress' && event.data.phase === 'copying') void running.app.dispatch('import.cancel', { run: 'first' });
    });
    expect(await running.app.dispatch('import.commit', { by, ...list, basis, choices: [], run: 'first' })).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/Cancelled/) } });
    stop();
    expect(await running.take('cases.list', {})).toEqual([]);
    expect(shelfOf(folder)).toEqual([]);
    expect((await running.take('workspace.read', {})).backupTrouble).toBeNull();
    await running.take('import.commit', { by, ...list, basis, choices: [], run: 'second' });
    expect(await running.take('cases.list', {})).toHaveLength(1);
    expect((await running.take('backup.read', {})).backups).toMatchObject([{ why: 'import', cases: 0, meetings: 1 }]);
    expect(running.pushed.some((event) => event.name === 'progress' && event.data.run === 'second' && event.data.phase === 'verifying')).toBe(true);
    await running.app.close();
  });

  it('writes nothing of a list that is cancelled after the last step of the backup before it', async () => {
    const running = await start(join(await makeFolder(), 'data'));
    const { id: meetingId } = await running.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } });
    const list = { meetingId, fileName: 'list.csv', base64: Buffer.from('Hospital number,Surname,Forename,Date of birth\nTEST-1,TESTPATIENT-ALDER,Ada,1970-01-01\n').toString('base64') };
    const { basis } = await running.take('import.preview', list);
    const answers: Promise<unknown>[] = [];
    const stop = running.app.subscribe((event) => {
      // Not at the step itself, which would heed it, but a moment later: so small a folder is verified in one.
      if (event.name === 'progress' && event.data.phase === 'verifying') setImmediate(() => answers.push(running.app.dispatch('import.cancel', { run: 'late' })));
    });
    expect(await running.app.dispatch('import.commit', { by, ...list, basis, choices: [], run: 'late' })).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/Cancelled/) } });
    stop();
    expect(await Promise.all(answers)).toEqual([{ ok: true, value: { cancelled: true } }]);
    expect(await running.take('cases.list', {})).toEqual([]);
    await running.take('import.commit', { by, ...list, basis, choices: [], run: 'again' });
    expect(await running.take('cases.list', {})).toHaveLength(1);
    await running.app.close();
  });

  it('goes on without one where none can be made, and says so on every screen', async () => {
    const place = await makeFolder();
    const folder = join(place, 'data');
    const running = await start(folder);
    await running.take('backup.make', { by });
    renameSync(`${folder}-backups`, join(place, 'unplugged'));
    await registerOne(running);
    const base64 = Buffer.from('Name,Professional number\nTest Practitioner,1234567\n').toString('base64');
    const { basis } = await running.take('directory.preview', { fileName: 'list.csv', base64 });
    await running.take('directory.commit', { by, fileName: 'list.csv', base64, basis, choices: [] });
    expect((await running.take('workspace.read', {})).backupTrouble).toMatch(/is not there/);
    expect(running.pushed).toContainEqual({ name: 'changed', data: { kind: 'backup', id: '' } });
    await running.app.close();
    expect(readdirSync(place).sort()).toEqual(['data', 'unplugged']);
  });

  it('makes one when a meeting is sealed', async () => {
    const folder = join(await makeFolder(), 'data');
    const running = await start(folder);
    const { id: meetingId } = await running.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } });
    const step = async (event: InputOf<'meeting.record'>['event']): Promise<void> => {
      const { version } = await running.take('meeting.read', { meetingId });
      await running.take('meeting.record', { by, meetingId, expectedVersion: version, event });
    };
    const caseId = (await registerOne(running)).summary.id;
    await step({ type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '' } });
    await step({ type: 'attendanceRecorded', attendees: [scribe] });
    await step({ type: 'started' });
    const decide = async (event: InputOf<'case.record'>['event']): Promise<void> => {
      const { version } = await running.take('case.read', { caseId });
      await running.take('case.record', { by, caseId, expectedVersion: version, event });
    };
    await decide({ type: 'triaged', to: 'otherService', reason: 'No contact with the spine' });
    await step({ type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });
    await vi.waitFor(async () => expect((await running.take('backup.read', {})).backups).toMatchObject([{ why: 'seal', meetings: 1 }]), { timeout: 20_000 });
    await running.app.close();
    // The close has nothing to add.
    expect(shelfOf(folder)).toHaveLength(1);
  });

  it('proves a backup by opening the program itself on it, and leaves it as it was', async () => {
    const folder = join(await makeFolder(), 'data');
    const running = await start(folder);
    await registerOne(running);
    const made = await running.take('backup.make', { by });
    expect(made).toMatchObject({ unchanged: false, view: { backups: [{ name: made.name, proof: null }] } });
    const copy = join(`${folder}-backups`, made.name);
    const before = await contents(copy);
    const { proof, view } = await running.take('backup.prove', { by, name: null });
    expect(proof).toMatchObject({ at: '2026-11-26T09:00:00.000Z', cases: 1, meetings: 0, faults: [] });
    expect(view.backups[0]?.proof).toEqual(proof);
    expect(await contents(copy)).toEqual(before);
    expect(await running.take('backup.make', { by })).toMatchObject({ name: made.name, unchanged: true });
    const preview = await running.take('backup.preview', { name: made.name });
    expect(preview).toMatchObject({ cases: 1, caseCountGone: 0, recordsOlder: 0 });
    await running.app.close();
  });

  it('lets observers look, and nobody but the desk choose the folder', async () => {
    const running = await start(join(await makeFolder(), 'data'));
    const observer = { ...by, role: 'other' as const };
    expect(await running.app.dispatch('backup.make', { by: observer })).toMatchObject({ ok: false, refusal: { code: 'notPermitted' } });
    expect(await running.app.dispatch('backup.save', { by: { ...by, role: 'radiologist' }, target: null, keep: 14 })).toMatchObject({ ok: false, refusal: { code: 'notPermitted' } });
    expect(await running.app.dispatch('backup.save', { by, target: null, keep: 2 })).toMatchObject({ ok: false, refusal: { code: 'invalidInput', message: 'Keep needs to be at least 3.' } });
    expect(await running.app.dispatch('backup.read', {})).toMatchObject({ ok: true, value: { backups: [], keep: 14, chosen: false } });
    await running.app.close();
  });
});
