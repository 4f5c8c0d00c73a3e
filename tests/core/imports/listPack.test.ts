import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview, ImportRow } from '../../../shared/api/importViews.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import { chair as by, details, meetingDay } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

/** Details of which every part that a table cannot carry is filled. */
const rich = (name: string, nhsNumber: string | null, changes: Partial<CaseDetails> = {}): CaseDetails =>
  details({}, {
    patient: { ...details().patient, nhsNumber, familyName: `TESTPATIENT-${name}`, hospitalNumber: `TT-${name}` },
    diagnosis: { text: 'Chordoma', primarySite: 'Lumbar spine', icd10: 'C41.2', morphology: { code: '9370/3', edition: 'ICD-O-3.2' } },
    workUp: [
      { kind: 'imaging', detail: 'MRI whole spine', status: 'requested', on: '2026-11-20', at: 'Test Trust North', owedBy: 'Test Radiologist', due: '2026-11-25', reason: '' },
      { kind: 'pathologyReview', detail: '', status: 'reported', on: '2026-11-18', at: 'Test Trust South', owedBy: '', due: null, reason: '' },
      { kind: 'molecular', detail: '', status: 'notNeeded', on: null, at: '', owedBy: '', due: null, reason: 'The biopsy says it all' },
    ],
    wishes: 'Walk again, "at any price";\nno second operation',
    owed: [{ item: 'keyWorker', by: 'Test CNS 2', due: '2026-11-25' }],
    ...changes,
  });

const plan = (world: World, cutOff: string | null = null) => world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: 'Seminar room', cutOff, chair: 'Test Chair', scribe: '' } });

/** A desk that circulates a list of these cases, and the pack of it. */
async function circulated(cases: readonly CaseDetails[]): Promise<Buffer> {
  const world = await createWorld();
  const meeting = await plan(world);
  const record = async (event: Parameters<typeof world.take<'meeting.record'>>[1]['event']): Promise<void> => {
    const { version } = await world.take('meeting.read', { meetingId: meeting.id });
    await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: version, event });
  };
  for (const [index, each] of cases.entries()) {
    const { summary } = await world.take('case.register', { by, details: each });
    await record({ type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 7 + index, lateReason: index === 0 ? 'Referred late' : '', lateAgreedBy: index === 0 ? 'Test Chair North' : '' } });
  }
  await record({ type: 'circulated', to: '', recipients: ['Core members'] });
  return packOf(world, meeting.id);
}

async function packOf(world: World, meetingId: string, version = 1): Promise<Buffer> {
  return Buffer.from((await world.take('circulation.file', { meetingId, version, kind: 'pack' })).base64, 'base64');
}

let world: World;
let meetingId: string;
const fileOf = (bytes: Uint8Array, fileName = 'north.mdt-list.json') => ({ meetingId, fileName, base64: Buffer.from(bytes).toString('base64'), sheet: null, run: '' });
const preview = (bytes: Uint8Array, fileName?: string): Promise<ImportPreview> => world.take('import.preview', fileOf(bytes, fileName));
const commit = async (bytes: Uint8Array, choices: readonly { row: number; choice: ImportRow['choice']; fields?: string[] }[] = [], late = { lateReason: '', lateAgreedBy: '' }) => {
  const { basis } = await preview(bytes);
  return world.take('import.commit', { by, ...fileOf(bytes), basis, choices: [...choices], ...late });
};
const storedDetails = async (place = 0): Promise<CaseDetails> => {
  const listed = await world.take('cases.list', {});
  return (await world.take('case.read', { caseId: listed[place]?.id ?? '' })).details;
};
const said = (row: ImportRow | undefined): string => row?.reasons.map(({ text }) => text).join('\n') ?? '';

type Content = { [key: string]: unknown; list: { lines: { case: { caseId: string; version: number; name: string } }[]; pathway: { id: string; version: number } }; cases: { caseId: string; details: CaseDetails & { [key: string]: unknown } }[] };
/** The pack changed on purpose, with digests that fit again. */
const changed = (bytes: Buffer, change: (content: Content) => void): Buffer => {
  const { packDigest: _old, ...content } = JSON.parse(bytes.toString());
  change(content);
  const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
  content.digest = digestOf(content.list);
  return Buffer.from(JSON.stringify({ ...content, packDigest: digestOf(content) }));
};

beforeEach(async () => {
  world = await createWorld();
  meetingId = (await plan(world)).id;
});

