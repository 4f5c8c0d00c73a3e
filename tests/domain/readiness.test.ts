import { describe, expect, it } from 'vitest';
import { CaseChanges, CaseDetails } from '../../shared/domain/case.ts';
import { compareDanger, goodUntil, isReady, type JudgedFor, type Judgement, judgeReadiness, notReadyWords, type ReadinessFacts } from '../../shared/domain/readiness.ts';
import { imagingDetail, itemOfWorkUp, ReadinessItem, type ReadinessItem as Item } from '../../shared/domain/readinessItem.ts';
import { type ItemRule, type ReadinessSettings, shippedReadiness, tumourKindOf } from '../../shared/domain/readinessSettings.ts';
import { judgedMeeting, readinessFacts, workUp } from '../fakes/readiness.ts';
import { details } from '../fakes/records.ts';

const judge = (item: Item, facts: Partial<ReadinessFacts>, meeting: JudgedFor = judgedMeeting, settings = shippedReadiness): Judgement => {
  const found = judgeReadiness(readinessFacts(facts), settings, meeting).find((each) => each.item === item);
  if (!found) throw new Error(item);
  return found;
};
const withRule = (item: Item, rule: Partial<ItemRule>): ReadinessSettings => {
  const { otherBoneTumour } = shippedReadiness.kinds;
  const items = { ...otherBoneTumour.items, [item]: { ...otherBoneTumour.items[item], ...rule } };
  return { ...shippedReadiness, kinds: { ...shippedReadiness.kinds, otherBoneTumour: { ...otherBoneTumour, items } } };
};

describe('the age of what is there, on the day of the meeting', () => {
  it.each([
    ['2026-08-26', 'current', 'three months old to the day'],
    ['2026-08-25', 'stale', 'a day older than three months'],
    ['2026-11-26', 'current', 'of the day itself'],
  ] as const)('an MRI of %s is %s: %s', (on, state, _why) => {
    expect(judge('mri', { workUp: [workUp({ on })] }).state).toBe(state);
  });

  it('is counted from the day of the meeting, not from another day: the same MRI is current for one meeting and too old for the next', () => {
    const held = { workUp: [workUp({ on: '2026-08-27' })] };
    expect(judge('mri', held, { date: '2026-11-27', cutOff: null }).state).toBe('current');
    expect(judge('mri', held, { date: '2026-11-28', cutOff: null }).state).toBe('stale');
  });

  it.each([
    ['2026-11-30', 3, '2027-02-28', 'a short month ends the count'],
    ['2027-11-30', 3, '2028-02-29', 'in a leap year a day later'],
    ['2026-11-28', 3, '2027-02-28', 'a day that is there stays'],
    ['2026-08-31', 1, '2026-09-30', '31 August and a month'],
    ['2026-01-31', 1, '2026-02-28', '31 January and a month'],
    ['2026-12-31', 2, '2027-02-28', 'over the turn of the year'],
    ['2024-02-29', 12, '2025-02-28', 'a leap day and a year'],
    ['2026-05-15', 36, '2029-05-15', 'three years'],
  ] as const)('what is of %s and good for %i months is good until %s: %s', (on, months, last, _why) => {
    expect(goodUntil(on, months)).toBe(last);
  });

  it('cannot be judged without a day: that is not current', () => {
    expect(judge('mri', { workUp: [workUp({ on: null })] })).toMatchObject({ state: 'stale', text: expect.stringContaining('its age cannot be judged') });
    expect(judge('biopsy', { workUp: [workUp({ kind: 'biopsy', on: null })] }).state).toBe('current');
  });

  it('a scan after the meeting is not there on its day', () => {
    expect(judge('mri', { workUp: [workUp({ on: '2026-11-27' })] })).toMatchObject({ state: 'requested', late: true });
  });
});

