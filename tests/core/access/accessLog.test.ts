import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '../../../electron/core/verify/verifyDataFolder.ts';
import { type Call, contract } from '../../../shared/api/contract.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { FailingDisk } from '../../faults/failingDisk.ts';
import { chair as by, details, meetingDay } from '../../fakes/records.ts';
import { RealApp } from './realApp.ts';

let app: RealApp;
let caseId: string;
let meetingId: string;
beforeEach(async () => {
  app = new RealApp();
  await app.start({ opened: { way: 'passphrase', failed: ['2026-11-26T08:58:00.000Z', '2026-11-26T08:59:00.000Z'] } });
  await app.take('actor.choose', { actor: by });
  ({ id: meetingId } = await app.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } }));
  caseId = (await app.take('case.register', { by, details: details() })).summary.id;
});
afterEach(() => app.end());

const room = (): string => join(app.folder, 'access');
const monthFile = (month: string): string => join(room(), `${month}.events`);
const linesOf = (month: string): string[] => readFileSync(monthFile(month), 'latin1').split(/(?<=\n)/);
const texts = async (): Promise<string[]> => (await app.log()).lines.map(({ text }) => text);
const found = async (): Promise<string[]> => {
  const verified = await verifyDataFolder({ folder: app.folder, key: dataKey });
  if (!verified.ok) throw new Error(verified.refusal.message);
  return verified.value.findings.map(({ of, what }) => `${of}: ${what}`);
};
const told = (screen: 'owed' | 'case') => app.take('access.told', { act: 'printed', screen, meetingId: null, caseId: screen === 'case' ? caseId : null });

