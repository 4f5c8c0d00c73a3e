import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyDataFolder } from '../../../electron/core/verify/verifyDataFolder.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { chair as by, details, meetingDay, scribe } from '../../fakes/records.ts';
import { attacks, caseFile } from './attacks.ts';
import { RealApp } from './realApp.ts';

let app: RealApp;
let caseId: string;
let meetingId: string;
let older: string;

/** A closed meeting with one case of three events and more, and the program closed: everything is as it was left. `older` is the case's file from before its last event. */
beforeEach(async () => {
  app = new RealApp();
  await app.start();
  await app.take('actor.choose', { actor: by });
  ({ id: meetingId } = await app.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } }));
  caseId = (await app.take('case.register', { by, details: details() })).summary.id;
  await app.take('case.record', { by, caseId, expectedVersion: 1, event: { type: 'triaged', to: 'pathway', reason: '' } });
  older = join(app.folder, '..', `${caseId}-older-${Date.now()}`);
  copyFileSync(caseFile(app.folder, caseId), older);
  await app.take('case.record', { by, caseId, expectedVersion: 2, event: { type: 'addendum', text: 'Seen today.' } });
});
afterEach(async () => {
  rmSync(older, { force: true });
  await app.end();
});

const found = async (digest?: string): Promise<string[]> => {
  const verified = await verifyDataFolder({ folder: app.folder, key: dataKey, digest });
  if (!verified.ok) throw new Error(verified.refusal.message);
  return verified.value.findings.map(({ of, what }) => `${of}: ${what}`);
};

describe.each(attacks)('$name', ({ attack, says }) => {
  it('is found and named by verify', async () => {
    await app.close();
    expect(await found()).toEqual([]);
    attack(caseFile(app.folder, caseId), older);
    const findings = await found();
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.join('\n')).toMatch(new RegExp(`case/${caseId}: .*(?:${says.source})`));
  });

  it.each([
    ['a clean close', (): void => undefined],
    ['an end that was no close', (): void => rmSync(join(app.folder, 'closed-cleanly'))],
  ])('is found and named after the next opening, also after %s, and stands in the access log', async (_name, before) => {
    await app.close();
    attack(caseFile(app.folder, caseId), older);
    before();
    await app.start();
    await vi.waitFor(async () => expect(await app.damage()).toContainEqual(expect.objectContaining({ what: 'case', id: caseId, reason: expect.stringMatching(says.source) })), { timeout: 20_000 });
    await vi.waitFor(async () => expect((await app.log({ kind: 'noticed' })).lines.map(({ text }) => text).join()).toContain(`case ${caseId}`), { timeout: 20_000 });
    // What was set aside is missing all the same: verify goes on saying so.
    await app.close();
    expect((await found()).join('\n')).toContain(`case/${caseId}: `);
  });

  it('is found and named by "Verify everything now", in words and with the patient’s name while it is known', async () => {
    await app.close();
    await app.start();
    attack(caseFile(app.folder, caseId), older);
    const { findings } = await app.take('access.verify', {});
    expect(findings).toContainEqual({ of: `case/${caseId}`, name: expect.stringContaining('Case: '), what: expect.stringMatching(says) });
  });
});

