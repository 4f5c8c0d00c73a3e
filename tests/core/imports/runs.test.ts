import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { coordinator, desk, type Desk, fileOf, inTime, oneCase, sampleList, valueOf } from './importing.ts';

const many = `NHS number,Surname,Forename,Date of birth,Hospital number\n${Array.from({ length: 2_000 }, (_, index) => `,TESTPATIENT-${index},Ada,14/03/1979,H${index}`).join('\n')}\n`;

/** Cancels a run at the first progress it makes in a phase. */
const cancelAt = ({ imports, onProgress }: Desk, run: string, phase: 'checking' | 'writing') => {
  const answers: unknown[] = [];
  onProgress((step) => {
    if (step.run === run && step.phase === phase && answers.length === 0) answers.push(imports.cancel(run));
  });
  return answers;
};

describe('a long import', () => {
  it('tells how far its dry run has come, up to all rows', async () => {
    const { imports, progress } = desk();
    await imports.preview({ ...fileOf(many), run: 'look' });
    expect(progress.every(({ run, phase, total }) => run === 'look' && phase === 'checking' && total === 2_000)).toBe(true);
    const steps = progress.map(({ done }) => done);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(progress.at(-1)?.done).toBe(2_000);
  });

  it('is given up while it is looked at', async () => {
    const one = desk();
    cancelAt(one, 'look', 'checking');
    expect(await one.imports.preview({ ...fileOf(many), run: 'look' })).toMatchObject({ ok: false, refusal: { message: 'Cancelled. Nothing was written.' } });
  });

  it('is given up before the first row is written, and leaves nothing', async () => {
    const one = desk();
    const { basis } = await one.preview(many);
    const answers = cancelAt(one, 'take', 'checking');
    const done = await one.imports.commit({ ...fileOf(many), run: 'take', by: coordinator, basis, choices: [], ...inTime });
    expect(done).toMatchObject({ ok: false, refusal: { message: 'Cancelled. Nothing was written.' } });
    expect(answers).toMatchObject([{ ok: true }]);
    expect(one.cases.writes()).toBe(0);
    expect(one.cases.agendaEntries).toEqual([]);
  });

  it('is not given up once rows are written: all of them are', async () => {
    const one = desk();
    const { basis } = await one.preview(many);
    const answers = cancelAt(one, 'take', 'writing');
    const done = valueOf(await one.imports.commit({ ...fileOf(many), run: 'take', by: coordinator, basis, choices: [], ...inTime }));
    expect(answers).toMatchObject([{ ok: false, refusal: { message: 'The rows are being written: this can no longer be cancelled.' } }]);
    expect(done.rows.every(({ result }) => result === 'imported')).toBe(true);
    expect(one.cases.states.size).toBe(2_000);
  });

  it('that is over, or never was, cannot be given up', async () => {
    const { imports } = desk();
    await imports.preview({ ...fileOf(sampleList), run: 'look' });
    expect(imports.cancel('look')).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  });

  it('does not give up another one', async () => {
    const one = desk();
    cancelAt(one, 'look', 'checking');
    const [given, other] = await Promise.all([one.imports.preview({ ...fileOf(many), run: 'look' }), one.imports.preview({ ...fileOf(many), run: 'other' })]);
    expect([given.ok, other.ok]).toEqual([false, true]);
  });
});

describe('the rows that were not taken', () => {
  const linesOf = (base64: string): string[][] => parse(Buffer.from(base64, 'base64'), { bom: true });

  it('are a file with their cells, numbers and reasons', async () => {
    const { commit } = desk();
    const { notTaken } = await commit(sampleList);
    expect(notTaken?.fileName).toBe('list - rows not taken.csv');
    const [headings = [], ...lines] = linesOf(notTaken?.base64 ?? '');
    expect(headings.slice(-2)).toEqual(['MDT Desk: row', 'MDT Desk: why not taken']);
    expect(lines.map((line) => line.at(-2))).toEqual(['10', '11', '12']);
    expect(lines[0]?.at(-1)).toContain('check digit');
    expect(lines[1]?.at(-1)).toContain('Left out: The same patient as row 1');
    expect(lines[2]?.slice(1, 4)).toEqual(['TT100012', 'TESTPATIENT-TWELVE', 'Lena']);
  });

  it('are imported again after they were corrected, as the same source', async () => {
    const { commit, preview, sources } = desk();
    const first = await preview(sampleList);
    valueOf(await sources.save(coordinator, { name: 'Register', columns: first.columns.map(({ header, field }) => ({ header, field })) }));
    const { notTaken } = await commit(sampleList);
    const mended = Buffer.from(notTaken?.base64 ?? '', 'base64').toString('utf8').replace('9990001236', '9990872325').replace('31/02/1988', '28/02/1988');
    const again = await preview(mended);
    expect(again.source).toMatchObject({ known: true, name: 'Register' });
    expect(again.rows.map(({ fate }) => fate)).toEqual(['new', 'update', 'new']);
  });

  it('hold nothing that a spreadsheet would run, and come back as they were', async () => {
    const { imports, commit, cases } = desk();
    const list = oneCase({ Question: '=cmd|calc', Wishes: '+44', 'NHS number': '123' });
    const file = valueOf(await imports.notTaken({ ...fileOf(list), choices: [], ...inTime }));
    const text = Buffer.from(file.base64, 'base64').toString('utf8');
    expect(linesOf(file.base64)[1]).toEqual(expect.arrayContaining(["'=cmd|calc", "'+44"]));
    await commit(text.replace('123', '9990001235'));
    expect(cases.byHospitalNumber('TT1')?.details).toMatchObject({ question: '=cmd|calc', wishes: '+44' });
  });

  it('can be had before anything is written, by what is chosen; where all are taken there is no such file', async () => {
    const { imports, cases, commit } = desk();
    const file = valueOf(await imports.notTaken({ ...fileOf(sampleList), choices: [{ row: 1, choice: 'leave' }, { row: 11, choice: 'take' }] }));
    expect(linesOf(file.base64).slice(1).map((line) => line.at(-2))).toEqual(['1', '10', '12']);
    expect(cases.writes()).toBe(0);
    expect(await imports.notTaken({ ...fileOf(oneCase({})), choices: [], ...inTime })).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    expect((await commit(oneCase({}))).notTaken).toBeNull();
  });
});

describe('letters', () => {
  it('of a file that mixes two ways of writing them are read line by line, and that is said', async () => {
    const file = Buffer.concat([Buffer.from('Surname,Hospital number\nTESTPATIENT-MÜLLER,H1\n'), Buffer.from('TESTPATIENT-ÅS,H2\n', 'latin1')]);
    const { rows, notices } = await desk().preview(file);
    expect(rows.map(({ name }) => name)).toEqual(['TESTPATIENT-MÜLLER', 'TESTPATIENT-ÅS']);
    expect(notices[0]).toContain('mixes two ways of writing letters');
  });
});
