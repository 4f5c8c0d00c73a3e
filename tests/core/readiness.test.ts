import { beforeEach, describe, expect, it } from 'vitest';
import type { ItemEntry, ReadinessBoard } from '../../shared/api/readinessViews.ts';
import type { CaseCommand } from '../../shared/api/commands.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { ReadinessItem } from '../../shared/domain/readinessItem.ts';
import { workUp } from '../fakes/readiness.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let meetingId: string;

const planned = async (date = meetingDay): Promise<string> => (await world.take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff: '2026-11-27', chair: 'Test Chair', scribe: '' } })).id;
const record = async (caseId: string, event: CaseCommand): Promise<void> => {
  const { version } = await world.take('case.read', { caseId });
  await world.take('case.record', { by, caseId, expectedVersion: version, event });
};
const register = async (changes: Partial<CaseDetails> = {}, number = 'TT100001'): Promise<string> => {
  const whole = details({ sarcoma: 'no' }, { wishes: 'Wants to work', ...changes });
  const { summary } = await world.take('case.register', { by, details: { ...whole, patient: { ...whole.patient, hospitalNumber: number, nhsNumber: null } } });
  await record(summary.id, { type: 'triaged', to: 'pathway', reason: '' });
  return summary.id;
};
const list = async (caseId: string, on = meetingId): Promise<void> => {
  const { version } = await world.take('meeting.read', { meetingId: on });
  await world.take('meeting.record', { by, meetingId: on, expectedVersion: version, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 5, lateReason: '' } } });
};
const board = (on = meetingId): Promise<ReadinessBoard> => world.take('readiness.board', { meetingId: on });
const cell = async (caseId: string, item: ReadinessItem, on = meetingId) => (await board(on)).rows.find((row) => row.caseId === caseId)?.judgements.find((each) => each.item === item);
const enter = async (caseId: string, item: ReadinessItem, entry: ItemEntry) => {
  const { version } = await world.take('case.read', { caseId });
  return world.take('readiness.record', { by, caseId, expectedVersion: version, item, entry });
};
const held: ItemEntry & { kind: 'workUp' } = { kind: 'workUp', record: null, status: 'done', on: '2026-11-20', at: 'RNOH', reason: '', review: null, owedBy: '', due: null };

beforeEach(async () => {
  world = await createWorld();
  meetingId = await planned();
});

describe('one judge for every list', () => {
  it('the board, the agenda and the list of cases say the same of every case of the demonstration', async () => {
    const { meetingId: demo } = await world.take('demonstration.load', { by });
    const { rows } = await board(demo);
    const { agenda } = await world.take('meeting.read', { meetingId: demo });
    const cases = await world.take('cases.list', {});
    for (const { caseId, judgements } of rows) {
      const inAgenda = agenda.find((line) => line.entry.caseId === caseId)?.case?.notReady;
      expect(cases.find(({ id }) => id === caseId)?.notReady).toEqual(inAgenda);
      expect(judgements.some(({ danger }) => danger > 0)).toBe((inAgenda?.length ?? 0) > 0);
    }
    expect(rows.map(({ name }) => name.split(',')[0])).toHaveLength(agenda.length);
  });

  it('judges a case that stands in two meetings for the day of each', async () => {
    const caseId = await register({ workUp: [workUp({ on: '2026-08-27' })] });
    const next = await planned('2026-12-03');
    await list(caseId);
    await list(caseId, next);
    expect((await cell(caseId, 'mri'))?.state).toBe('current');
    expect((await cell(caseId, 'mri', next))?.state).toBe('stale');
    const stale = 'MRI too old (27 Aug 2026)';
    expect((await world.take('meeting.read', { meetingId })).agenda[0]?.case?.notReady).not.toContain(stale);
    expect((await world.take('meeting.read', { meetingId: next })).agenda[0]?.case?.notReady).toContain(stale);
  });

  it('puts the most endangered case first and keeps the order of the agenda among those alike', async () => {
    const one = await register({ workUp: [workUp()] });
    const two = await register({ workUp: [] }, 'TT100002');
    const three = await register({ workUp: [workUp()] }, 'TT100003');
    for (const id of [one, two, three]) await list(id);
    expect((await board()).rows.map(({ caseId, place }) => [caseId, place])).toEqual([
      [two, 2],
      [one, 1],
      [three, 3],
    ]);
  });

  it('asks nothing more of a case that was decided', async () => {
    const caseId = await register();
    await list(caseId);
    const { version } = await world.take('meeting.read', { meetingId });
    await world.take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'started' } });
    await record(caseId, { type: 'discussionStarted', meetingId });
    await record(caseId, { type: 'noActiveTreatment', meetingId, code: '01', reason: 'Declined' });
    expect((await board()).rows[0]).toMatchObject({ judgements: [], settled: 'No active treatment: Declined' });
    expect((await board()).debtors).toEqual([]);
  });
});

