import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../electron/core/app.ts';
import { type Verification, verifyDataFolder } from '../../electron/core/verify/verifyDataFolder.ts';
import type { Call, InputOf, OutputOf } from '../../shared/api/contract.ts';
import { dataKey } from '../fakes/dataKey.ts';
import { resources } from '../fakes/pathway.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';

let folder: string;
let app: App;
let count = 0;
let caseId: string;
let meetingId: string;

async function take<C extends Call>(name: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.refusal.message}`);
  // The handler of a call answers what the contract says of it.
  return result.value as OutputOf<C>;
}
async function start(): Promise<void> {
  const started = await createApp({ folder, key: dataKey, resources, shell: 'cli', clock: () => new Date('2026-11-26T09:00:00Z'), ids: () => `id-${++count}`, log: () => undefined });
  if (!started.ok) throw new Error(started.refusal.message);
  app = started.value;
}

/** A closed meeting with one case, and the program closed: everything is as it was left. */
beforeEach(async () => {
  count = 0;
  folder = mkdtempSync(join(tmpdir(), 'mdt-verify-'));
  await start();
  await take('actor.choose', { actor: by });
  ({ id: meetingId } = await take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } }));
  const step = async (event: InputOf<'meeting.record'>['event']): Promise<void> => {
    const { version } = await take('meeting.read', { meetingId });
    await take('meeting.record', { by, meetingId, expectedVersion: version, event });
  };
  caseId = (await take('case.register', { by, details: details() })).summary.id;
  await step({ type: 'caseListed', entry: { caseId, estimatedMinutes: 10, lateReason: '' } });
  await step({ type: 'started' });
  const { version } = await take('case.read', { caseId });
  await take('case.record', { by, caseId, expectedVersion: version, event: { type: 'triaged', to: 'pathway', reason: '' } });
  await app.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function verified(digest?: string): Promise<Verification> {
  const result = await verifyDataFolder({ folder, key: dataKey, digest });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}
const found = async (): Promise<string[]> => (await verified()).findings.map(({ of, what }) => `${of}: ${what}`);
const caseFile = (): string => join(folder, 'streams', 'case', `${caseId}.events`);
const document = (name: string): string => join(folder, 'documents', `${name}.sealed`);
const lines = (path: string): string[] => readFileSync(path, 'latin1').split(/(?<=\n)/);

describe('looking through a data folder', () => {
  it('finds nothing in one that is as it was left, and changes nothing', async () => {
    const before = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);
    expect(await verified()).toMatchObject({ streams: 2, findings: [] });
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)).toEqual(before);
  });

  it('names the file of which any byte was changed', async () => {
    for (const [path, of] of [[caseFile(), `case/${caseId}`], [document('settings'), 'documents/settings'], [join(folder, 'documents', 'versions.events'), 'documents/versions']] as const) {
      const bytes = readFileSync(path);
      for (let position = 0; position < bytes.length; position += 1) {
        const changed = Buffer.from(bytes);
        changed[position] = (changed[position] ?? 0) ^ (1 << position % 8);
        writeFileSync(path, changed);
        expect((await found()).join('\n'), `${of}, byte ${position}`).toContain(of);
      }
      writeFileSync(path, bytes);
    }
  }, 120_000);

  it('names a record that lost its last event, one that is gone, and one whose events stand in another order', async () => {
    const whole = lines(caseFile());
    writeFileSync(caseFile(), whole.slice(0, -2).join(''), 'latin1');
    expect(await found()).toEqual([expect.stringMatching(/^case\/.*The end of this record is missing/)]);
    writeFileSync(caseFile(), [whole[1], whole[0], ...whole.slice(2)].join(''), 'latin1');
    expect(await found()).toEqual([expect.stringMatching(/^case\/.*Event 1 does not match/)]);
    rmSync(caseFile());
    expect(await found()).toEqual([expect.stringMatching(/^case\/.*The record of this case is missing/)]);
  });

  it('names an older copy of a document, and a document that is gone', async () => {
    const older = `${folder}-older`;
    copyFileSync(document('settings'), older);
    await start();
    await take('actor.choose', { actor: { ...by, name: 'Another Testperson' } });
    await app.close();
    expect(await found()).toEqual([]);
    copyFileSync(older, document('settings'));
    rmSync(older);
    expect(await found()).toEqual([expect.stringMatching(/^documents\/settings: An older copy/)]);
    rmSync(document('settings'));
    expect(await found()).toEqual(['documents/settings: The document is missing: it was there when it was last saved.']);
  });

  it('says where no meeting has the digest that was printed', async () => {
    expect((await verified('0'.repeat(64))).findings).toMatchObject([{ of: 'digest' }]);
  });
});
