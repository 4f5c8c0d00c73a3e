import { Agent, request } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, contract } from '../../../shared/api/contract.ts';
import { standingOf, standingsFor } from '../../../shared/api/permissions.ts';
import { ReadinessSettingsView } from '../../../shared/api/readinessViews.ts';
import { Actor } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/result.ts';
import { programFolder } from '../../../electron/shell/surroundings.ts';
import { type AttackedDesk, attackedDesk } from '../../fakes/attackedDesk.ts';
import { bodyOf, spoilings, wholeBodies } from '../../fakes/hostileInput.ts';
import { inputsOf, type Pool } from '../../fakes/inputArbitrary.ts';
import { overIpc } from '../../fakes/ipc.ts';
import { testPassphrase } from '../../fakes/vaultFolder.ts';

const calls = Object.keys(contract) as Call[]; // its own keys

/** Calls that take what they are given as something new: whole ones would be carried out, so they are made by somebody who may not. */
const making: ReadonlySet<Call> = new Set(['workspace.lockAfter', 'typed.keep', 'meeting.plan', 'case.register', 'demonstration.load', 'directory.save', 'directory.commit', 'readiness.save', 'series.save', 'list.saveSettings', 'import.saveSource', 'import.teachWord', 'backup.save', 'backup.make', 'backup.prove', 'access.file', 'record.file']);
/** Write without an author: whole ones are carried out, and so are not made. */
const unauthored: ReadonlySet<Call> = new Set(['actor.choose']);
/** Asks, and is answered only to some. */
const asksByName: ReadonlySet<Call> = new Set(['access.read']);
/** Whole ones lock the desk, or are counted as an attempt to open it: what they do has tests of its own (tests/core/lock, tests/core/vault). */
const ofTheLock: ReadonlySet<Call> = new Set(['vault.unlock', 'vault.recover', 'vault.changePassphrase', 'vault.newRecoveryKey', 'vault.proveRecoveryKey', 'vault.keepInKeychain', 'vault.restore', 'vault.lock']);
/** The same where they name what is stored; else they have nothing to write. */
const unauthoredOfStored: ReadonlySet<Call> = new Set(['room.show', 'draft.drop']);