describe('a cell filled in', () => {
  let caseId: string;
  beforeEach(async () => {
    caseId = await register({ workUp: [workUp({ kind: 'biopsy', detail: '' })] });
    await list(caseId);
  });

  it('adds an item of the work-up under its own name, so that it is found again', async () => {
    await enter(caseId, 'chestCt', held);
    expect((await world.take('case.read', { caseId })).details.workUp[1]).toMatchObject({ kind: 'imaging', detail: 'CT chest', status: 'done', on: '2026-11-20', at: 'RNOH' });
    expect(await cell(caseId, 'chestCt')).toMatchObject({ state: 'current', record: 1 });
    expect((await world.take('case.read', { caseId })).history.at(-1)?.text).toContain('Readiness board: chest CT');
  });

  it('changes the item it shows, with who owes it until when', async () => {
    await enter(caseId, 'mri', { ...held, status: 'requested', on: null, owedBy: 'Test Radiologist', due: '2026-11-25' });
    await enter(caseId, 'mri', { ...held, record: 1, status: 'requested', on: null, owedBy: 'Test Radiologist', due: '2026-11-28' });
    expect(await cell(caseId, 'mri')).toMatchObject({ state: 'requested', owedBy: 'Test Radiologist', usual: false, due: '2026-11-28', late: true, record: 1 });
    expect((await world.take('case.read', { caseId })).details.workUp).toHaveLength(2);
  });

  it('answers a question, and whoever owed it owes it no more', async () => {
    await enter(caseId, 'question', { kind: 'told', text: '', owedBy: 'Test Surgeon A', due: null });
    expect(await cell(caseId, 'question')).toMatchObject({ state: 'missing', owedBy: 'Test Surgeon A' });
    await enter(caseId, 'question', { kind: 'told', text: 'Plan treatment?', owedBy: 'Test Surgeon A', due: null });
    expect(await world.take('case.read', { caseId })).toMatchObject({ details: { question: 'Plan treatment?', owed: [] } });
  });

  it('names who sees to what is recorded elsewhere', async () => {
    await enter(caseId, 'facts', { kind: 'owed', owedBy: 'Test Surgeon A', due: '2026-11-25' });
    expect((await world.take('case.read', { caseId })).details.owed).toEqual([{ item: 'facts', by: 'Test Surgeon A', due: '2026-11-25' }]);
  });

  it('tells a fact the rules wait for, and refuses a value that it has not', async () => {
    const unknown = await register({ tumour: { ...details().tumour, sarcoma: 'unknown' } }, 'TT100002');
    await list(unknown);
    expect((await cell(unknown, 'facts'))?.text).toContain('whether it is a sarcoma (');
    const { version } = await world.take('case.read', { caseId: unknown });
    expect((await world.refused('readiness.record', { by, caseId: unknown, expectedVersion: version, item: 'facts', entry: { kind: 'facts', answers: { sarcoma: 'perhaps' }, owedBy: '', due: null } })).code).toBe('invalidInput');
    await enter(unknown, 'facts', { kind: 'facts', answers: { sarcoma: 'no' }, owedBy: '', due: null });
    expect((await cell(unknown, 'facts'))?.state).toBe('current');
    expect((await world.take('case.read', { caseId: unknown })).details.tumour.sarcoma).toBe('no');
  });

  it('records a pathology review and its work-up entry together, or neither', async () => {
    const before = await world.take('case.read', { caseId });
    const review = { result: 'confirmed', reviewer: 'Test Pathologist' } as const;
    // The place is longer than a work-up entry holds: the entry is refused, and the review with it.
    const entry: ItemEntry = { ...held, status: 'reported', review, at: 'x'.repeat(121) };
    expect((await world.refused('readiness.record', { by, caseId, expectedVersion: before.version, item: 'pathologyReview', entry })).code).toBe('invalidInput');
    world.events.failNextAppend();
    expect((await world.refused('readiness.record', { by, caseId, expectedVersion: before.version, item: 'pathologyReview', entry: { ...entry, at: 'RNOH' } })).code).toBe('notSaved');
    expect(await world.take('case.read', { caseId })).toEqual(before);
    expect((await enter(caseId, 'pathologyReview', { ...entry, at: 'RNOH' })).version).toBeGreaterThan(before.version + 1);
  });

  it('records a pathology review with its result and reviewer, as the case’s own page does (P4)', async () => {
    const review = { result: 'confirmed', reviewer: 'Test Pathologist' } as const;
    expect((await enter(caseId, 'pathologyReview', { ...held, status: 'reported', review })).undo).toBeNull();
    expect(await world.take('case.read', { caseId })).toMatchObject({ pathologyReview: { ...review, on: '2026-11-20' }, summary: { state: 'awaitingMdt', listedFor: meetingId } });
    expect((await cell(caseId, 'pathologyReview'))?.state).toBe('current');
  });

  it('is taken back by the way it answers', async () => {
    const { version, undo } = await enter(caseId, 'keyWorker', { kind: 'told', text: 'Test CNS 2', owedBy: '', due: null });
    await world.take('case.record', { by, caseId, expectedVersion: version, event: { type: 'detailsChanged', changes: undo?.back ?? {}, reason: 'Undone' } });
    expect((await world.take('case.read', { caseId })).details.keyWorker).toBe('Test CNS 1');
  });

  it('is not written over what somebody else recorded meanwhile', async () => {
    const { version } = await world.take('case.read', { caseId });
    await enter(caseId, 'keyWorker', { kind: 'told', text: 'Test CNS 2', owedBy: '', due: null });
    const refusal = await world.refused('readiness.record', { by, caseId, expectedVersion: version, item: 'keyWorker', entry: { kind: 'told', text: 'Test CNS 3', owedBy: '', due: null } });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('changed meanwhile by Test Chair') });
  });

  it.each([
    ['not needed without a reason', 'biopsy', { ...held, status: 'notNeeded' }, 'Say in a word why it is not needed.'],
    ['done on no day', 'biopsy', { ...held, on: null }, /Give the day/],
    ['a question as if it were a scan', 'question', held, 'That is no way to record the question.'],
    ['a scan as if it were a question', 'mri', { kind: 'told', text: 'x', owedBy: '', due: null }, 'That is no way to record the MRI.'],
    ['a performance status that is none', 'performanceStatus', { kind: 'told', text: '7', owedBy: '', due: null }, /^Performance status/],
    ['an entry that is not there', 'biopsy', { ...held, record: 9 }, /not there any more/],
  ] as const)('refuses in words: %s', async (_what, item, entry, message) => {
    const { version } = await world.take('case.read', { caseId });
    const refusal = await world.refused('readiness.record', { by, caseId, expectedVersion: version, item, entry });
    expect(refusal.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect((await world.take('case.read', { caseId })).version).toBe(version);
  });
});