describe('which of several records counts', () => {
  it('the newest that is current, whatever else is recorded', () => {
    expect(judge('mri', { workUp: [workUp({ on: '2026-11-01' }), workUp({ on: '2026-11-10' }), workUp({ on: '2026-01-01' }), workUp({ status: 'requested', on: null })] })).toMatchObject({ state: 'current', on: '2026-11-10' });
  });

  it('a new one that was asked for rather than the old one that is too old, with who owes it', () => {
    const held = [workUp({ on: '2026-01-01' }), workUp({ status: 'requested', on: null, owedBy: 'Test Radiologist', due: '2026-11-24' })];
    expect(judge('mri', { workUp: held })).toMatchObject({ state: 'requested', owedBy: 'Test Radiologist', usual: false, due: '2026-11-24', late: false });
  });

  it('"not needed" only with its reason', () => {
    const held = { kind: 'biopsy', status: 'notNeeded', on: null } as const;
    expect(judge('biopsy', { review: null, workUp: [workUp({ ...held, reason: 'Typical haemangioma' })] })).toMatchObject({ state: 'notNeeded', text: 'Typical haemangioma' });
    expect(judge('biopsy', { review: null, workUp: [workUp(held)] })).toMatchObject({ state: 'missing', text: 'said not to be needed, without a reason' });
  });

  it('a biopsy whose pathology was reviewed was taken', () => {
    expect(judge('biopsy', { workUp: [] }).state).toBe('current');
    expect(judge('biopsy', { workUp: [], review: null }).state).toBe('missing');
  });

  it('a review counts with its result and reviewer only, as it does where the plan is agreed (P4)', () => {
    const held = { review: null, workUp: [workUp({ kind: 'pathologyReview' })] };
    expect(judge('pathologyReview', held)).toMatchObject({ state: 'requested', clauses: ['P4'], text: expect.stringContaining('result and reviewer are not recorded') });
    expect(judge('pathologyReview', { review: { on: '2026-11-20', conclusive: false } })).toMatchObject({ state: 'current', text: expect.stringContaining('inconclusive') });
    expect(judge('pathologyReview', { review: null }).state).toBe('missing');
  });
});

describe('what is asked for', () => {
  it('depends on the kind of tumour', () => {
    expect(judge('chestCt', { kind: 'boneSarcoma' }).state).toBe('missing');
    expect(judge('chestCt', { kind: 'otherBoneTumour' })).toMatchObject({ state: 'notNeeded', text: 'not asked for: other primary bone tumour', owedBy: '' });
    expect(judge('mriWholeSpine', { kind: 'softTissueSarcoma' }).state).toBe('notNeeded');
  });

  it('is a setting, but for what the pathway itself demands', () => {
    expect(judge('keyWorker', { told: [] }, judgedMeeting, withRule('keyWorker', { needed: false })).state).toBe('notNeeded');
    expect(judge('triage', { triaged: false }, judgedMeeting, withRule('triage', { needed: false })).state).toBe('missing');
    expect(judge('mri', { workUp: [workUp({ on: '2026-10-26' })] }, judgedMeeting, withRule('mri', { monthsOld: 1 })).state).toBe('current');
    expect(judge('mri', { workUp: [workUp({ on: '2026-10-25' })] }, judgedMeeting, withRule('mri', { monthsOld: 1 })).state).toBe('stale');
  });

  it('names every missing fact with the clause that waits for it, and the note that is owed after urgent treatment (K2c)', () => {
    const missingFacts = [{ fact: 'skullBase', clause: 'K4' } as const, { fact: 'sarcoma', clause: 'K2a' } as const];
    const facts = readinessFacts({ missingFacts, noteOwed: true });
    const judged = judgeReadiness(facts, shippedReadiness, judgedMeeting);
    expect(notReadyWords(judged, facts)).toEqual(['consultation note (K2c)', 'skull base involvement (K4)', 'whether it is a sarcoma (K2a)']);
    expect(isReady(judged)).toBe(false);
  });

  it('is nothing more for a case that has it all', () => {
    const facts = readinessFacts();
    const judged = judgeReadiness(facts, shippedReadiness, judgedMeeting);
    expect(judged.map(({ item }) => item)).toEqual(ReadinessItem.options);
    expect(isReady(judged)).toBe(true);
    expect(notReadyWords(judged, facts)).toEqual([]);
  });

  it.each([
    [{ tissue: 'bone', origin: 'primary', sarcoma: 'yes' }, 'boneSarcoma'],
    [{ tissue: 'softTissue', origin: 'unknown', sarcoma: 'yes' }, 'softTissueSarcoma'],
    [{ tissue: 'bone', origin: 'primary', sarcoma: 'no' }, 'otherBoneTumour'],
    [{ tissue: 'bone', origin: 'unknown', sarcoma: 'no' }, 'unknown'],
    [{ tissue: 'bone', origin: 'primary', sarcoma: 'unknown' }, 'unknown'],
    [{ tissue: 'unknown', origin: 'primary', sarcoma: 'yes' }, 'unknown'],
  ] as const)('%j is a %s', (tumour, kind) => {
    expect(tumourKindOf(tumour)).toBe(kind);
  });
});