describe('ten thousand calls that nobody of ours would make', () => {
  let desk: AttackedDesk;
  let pool: Pool;
  /** What of the stored record names a patient. */
  let traces: string[];
  beforeAll(async () => {
    desk = await attackedDesk();
    pool = {
      texts: ['', 'a', 'Test Words', 'unknown-1', 'constructor', 'toString', '__proto__', 'no-such-thing', desk.meetingId, ...desk.caseIds.slice(0, 2), '2026-11-26', '2027-01-31', '14:00', '2026-11-26T09:00:00.000Z', 'T8', 'C41.2', '9260/3', '9990001235', 'RNOH', 'NHNN', 'other', '1', 'list.csv', 'bmFtZQpURVNUUEFUSUVOVC1YCg==', 'clauses.json', '{"a":1}', '💉 é', 'x'.repeat(200)],
      numbers: [0, 1, 2, 5, 10, 30, 60, 365, 2024, 999_999, -1, 1.5],
    };
    traces = JSON.parse((await desk.post('cases.list', '{}')).body).value.map(({ name }: { name: string }) => name.split(',')[0]);
    expect(traces.length).toBeGreaterThan(5);
  });
  afterAll(() => desk?.close());

  /** A call with what is known of it beforehand: its body as JSON (undefined where it is none), and whether that is an input of the call. */
  type Judged = { readonly body: string; readonly value: unknown; readonly whole: boolean };
  /** Judges a call; one that would be carried out is made by somebody who may not, or, where it has no author, not made at all. */
  const judged = (name: Call, body: string): Judged | null => {
    const value = parsed(body);
    const whole = value !== undefined && contract[name].input.safeParse(value).success;
    if (!whole) return { body, value, whole };
    if (unauthored.has(name) || ofTheLock.has(name)) return null;
    const author = authorOf(value);
    if (author === null) return unauthoredOfStored.has(name) && namesStored(body) ? null : { body, value, whole };
    const { event, ...rest } = value as { event?: { type?: string } }; // parsed just now
    const may = standingsFor(name, event?.type).includes(standingOf(author.role));
    if (!may || !(making.has(name) || namesStored(body))) return { body, value, whole };
    const byAnObserver = { ...rest, ...(event === undefined ? {} : { event }), by: { ...author, role: 'other' } };
    return { body: JSON.stringify(byAnObserver), value: byAnObserver, whole };
  };
  const namesStored = (body: string): boolean => [desk.meetingId, ...desk.caseIds].some((id) => body.includes(id));

  /** What a sentence must never hold, whatever was sent. */
  const leaksIn = (sentence: string, body: string): string[] => {
    const machine = [programFolder, desk.data, tmpdir(), homedir() === '/' ? '/root' : homedir(), process.execPath, process.cwd()].filter((path) => sentence.includes(path) && !body.includes(path));
    const patients = traces.filter((trace) => sentence.includes(trace) && !body.includes(trace));
    const inside = /\bat .{1,200}:\d+:\d+|node:internal|\b[A-Za-z]*Error\b|\.(ts|js|mjs):\d|\[object Object\]|undefined|=>/.exec(sentence)?.[0];
    return [...machine, ...patients, ...(inside === undefined || body.includes(inside) ? [] : [inside])];
  };

  it('over the loopback host: each is answered in words, none is a fault, none writes, and no sentence tells of the machine or of a patient', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = async (name: string, body: string): Promise<{ status: number; body: string }> => {
      const asked = request(`${desk.base}/api/${name}`, { method: 'POST', agent, headers: { 'content-type': 'application/json', origin: desk.base, cookie: desk.cookie, 'content-length': Buffer.byteLength(body) } });
      asked.end(body);
      const [response] = await once(asked, 'response');
      return { status: response.statusCode, body: await text(response) };
    };
    const before = desk.digest();
    let stamps = desk.stamps();
    const whole = new Set<Call>();
    const counted = { sent: 0, whole: 0, answered: 0 };
    // Too much has to fit together for chance to find it: what is set now.
    const { kinds, namedBy } = ReadinessSettingsView.parse(JSON.parse((await send('readiness.settings', '{}')).body).value);
    const settings = { kinds: Object.fromEntries(Object.entries(kinds).map(([kind, { items }]) => [kind, { items, confirmed: false }])), namedBy };
    const inputs: Record<string, fc.Arbitrary<unknown>> = { ...Object.fromEntries(calls.map((name) => [name, inputsOf(contract[name].input, pool)])), 'readiness.save': fc.record({ by: inputsOf(Actor, pool), settings: fc.constant(settings) }) };
    const attempt = fc.constantFrom(...calls).chain((name) => fc.tuple(fc.constant(name), inputs[name] ?? fc.jsonValue(), spoilings, wholeBodies));
    await fc.assert(
      fc.asyncProperty(attempt, async ([name, input, spoiled, instead]) => {
        const asked = judged(name, bodyOf(input, spoiled, instead));
        if (asked === null) return;
        const { body, value, whole: parses } = asked;
        const answer = await send(name, body);
        counted.sent += 1;
        expect(answer.status).toBe(value === undefined ? 400 : 200);
        const result = JSON.parse(answer.body);
        if (result.ok) {
          // Only what asks is answered: it parses, and it has no author, or must say who asks.
          expect([name, parses, asksByName.has(name) ? null : authorOf(value)]).toEqual([name, true, null]);
          counted.answered += 1;
        } else {
          const refusal = Refusal.parse(result.refusal);
          if (!parses) expect(refusal.code).toBe('invalidInput');
          expect(refusal.code).not.toBe('internal');
          expect(refusal.message).toMatch(/^\S.*[.?!…]$/s);
          expect(refusal.message.length + (refusal.field ?? '').length).toBeLessThan(1_000);
          expect(leaksIn(`${refusal.message} ${refusal.field ?? ''}`, body)).toEqual([]);
        }
        if (counted.sent % 10 === 0) {
          const now = desk.stamps();
          const written = now.split('\n').filter((file) => !stamps.includes(file));
          stamps = now;
          if (written.length > 0) throw new Error(`This call or one of the nine before it wrote: ${written.join()}`);
        }
        if (parses) {
          whole.add(name);
          counted.whole += 1;
        }
      }),
      // Not made smaller: what failed may have written, and every call after it would be blamed.
      { seed: 20261124, numRuns: 10_000, endOnFailure: true },
    );
    agent.destroy();
    expect(counted.sent).toBeGreaterThan(9_500);
    // The fuzz is worth its name only where it comes past the first check: in every call, and often.
    expect(calls.filter((name) => !whole.has(name) && !unauthored.has(name) && !ofTheLock.has(name))).toEqual([]);
    expect(counted.whole).toBeGreaterThan(2_000);
    expect(desk.digest()).toEqual(before);
    expect(desk.faults).toEqual([]);
    expect([Object.keys({}), Reflect.get({}, 'polluted'), Reflect.get([], 'polluted')]).toEqual([[], undefined, undefined]);
    await desk.honest();
    // Eleven seconds on a machine that does nothing else.
  }, 300_000);

  it('over the channel of the desktop window, with what no JSON can hold: each is answered in words, none is a fault, none writes', async () => {
    const { call } = overIpc(desk.app);
    const before = desk.digest();
    const strange = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true, withObjectString: true });
    const ring: Record<string, unknown> = {};
    ring.by = ring;
    const names = fc.oneof(fc.constantFrom(...calls), fc.anything(), fc.constantFrom('__proto__', 'constructor', 'cases.list ', 'CASES.LIST', ''));
    await fc.assert(
      fc.asyncProperty(names, fc.oneof(strange, fc.constant(ring), fc.record({ by: strange, caseId: strange, meetingId: strange, event: strange, expectedVersion: strange })), async (name, input) => {
        let answer: unknown;
        try {
          structuredClone([name, input]);
        } catch {
          return; // What cannot be cloned never crosses from a window.
        }
        if (calls.some((each) => each === name && ofTheLock.has(each) && contract[each].input.safeParse(input).success)) return;
        answer = await call(name, input);
        const { ok, refusal } = answer as { ok: boolean; refusal?: unknown }; // a Result, as its shape says
        if (ok) return;
        const { code, message } = Refusal.parse(refusal);
        expect(code).not.toBe('internal');
        expect(message.length).toBeLessThan(1_000);
        expect(message).not.toMatch(/TESTPATIENT|\bat .+:\d+:\d+|node:internal/);
      }),
      { seed: 20261124, numRuns: 2_000 },
    );
    expect(desk.digest()).toEqual(before);
    expect(desk.faults).toEqual([]);
    await desk.honest();
  });

  it('while the desk is locked: whoever asks is told that it is locked and nothing else, and the passphrase opens what was there', async () => {
    const call = desk.app.dispatch;
    expect(await call('vault.lock', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
    const before = desk.digest();
    const closed = calls.filter((name) => !name.startsWith('vault.') && name !== 'rules.answer' && name !== 'guidance.answer');
    const attempt = fc.constantFrom(...closed).chain((name) => fc.tuple(fc.constant(name), inputsOf(contract[name].input, pool), spoilings, wholeBodies));
    await fc.assert(
      fc.asyncProperty(attempt, async ([name, input, spoiled, instead]) => {
        expect(await call(name, parsed(bodyOf(input, spoiled, instead)))).toEqual({ ok: false, refusal: { code: 'locked', message: expect.stringMatching(/^MDT Desk is locked\./), clauses: [] } });
      }),
      { seed: 20261124, numRuns: 1_000, endOnFailure: true },
    );
    expect(desk.digest()).toEqual(before);
    expect(await call('vault.unlock', { passphrase: testPassphrase })).toMatchObject({ ok: true });
    expect(desk.faults).toEqual([]);
    await desk.honest();
  });
});

/** A body as JSON; undefined where it is none. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Who makes a call, where it says so. */
function authorOf(input: unknown): Actor | null {
  return typeof input === 'object' && input !== null && 'by' in input ? (Actor.safeParse(input.by).data ?? null) : null;
}