describe('who owes what', () => {
  it('is one part for each person, whoever endangers the meeting most first, without names in its text', async () => {
    const one = await register({ workUp: [workUp({ kind: 'biopsy', detail: '' }), workUp({ status: 'requested', on: null, owedBy: 'Test Radiologist', due: '2026-11-25' })], keyWorker: '' });
    const two = await register({ workUp: [workUp({ kind: 'biopsy', detail: '' }), workUp({ status: 'requested', on: null, owedBy: 'test  radiologist', due: null })] }, 'TT100002');
    for (const id of [one, two]) await list(id);
    const { debtors, text } = await board();
    expect(debtors.map(({ name, usual }) => [name, usual])).toEqual([
      ['Pathology', true],
      ['Referrer, Test Trust North', true],
      ['MDT coordinator', true],
      ['Test Radiologist', false],
    ]);
    const radiologist = debtors.at(-1);
    expect(radiologist?.things).toEqual([
      { caseId: one, item: 'mri' },
      { caseId: two, item: 'mri' },
    ]);
    expect(radiologist?.text).toBe(
      [
        'To: Test Radiologist',
        'For the sarcoma MDT meeting of 26 Nov 2026 we still need, by 27 Nov 2026 (when the list closes) unless another day is given (as of 26 Nov 2026):',
        '- TT100001 (AT): MRI (requested), due 25 Nov 2026',
        '- TT100002 (AT): MRI (requested)',
      ].join('\r\n'),
    );
    expect(text).toContain(radiologist?.text);
    expect(text).not.toContain('TESTPATIENT');
  });

  it('names patients where the settings say so', async () => {
    await list(await register());
    const settings = await world.take('readiness.settings', {});
    await world.take('readiness.save', { by, settings: { kinds: draftOf(settings), namedBy: 'name' } });
    expect((await board()).text).toContain('TT100001 (TESTPATIENT-ONE, Ada)');
  });
});