describe('who owes it and by when', () => {
  it('the person named, else whoever is usually asked: the referrer by the trust, the presenter and the key worker by their names', () => {
    expect(judge('mri', { workUp: [] })).toMatchObject({ owedBy: 'Referrer, Test Trust North', usual: true });
    expect(judge('mri', { workUp: [], referredFrom: '' })).toMatchObject({ owedBy: 'Referrer', usual: true });
    expect(judge('question', { told: [] })).toMatchObject({ owedBy: 'Test Surgeon A', usual: true });
    expect(judge('question', { told: [], presenter: '' })).toMatchObject({ owedBy: 'Presenter', usual: true });
    expect(judge('wishes', { told: [] })).toMatchObject({ owedBy: 'Test CNS 1', usual: true });
    expect(judge('wishes', { told: [], keyWorker: '' })).toMatchObject({ owedBy: 'Key worker', usual: true });
    expect(judge('question', { told: [], owed: [{ item: 'question', by: 'Test Surgeon A', due: '2026-11-23' }] })).toMatchObject({ owedBy: 'Test Surgeon A', usual: false, due: '2026-11-23', late: false });
    expect(judge('question', { owed: [{ item: 'question', by: 'Test Surgeon A', due: null }] })).toMatchObject({ state: 'current', owedBy: '' });
  });

  it.each([
    ['2026-11-24', false],
    ['2026-11-25', true],
  ])('promised for %s: after the cut-off is %s', (due, late) => {
    expect(judge('mri', { workUp: [workUp({ status: 'requested', on: null, due })] }).late).toBe(late);
  });

  it('without a cut-off the meeting is the line', () => {
    const promised = (due: string) => judge('mri', { workUp: [workUp({ status: 'requested', on: null, due })] }, { date: '2026-11-26', cutOff: null }).late;
    expect([promised('2026-11-26'), promised('2026-11-27')]).toEqual([false, true]);
  });
});

describe('what endangers the meeting', () => {
  const danger = (facts: Partial<ReadinessFacts>) => judgeReadiness(readinessFacts(facts), shippedReadiness, judgedMeeting);
  const others = [workUp({ kind: 'referralLetter' }), workUp({ kind: 'biopsy' })];
  const ladder: readonly (readonly [string, Partial<ReadinessFacts>])[] = [
    ['a missing MRI of an urgent case', { workUp: others, urgent: true }],
    ['a missing MRI', { workUp: others }],
    ['a missing question', { told: ['performanceStatus', 'presenter', 'wishes', 'keyWorker'] }],
    ['an MRI that is too old', { workUp: [...others, workUp({ on: '2026-01-01' })] }],
    ['an MRI promised for after the cut-off', { workUp: [...others, workUp({ status: 'requested', on: null, due: '2026-11-25' })] }],
    ['an MRI promised for no day', { workUp: [...others, workUp({ status: 'requested', on: null })] }],
    ['an MRI promised in time', { workUp: [...others, workUp({ status: 'requested', on: null, due: '2026-11-24' })] }],
    ['nothing', {}],
  ];

  it('comes in this order', () => {
    const shuffled = [3, 6, 0, 7, 2, 5, 1, 4].flatMap((at) => ladder.slice(at, at + 1));
    expect(shuffled.toSorted(([, one], [, other]) => compareDanger(danger(one), danger(other))).map(([name]) => name)).toEqual(ladder.map(([name]) => name));
  });

  it('counts: two missing before one; cases alike keep their order', () => {
    expect(compareDanger(danger({ workUp: [], review: null }), danger({ workUp: others }))).toBeLessThan(0);
    expect(compareDanger(danger({ workUp: others }), danger({ workUp: others }))).toBe(0);
  });
});

describe('what imaging a detail names', () => {
  it.each([
    ['MRI', 'mri'],
    ['MR lumbar spine', 'mri'],
    ['MRI whole spine', 'mriWholeSpine'],
    ['Whole-body MRI', 'mriWholeSpine'],
    ['CT', 'ct'],
    ['CT thoracic spine', 'ct'],
    ['CT chest', 'chestCt'],
    ['CT TAP', 'chestCt'],
    ['CT thorax', 'chestCt'],
    ['PET-CT', 'pet'],
    ['FDG PET', 'pet'],
    ['X-ray', 'otherImaging'],
    ['bone scan', 'otherImaging'],
    ['', 'otherImaging'],
  ] as const)('"%s" is %s', (detail, item) => {
    expect(itemOfWorkUp({ kind: 'imaging', detail })).toBe(item);
  });

  it.each(Object.entries(imagingDetail))('a new %s is read as the same again', (item, detail) => {
    expect(itemOfWorkUp({ kind: 'imaging', detail })).toBe(item);
  });
});

describe('records from before this was kept', () => {
  it('parse, with nobody owing anything', () => {
    const { owed: _owed, ...before } = details();
    const item = { kind: 'imaging', detail: 'MRI', status: 'requested', on: null, at: '' };
    expect(CaseDetails.parse({ ...before, workUp: [item] })).toMatchObject({ owed: [], workUp: [{ ...item, owedBy: '', due: null, reason: '' }] });
  });

  it('a change that does not speak of who owes what leaves it as it is', () => {
    expect(CaseChanges.parse({ question: 'New' })).toEqual({ question: 'New' });
  });
});