describe('the access log', () => {
  it('says who opened the folder and how, what failed before, and who took the keyboard', async () => {
    expect((await app.log()).lines.map(({ kind, by: who, text }) => [kind, who, text])).toEqual([
      ['tookSeat', 'Test Chair', 'Is at the keyboard from here on.'],
      ['opened', null, 'Opened the data folder with the passphrase.'],
      ['failedToUnlock', null, '2 attempts to unlock failed before, the last on 26 Nov 2026 at 08:59.'],
    ]);
  });

  it('says who read a case, once an hour for each person', async () => {
    const reads = async (): Promise<string[]> => (await app.log({ kind: 'read' })).lines.map(({ by: who, caseName }) => `${who ?? ''}: ${caseName}`).sort();
    for (let times = 0; times < 3; times += 1) await app.take('case.read', { caseId });
    expect(await reads()).toEqual(['Test Chair: TESTPATIENT-ONE, Ada']);
    await app.take('actor.choose', { actor: { ...by, name: 'Test Scribe' } });
    await app.take('case.read', { caseId });
    expect(await reads()).toEqual(['Test Chair: TESTPATIENT-ONE, Ada', 'Test Scribe: TESTPATIENT-ONE, Ada']);
    app.now = new Date('2026-11-26T10:00:00Z');
    await app.take('case.read', { caseId });
    expect(await reads()).toHaveLength(3);
  });

  it('has what was exported, packed, printed, copied and circulated, and nothing of a call that was refused', async () => {
    expect(await app.ask('export.meeting', { meetingId, format: 'pdf' })).toMatchObject({ ok: false });
    expect(await app.ask('case.read', { caseId: 'no-such-case' })).toMatchObject({ ok: false });
    await app.take('meeting.record', { by, meetingId, expectedVersion: 1, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 10, lateReason: '', lateAgreedBy: '' } } });
    const { version } = await app.take('meeting.read', { meetingId });
    await app.take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'circulated', to: 'the team', recipients: [] } });
    await app.take('circulation.file', { meetingId, version: null, kind: 'agenda' });
    await app.take('circulation.file', { meetingId, version: 1, kind: 'pack' });
    await app.take('export.map', { caseId });
    await told('case');
    await app.take('access.told', { act: 'copied', screen: 'owed', meetingId, caseId: null });
    await app.take('record.file', { by, format: 'csv', filters: { from: meetingDay, to: meetingDay } });
    expect((await texts()).slice(0, -3).toReversed()).toEqual([
      'Circulated the list.',
      'Exported the agenda (PDF).',
      'Made a pack of version 1 of the list.',
      'Exported the map of the pathway (SVG).',
      'Printed a case.',
      'Copied text from who owes what.',
      'Exported the record of changes (CSV).',
    ]);
  });

  it('has the entry on the disk before the file is given out', async () => {
    await app.log();
    const before = linesOf('2026-11').length;
    await app.take('export.map', { caseId });
    expect(linesOf('2026-11')).toHaveLength(before + 1);
  });

  it('names no patient on the disk: neither in clear nor under the key', async () => {
    await app.take('case.read', { caseId });
    await app.take('export.map', { caseId, named: true });
    const { lines } = await app.log();
    const stored = JSON.stringify(lines.map(({ caseName: _resolved, ...line }) => line));
    for (const trace of ['TESTPATIENT', 'Ada', '9990001235', 'TT100001', '1979-03-14']) expect(stored).not.toContain(trace);
    expect(readFileSync(monthFile('2026-11'), 'latin1')).not.toMatch(/Test Chair|opened|passphrase/);
  });

  it('is not for everybody: the chair and the coordinator may read it, and a file of it names no patient', async () => {
    for (const role of ['spinalSurgeon', 'other'] as const) {
      expect(await app.ask('access.read', { by: { ...by, role }, filters: { from: meetingDay, to: meetingDay } })).toMatchObject({ ok: false, refusal: { code: 'notPermitted' } });
    }
    await app.take('case.read', { caseId });
    const file = await app.take('access.file', { by: { ...by, role: 'coordinator' }, format: 'csv', filters: { from: meetingDay, to: meetingDay } });
    const text = Buffer.from(file.base64, 'base64').toString();
    expect(file.fileName).toBe('mdt-access-log-2026-11-26-to-2026-11-26.csv');
    expect(text).toMatch(/^\uFEFFWhen \(UTC\),Day,/);
    expect(text).toContain(`Read the case.,${caseId}`);
    expect(text).not.toContain('TESTPATIENT');
  });

  it('begins a file each month, which says how the month before it ended, and none for a clock that was put back', async () => {
    app.now = new Date('2026-12-01T09:00:00Z');
    await told('owed');
    app.now = new Date('2026-11-30T09:00:00Z');
    await told('case');
    expect(readdirSync(room()).sort()).toEqual(['2026-11.events', '2026-12.events']);
    expect((await app.log({ from: '2026-11-30', to: '2026-11-30' })).lines.map(({ text }) => text)).toEqual(['Printed a case.']);
    expect((await app.log({ from: '2026-12-01', to: '2026-12-31' })).lines.map(({ text }) => text)).toEqual(['Printed who owes what.']);
    await app.close();
    expect(await found()).toEqual([]);
  });

  it('goes on behind a torn end, as a program that was killed leaves it', async () => {
    await app.close();
    appendFileSync(monthFile('2026-11'), `${'a'.repeat(64)} half`);
    expect(await found()).toEqual([]);
    await app.start();
    await told('owed');
    expect((await texts())[0]).toBe('Printed who owes what.');
    expect(await app.damage()).toEqual([]);
  });
});