describe('the pack of another desk, imported', () => {
  it('says where it comes from, and the result each of its cases would have', async () => {
    const pack = await circulated([rich('ONE', '9990001235'), rich('TWO', null)]);
    const shown = await preview(pack);
    expect(shown).toMatchObject({ pack: { meeting: { date: meetingDay, place: 'Seminar room' }, version: 1, circulated: true, by: by.name, digest: JSON.parse(pack.toString()).digest }, columns: [], words: [], notices: [], counts: { new: 2, refused: 0 } });
    expect(said(shown.rows[0])).toContain('On its list at 08:00 for 7 minutes; late: Referred late (agreed by Test Chair North).');
    expect(await world.take('cases.list', {})).toEqual([]);
  });

  it('gives the same details where it is circulated again: nothing goes through the cells of a table', async () => {
    const sent = [rich('ONE', '9990001235'), rich('TWO', null, { urgent: 'unknown', performanceStatus: 'unknown' })];
    const report = await commit(await circulated(sent));
    expect(report.rows.map(({ result }) => result)).toEqual(['imported', 'imported']);
    const { version } = await world.take('meeting.read', { meetingId });
    await world.take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'circulated', to: '', recipients: ['Region'] } });
    const again = JSON.parse((await packOf(world, meetingId)).toString());
    expect(again.cases.map((each: { details: CaseDetails }) => each.details)).toEqual(sent);
    expect(again.list.lines).toMatchObject([{ minutes: 7, case: { lateReason: 'Referred late', lateAgreedBy: 'Test Chair North' } }, { minutes: 8, case: { lateReason: '', lateAgreedBy: '' } }]);
  });

  it('is taken once: the second time every case is stored already', async () => {
    const pack = await circulated([rich('ONE', '9990001235')]);
    await commit(pack);
    const [row] = (await preview(pack)).rows;
    expect(row).toMatchObject({ fate: 'duplicate', choices: ['leave'] });
    expect(said(row)).toContain('It is on the agenda already: minutes and late reason there stay as they are.');
  });

  it('updates field by field: due dates and owners show, and only what is chosen is taken', async () => {
    await commit(await circulated([rich('ONE', '9990001235')]));
    const [mri, ...others] = rich('ONE', null).workUp;
    if (mri === undefined) throw new Error('unreachable: it was just made');
    const next = await circulated([rich('ONE', '9990001235', { workUp: [{ ...mri, owedBy: 'Test Radiologist 2' }, ...others], question: 'Second question', owed: [{ item: 'keyWorker', by: 'Test CNS 3', due: null }] })]);
    const [row] = (await preview(next)).rows;
    expect(row?.changes.map(({ key, proposed }) => [key, proposed])).toEqual([['workUp', true], ['question', true], ['owed', true]]);
    expect(row?.changes.at(-1)).toMatchObject({ field: 'who owes what', from: 'key worker: Test CNS 2 by 25 Nov 2026', to: 'key worker: Test CNS 3' });
    await commit(next, [{ row: 1, choice: 'take', fields: ['workUp'] }]);
    const now = await storedDetails();
    expect(now.workUp[0]?.owedBy).toBe('Test Radiologist 2');
    expect([now.question, now.owed[0]?.by]).toEqual(['Plan treatment', 'Test CNS 2']);
  });

  it('never takes away by itself what this desk knows and the other does not', async () => {
    await commit(await circulated([rich('ONE', '9990001235')]));
    const next = await circulated([rich('ONE', '9990001235', { wishes: '', workUp: [], owed: [], performanceStatus: 'unknown' })]);
    const [row] = (await preview(next)).rows;
    expect(row?.changes.map(({ key, proposed }) => [key, proposed])).toEqual([['performanceStatus', false], ['workUp', false], ['wishes', false], ['owed', false]]);
    await commit(next);
    expect(await storedDetails()).toEqual(rich('ONE', '9990001235'));
    await commit(next, [{ row: 1, choice: 'take', fields: ['owed', 'wishes'] }]);
    expect(await storedDetails()).toMatchObject({ owed: [], wishes: '', performanceStatus: '1' });
  });

  it('goes by the same identity rules as a table', async () => {
    await commit(await circulated([rich('ONE', '9990001235')]));
    const patient = rich('ONE', '9990001235').patient;
    const other = await circulated([rich('ONE', '9990001235', { patient: { ...patient, dateOfBirth: '1980-01-01' } })]);
    const [row] = (await preview(other)).rows;
    expect(row?.fate).toBe('refused');
    expect(said(row)).toContain('two people may be mixed up');
  });

  it('keeps a child off the list', async () => {
    const child = rich('CHILD', null, { patient: { ...rich('CHILD', null).patient, dateOfBirth: '2015-03-14' } });
    expect((await preview(await circulated([child]))).rows[0]).toMatchObject({ fate: 'wrongList', choices: ['recordExit', 'leave'] });
  });

  it('is taken under another version of the pathway, with a notice', async () => {
    const pack = changed(await circulated([rich('ONE', '9990001235')]), ({ list }) => Object.assign(list.pathway, { id: 'lsesn-spinal-v1', version: 1 }));
    const shown = await preview(pack);
    expect(shown.notices.join()).toContain('made under version 1 of the pathway');
    expect(shown.counts.new).toBe(1);
  });
});