describe('the seal of a closed meeting', () => {
  beforeEach(async () => {
    const step = async (event: object): Promise<void> => {
      const { version } = await app.take('meeting.read', { meetingId });
      const answer = await app.ask('meeting.record', { by, meetingId, expectedVersion: version, event });
      expect(answer).toMatchObject({ ok: true });
    };
    await step({ type: 'caseListed', entry: { caseId, estimatedMinutes: 10, lateReason: '' } });
    await step({ type: 'attendanceRecorded', attendees: [scribe] });
    await step({ type: 'started' });
    await app.take('case.record', { by, caseId, expectedVersion: (await app.take('case.read', { caseId })).version, event: { type: 'notDiscussed', meetingId, reason: 'No time.' } });
    await step({ type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });
  });

  it('finds a record that was cut short although the lists that knew its length were taken away with it, by verify and at open', async () => {
    await app.close();
    copyFileSync(older, caseFile(app.folder, caseId));
    rmSync(join(app.folder, 'documents', 'read-model.sealed'));
    const seal = `Its seal does not hold: the record of case/${caseId} is no longer the one that was sealed.`;
    expect(await found()).toContain(`meeting/${meetingId}: ${seal}`);
    await app.start();
    await vi.waitFor(async () => expect(await app.damage()).toContainEqual({ what: 'meeting', id: `${meetingId} (its seal)`, reason: seal, setAside: null }), { timeout: 20_000 });
    // The meeting itself can be read on.
    expect(await app.ask('meeting.read', { meetingId })).toMatchObject({ ok: true });
  });

  it('is found by the digest that was printed, with the blanks and capitals people type, and not by another', async () => {
    const { seal } = await app.take('meeting.read', { meetingId });
    const digest = seal?.digest ?? '';
    const typed = ` ${digest.slice(0, 32).toUpperCase()} ${digest.slice(32)} `;
    expect(await app.take('access.verify', { digest: typed })).toMatchObject({ seals: 1, digestFound: true, findings: [] });
    expect(await app.take('access.verify', { digest: '0'.repeat(64) })).toMatchObject({ digestFound: false, findings: [{ of: 'digest', name: 'Printed digest' }] });
    expect(await app.ask('access.verify', { digest: digest.slice(1) })).toMatchObject({ ok: false, refusal: { code: 'invalidInput', field: 'digest' } });
  });
});

describe('a folder that is out of reach while the lists are compared with the records after opening', () => {
  it('is compared once it is back: what was lost meanwhile is named, and the program goes on', async () => {
    await app.close();
    const whole = readFileSync(caseFile(app.folder, caseId), 'latin1').split(/(?<=\n)/);
    writeFileSync(caseFile(app.folder, caseId), whole.slice(0, -1).join(''), 'latin1');
    await app.start();
    const cases = join(app.folder, 'streams', 'case');
    renameSync(cases, `${cases}-unplugged`);
    // Something that cannot be looked into, as a network folder that has gone away.
    writeFileSync(cases, '');
    // The comparison falls into this gap.
    await wait(1_000);
    rmSync(cases);
    renameSync(`${cases}-unplugged`, cases);
    await vi.waitFor(async () => expect(await app.damage()).toContainEqual(expect.objectContaining({ id: caseId, reason: expect.stringContaining('The end of this record is missing') })), { timeout: 20_000 });
    expect(app.faults.filter((fault) => String(fault).includes('after opening failed'))).toEqual([]);
  });
});

describe('verifying while the program writes', () => {
  it('finds nothing, since what is written meanwhile is no loss', async () => {
    const writing = (async () => {
      for (let count = 0; count < 60; count += 1) {
        const { version } = await app.take('case.read', { caseId });
        await app.take('case.record', { by, caseId, expectedVersion: version, event: { type: 'addendum', text: `Note ${count}.` } });
        await app.take('actor.choose', { actor: { ...by, name: `Test Person ${count}` } });
      }
    })();
    for (let count = 0; count < 15; count += 1) expect((await app.take('access.verify', {})).findings).toEqual([]);
    await writing;
    expect(app.faults).toEqual([]);
  });
});

describe('a folder in which nothing was touched', () => {
  it('has nothing on its list after the look at it, and the look leaves no trace but what is noted of it', async () => {
    await app.close();
    const bytes = readFileSync(caseFile(app.folder, caseId));
    await app.start();
    await vi.waitFor(async () => expect((await app.take('record.read', { filters: { from: '2026-11-26', to: '2026-11-26' } })).count).toBeGreaterThan(2));
    const { findings, records } = await app.take('access.verify', {});
    expect([findings, records]).toEqual([[], 2]);
    expect(await app.damage()).toEqual([]);
    expect(readFileSync(caseFile(app.folder, caseId)).equals(bytes)).toBe(true);
    expect(existsSync(join(app.folder, 'damaged'))).toBe(true);
    writeFileSync(join(app.folder, 'damaged', 'note.txt'), 'A note of somebody else.');
    expect((await app.take('access.verify', {})).findings).toEqual([]);
  });
});