describe('the access log of a program that only reads', () => {
  const reader = new RealApp();
  const readerFiles = (): string[] => readdirSync(room()).filter((name) => name.startsWith('reader-'));
  /** A second program opens the folder, reads a case, prints it and exports, beside the first. */
  const readBeside = async (): Promise<void> => {
    await reader.start({ folder: app.folder, shell: 'cli', opened: { way: 'passphrase', failed: ['2026-11-26T08:59:30.000Z'] } });
    await reader.take('actor.choose', { actor: { ...by, name: 'Test Reader' } });
    await reader.take('case.read', { caseId });
    await reader.take('access.told', { act: 'printed', screen: 'case', meetingId: null, caseId });
    await reader.take('export.map', { caseId });
  };
  afterEach(() => reader.end());

  it('is a file of its own, which needs no writer’s place, and stands with the rest on the screen of both', async () => {
    await app.log();
    const before = readFileSync(monthFile('2026-11'));
    await readBeside();
    expect(readFileSync(monthFile('2026-11')).equals(before)).toBe(true);
    expect(readerFiles()).toHaveLength(1);
    const wanted = ['One attempt to unlock failed before, on 26 Nov 2026 at 08:59.', 'Opened the data folder with the passphrase.', 'Is at the keyboard from here on.', 'Read the case.', 'Printed a case.', 'Exported the map of the pathway (SVG).'];
    for (const each of [app, reader]) {
      const { lines, kept, notRead } = await each.log();
      expect(lines.filter(({ shell }) => shell === 'command line, reading only').map(({ text }) => text).toReversed()).toEqual(wanted);
      expect([kept, notRead, lines.length]).toEqual([true, [], wanted.length + 3]);
    }
    expect(await found()).toEqual([]);
    expect(readFileSync(join(room(), readerFiles()[0] ?? ''), 'latin1')).not.toMatch(/TESTPATIENT|Test Reader|opened/);
  });

  it('has the entry on the disk before the file is given out', async () => {
    await readBeside();
    const [file = ''] = readerFiles();
    const before = readFileSync(join(room(), file)).length;
    await reader.take('export.map', { caseId });
    expect(readFileSync(join(room(), file)).length).toBeGreaterThan(before);
  });

  it.each([
    ['a byte of it is changed', (path: string): void => writeFileSync(path, readFileSync(path).map((byte, index) => (index === 200 ? byte ^ 1 : byte))), /reader-.*: Event \d+ (does not match|was changed)/],
    ['its last entry is removed', (path: string): void => writeFileSync(path, readFileSync(path, 'latin1').split(/(?<=\n)/).slice(0, -1).join(''), 'latin1'), /reader-.*: The end of what a program that only read has noted is missing: 7 entries were there, 6 are there now/],
    ['it is removed', (path: string): void => rmSync(path), /reader-.*: What a program that only read has noted is missing/],
  ])('is named by verify and after the next opening where %s, once the program that writes has looked', async (_name, attack, says) => {
    await readBeside();
    const [file = ''] = readerFiles();
    await reader.close();
    await app.log();
    await app.close();
    expect(await found()).toEqual([]);
    attack(join(room(), file));
    expect((await found()).join('\n')).toMatch(says);
    await app.start();
    await expect.poll(async () => (await app.damage()).map(({ id, reason }) => `${id}: ${reason}`).join('\n'), { timeout: 20_000 }).toMatch(says);
    expect((await app.take('access.verify', {})).findings[0]?.name).toBe('What a program that only read has noted');
  });

  it('that cannot be written is said in it, and holds up neither reading nor a file', async () => {
    const disk = new FailingDisk();
    disk.breaks(() => 'EROFS');
    await reader.start({ folder: app.folder, disk });
    expect(await reader.ask('case.read', { caseId })).toMatchObject({ ok: true });
    expect(await reader.ask('export.map', { caseId })).toMatchObject({ ok: true });
    expect(await reader.damage()).toMatchObject([{ id: 'access log', reason: expect.stringContaining('could not be written to the access log. The data folder does not allow writing.') }]);
    disk.heals();
    await reader.take('export.map', { caseId });
    expect(await reader.damage()).toEqual([]);
    expect((await app.log()).lines.filter(({ shell }) => shell.endsWith('reading only')).map(({ text }) => text).toReversed()).toEqual(['Opened the data folder with a key that was given by the program.', 'Read the case.', 'Exported the map of the pathway (SVG).', 'Exported the map of the pathway (SVG).']);
  });

  it('is not made in a backup that is opened to be proved', async () => {
    await app.log();
    const { name } = await app.take('backup.make', { by });
    const accessOf = (): string[] => readdirSync(join(`${app.folder}-backups`, name, 'data', 'access'));
    const before = accessOf();
    await app.take('backup.prove', { by, name });
    expect(accessOf()).toEqual(before);
    rmSync(`${app.folder}-backups`, { recursive: true, force: true });
  });
});