describe('a pack of which something is wrong', () => {
  const newer = (text: string): string => text.replace('list-pack/1', 'list-pack/2');
  it.each<readonly [string, (text: string) => string | Buffer, string]>([
    ['changed by one letter', (text) => text.replace('TESTPATIENT-ONE', 'TESTPATIENT-ONF'), 'its digest does not match its content'],
    ['of a newer format', newer, 'of format 2, made by a newer MDT Desk'],
    ['cut off', (text) => text.slice(0, text.length / 2), 'cut off: it ends in the middle'],
    ['broken in the middle', (text) => text.replace(':', ';'), 'cannot be read as JSON'],
    ['no JSON at all', () => 'Surname,MRN\nTESTPATIENT-ONE,H1\n', 'not a pack of a circulated list'],
    ['other JSON', () => '{"schema":"something-else/1"}', 'no pack of a circulated list'],
    ['a list of JSON', () => '[1,2]', 'not a pack of a circulated list'],
    ['nested without end', () => `{"schema":"mdt-desk/list-pack/1","list":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, 'its digest does not match its content'],
    ['given a key that hides', (text) => text.replace('{', '{"__proto__":{"schema":"another"},'), 'its digest does not match its content'],
    ['encrypted', (text) => text.replace('"encrypted": false', '"encrypted": true'), 'encrypted'],
    ['empty', () => '', 'The file is empty.'],
    ['saved anew in another encoding', (text) => Buffer.from(text.replace('Seminar', 'Séminar'), 'latin1'), 'not in UTF-8'],
    ['larger than the limit', (text) => Buffer.concat([Buffer.from(text), Buffer.alloc(48 * 1024 * 1024, ' ')]), 'larger than this program reads (48 MB)'],
  ])('is refused where it is %s', async (_what, spoil, sentence) => {
    const text = (await circulated([rich('ONE', '9990001235')])).toString();
    const refusal = await world.refused('import.preview', fileOf(Buffer.from(spoil(text))));
    expect(refusal.message).toContain(sentence);
    expect(await world.take('cases.list', {})).toEqual([]);
  });

  it('is refused where it is whole and holds what this version does not know', async () => {
    const pack = changed(await circulated([rich('ONE', '9990001235')]), (content) => Object.assign(content.list, { secret: 1 }));
    expect((await world.refused('import.preview', fileOf(pack))).message).toContain('not as format 1 is written');
  });

  it('is known by its content, whatever it is called and however it is laid out', async () => {
    const pack = await circulated([rich('ONE', '9990001235')]);
    const laidOut = `\uFEFF${JSON.stringify(JSON.parse(pack.toString()), null, '\t').replaceAll('\n', '\r\n')}`;
    expect((await preview(Buffer.from(laidOut), 'list.txt')).counts.new).toBe(1);
  });

  it('loses only the rows that cannot be taken, each with its reason', async () => {
    const pack = changed(await circulated(['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'].map((name) => rich(name, null))), ({ list, cases }) => {
      const [one, two, three, four] = cases;
      if (!one || !two || !three || !four) throw new Error('unreachable: five cases were packed');
      one.details.urgent = 'perhaps' as 'yes';
      two.details.patient.dateOfBirth = '2027-01-01';
      Object.assign(list.lines[2]?.case ?? {}, { version: 99 });
      cases.splice(3, 1);
      cases.push({ ...four, caseId: 'a-stranger' });
    });
    const { rows } = await preview(pack);
    expect(rows.map(({ fate }) => fate)).toEqual(['refused', 'refused', 'refused', 'refused', 'new', 'refused']);
    const reasons = ['urgent', 'date of birth is after today', 'not of the version of the record', 'holds no details of it', '', 'its list does not'];
    for (const [place, reason] of reasons.entries()) expect(said(rows[place])).toContain(reason);
    const report = await commit(pack);
    expect(report.rows.map(({ result }) => result)).toEqual(['refused', 'refused', 'refused', 'refused', 'imported', 'refused']);
    expect(Buffer.from(report.notTaken?.base64 ?? '', 'base64').toString()).toContain('TESTPATIENT-TWO');
  });

  it('keeps why a case came late there, and asks it of the others where this list has closed', async () => {
    world = await createWorld();
    meetingId = (await plan(world, '2026-11-20')).id;
    await commit(await circulated([rich('ONE', '9990001235'), rich('TWO', null)]), [], { lateReason: 'Sent after the cut-off', lateAgreedBy: 'Test Chair South' });
    const { agenda } = await world.take('meeting.read', { meetingId });
    expect(agenda.map(({ entry: { estimatedMinutes, lateReason, lateAgreedBy } }) => [estimatedMinutes, lateReason, lateAgreedBy])).toEqual([
      [7, 'Referred late', 'Test Chair North'],
      [8, 'Sent after the cut-off', 'Test Chair South'],
    ]);
  });
});