type Settings = Awaited<ReturnType<typeof settingsNow>>;
const settingsNow = () => world.take('readiness.settings', {});
function draftOf({ kinds }: Settings, confirmed: readonly string[] = []) {
  const rules = (kind: keyof typeof kinds) => ({ items: kinds[kind].items, confirmed: confirmed.includes(kind) });
  return { boneSarcoma: rules('boneSarcoma'), softTissueSarcoma: rules('softTissueSarcoma'), otherBoneTumour: rules('otherBoneTumour'), unknown: rules('unknown') };
}

describe('what is asked for', () => {
  it('ships unverified, and says so on the board until somebody vouches for it by name', async () => {
    await list(await register());
    expect((await board()).unverified).toEqual(['otherBoneTumour']);
    await world.take('readiness.save', { by, settings: { kinds: draftOf(await settingsNow(), ['otherBoneTumour']), namedBy: 'initials' } });
    expect((await board()).unverified).toEqual([]);
    expect((await settingsNow()).kinds.otherBoneTumour).toMatchObject({ confirmed: { by: 'Test Chair', on: '2026-11-26' }, changed: null });
  });

  it('changes every list at once, names who changed it, and is to be confirmed again', async () => {
    const caseId = await register({ workUp: [workUp({ on: '2026-08-27' })] });
    await list(caseId);
    await world.take('readiness.save', { by, settings: { kinds: draftOf(await settingsNow(), ['otherBoneTumour', 'unknown']), namedBy: 'initials' } });
    const draft = draftOf(await settingsNow(), ['unknown']);
    draft.otherBoneTumour.items.mri = { ...draft.otherBoneTumour.items.mri, monthsOld: 2 };
    await world.take('readiness.save', { by: { ...by, name: 'Test Coordinator' }, settings: { kinds: draft, namedBy: 'initials' } });
    expect((await cell(caseId, 'mri'))?.state).toBe('stale');
    expect((await world.take('meeting.read', { meetingId })).agenda[0]?.case?.notReady).toContain('MRI too old (27 Aug 2026)');
    const { kinds } = await settingsNow();
    expect(kinds.otherBoneTumour).toMatchObject({ confirmed: null, changed: { by: 'Test Coordinator', on: '2026-11-26' } });
    expect(kinds.unknown).toMatchObject({ confirmed: { by: 'Test Chair' }, changed: null });
    expect(world.pushed.at(-1)).toMatchObject({ name: 'changed', data: { kind: 'workspace' } });
  });

  it('refuses an age limit that is none', async () => {
    const draft = draftOf(await settingsNow());
    draft.unknown.items.mri = { ...draft.unknown.items.mri, monthsOld: 0 };
    expect(await world.refused('readiness.save', { by, settings: { kinds: draft, namedBy: 'initials' } })).toMatchObject({ code: 'invalidInput', message: expect.stringContaining('at least 1 month') });
  });
});

describe('listing a case that lacks what is asked for at listing', () => {
  it('is taken and recorded, by whom and without what', async () => {
    await list(await register({ question: '', wishes: '' }));
    const { agenda, history } = await world.take('meeting.read', { meetingId });
    expect(agenda[0]?.entry.without).toEqual(['question', 'wishes']);
    expect(history.at(-1)).toMatchObject({ by: 'Test Chair', text: "A case was listed, without: question, patient's wishes." });
  });

  it('leaves no mark on a case that has it all', async () => {
    await list(await register());
    expect((await world.take('meeting.read', { meetingId })).agenda[0]?.entry.without).toEqual([]);
  });
});