describe('an access log somebody laid hands on', () => {
  /** Three months of it, and the program closed. */
  beforeEach(async () => {
    for (const day of ['2026-11-27', '2026-12-03', '2027-01-07']) {
      app.now = new Date(`${day}T09:00:00Z`);
      await told('owed');
      await told('case');
    }
    await app.close();
    expect(await found()).toEqual([]);
  });
  const write = (month: string, lines: readonly string[]): void => writeFileSync(monthFile(month), lines.join(''), 'latin1');

  it.each([
    ['an entry of it is removed', (): void => write('2026-12', linesOf('2026-12').filter((_line, index) => index !== 1)), 'access/2026-12: Event 2 does not match'],
    ['two entries change places', (): void => write('2026-12', [0, 2, 1].map((index) => linesOf('2026-12')[index] ?? '')), 'access/2026-12: Event 2 does not match'],
    ['its last entry is removed', (): void => write('2027-01', linesOf('2027-01').slice(0, -1)), 'access/2027-01: The end of this month of the access log is missing: 3 entries were there, 2 are there now.'],
    ['a month is removed', (): void => rmSync(monthFile('2026-12')), 'access/2026-12: This month of the access log is missing'],
    ['the latest month is removed', (): void => rmSync(monthFile('2027-01')), 'access/2027-01: This month of the access log is missing'],
    ['a month lies under another’s name', (): void => renameSync(monthFile('2026-12'), monthFile('2027-01')), 'access/2027-01: Event 1 does not match'],
  ])('is named by verify and after the next opening where %s', async (_name, attack, sentence) => {
    attack();
    expect((await found()).join('\n')).toContain(sentence);
    await app.start();
    const [of = '', what = ''] = sentence.split(': ');
    await expect.poll(async () => (await app.damage()).map(({ id, reason }) => `${id}: ${reason}`).join('\n'), { timeout: 20_000 }).toContain(`${of.replace('/', '-')}: ${what}`);
    // It goes on being written all the same, and says itself what was noticed.
    await expect.poll(async () => (await app.log({ kind: 'noticed' })).lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await told('owed');
    expect((await app.log({ kind: 'printed' })).lines[0]).toMatchObject({ text: 'Printed who owes what.' });
  });

  it('has every changed byte noticed', async () => {
    const whole = readFileSync(monthFile('2026-12'));
    for (let position = 0; position < whole.length; position += 7) {
      const changed = Buffer.from(whole);
      changed[position] = (changed[position] ?? 0) ^ (1 << position % 8);
      writeFileSync(monthFile('2026-12'), changed);
      expect((await found()).join('\n'), `byte ${position}`).toContain('access/2026-12');
    }
  });

  it('keeps a damaged month untouched under “damaged”, and verify goes on naming it', async () => {
    const changed = readFileSync(monthFile('2027-01'));
    changed[100] = (changed[100] ?? 0) ^ 1;
    writeFileSync(monthFile('2027-01'), changed);
    await app.start();
    await expect.poll(() => app.damage(), { timeout: 20_000 }).toHaveLength(1);
    const setAside = (await app.damage())[0]?.setAside ?? null;
    expect(readFileSync(join(app.folder, setAside ?? '')).equals(changed)).toBe(true);
    await app.close();
    expect((await found()).join('\n')).toMatch(/access\/2027-01.*It was set aside as damaged/);
  });
});

describe('an access log the disk does not take', () => {
  it('is said on the list of what is wrong, holds up neither the record nor a file, and is written once the disk takes it again', async () => {
    await app.log();
    // A folder in the place of the file: no program can write it.
    renameSync(monthFile('2026-11'), `${monthFile('2026-11')}-kept`);
    mkdirSync(monthFile('2026-11'));
    expect(await app.ask('export.map', { caseId })).toMatchObject({ ok: true });
    expect(await app.damage()).toMatchObject([{ id: 'access log', reason: expect.stringContaining('could not be written to the access log') }]);
    expect(await app.ask('case.record', { by, caseId, expectedVersion: 1, event: { type: 'addendum', text: 'Seen today.' } })).toMatchObject({ ok: true });
    rmSync(monthFile('2026-11'), { recursive: true });
    renameSync(`${monthFile('2026-11')}-kept`, monthFile('2026-11'));
    await told('case');
    expect(await app.damage()).toEqual([]);
    expect((await texts()).slice(0, 2)).toEqual(['Printed a case.', 'Exported the map of the pathway (SVG).']);
    expect(existsSync(monthFile('2026-11'))).toBe(true);
  });
});

describe('an access log that could not be written before the folder is closed', () => {
  it('is said in the program’s own log, by how many entries', async () => {
    await app.log();
    renameSync(monthFile('2026-11'), `${monthFile('2026-11')}-kept`);
    mkdirSync(monthFile('2026-11'));
    await app.take('export.map', { caseId });
    await app.close();
    expect(app.faults.map(String)).toContain('Entries of the access log that could not be written before the data folder was closed: 1');
  });
});

describe('the calls that make a file', () => {
  it('all stand in the access log: a new one without an entry is noticed here', () => {
    const names = (Object.keys(contract) as Call[]).filter((name) => Object.hasOwn(contract[name].output.def, 'shape') && Object.hasOwn((contract[name].output as { shape?: object }).shape ?? {}, 'base64'));
    expect(names.sort()).toEqual(['access.file', 'circulation.file', 'export.map', 'export.meeting', 'import.notTaken', 'record.file']);
  });
});
