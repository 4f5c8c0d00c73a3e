import { describe, expect, it } from 'vitest';
import type { ImportPreview, MappedColumn } from '../../../shared/api/importViews.ts';
import { ImportSources } from '../../../shared/api/importViews.ts';
import { coordinator, desk, fileOf, inTime, valueOf } from './importing.ts';

const list = 'Kol 1,Kol 2,Kol 3,Kol 4,Tissue\n9990001235,TESTPATIENT-ONE,Ada,14/03/1979,osseus\n9990080429,TESTPATIENT-TWO,Ben,02/09/1966,Bone\n';
const asRead: MappedColumn[] = [
  { header: 'Kol 1', field: 'nhsNumber' },
  { header: 'Kol 2', field: 'familyName' },
  { header: 'Kol 3', field: 'givenName' },
  { header: 'Kol 4', field: 'dateOfBirth' },
  { header: 'Tissue', field: 'tumourType' },
];

const names = ({ rows }: ImportPreview): string[] => rows.map(({ name }) => name);

describe('a source', () => {
  it('of unknown headings is shown with samples, so that a person can say what its columns hold', async () => {
    const preview = await desk().preview('Kol 1,Kol 2\n9990001235,TESTPATIENT-ONE\n');
    expect(preview.columns).toEqual([{ header: 'Kol 1', field: null, samples: ['9990001235'] }, { header: 'Kol 2', field: null, samples: ['TESTPATIENT-ONE'] }]);
    expect(preview.rows[0]).toMatchObject({ fate: 'refused', reasons: [{ text: 'No column is read as the surname: say which one it is.' }] });
    expect(preview.source).toMatchObject({ known: false, name: 'list' });
  });

  it('is not one where the first line is a case: it would be lost as headings', async () => {
    const { imports } = desk();
    expect(await imports.preview(fileOf('9990001235,TESTPATIENT-ONE\n9990080429,TESTPATIENT-TWO\n'))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('holds a case, not the headings') } });
  });

  it('is known again by its set of headings, in whatever order they stand and however they are spaced', async () => {
    const { sources, preview } = desk();
    valueOf(await sources.save(coordinator, { name: 'Register of the north', columns: asRead }));
    expect(names(await preview(list))).toEqual(['TESTPATIENT-ONE, Ada', 'TESTPATIENT-TWO, Ben']);
    const turned = await preview('kol 4;KOL 3;Kol-2;kol1;Tissue\n14/03/1979;Ada;TESTPATIENT-ONE;9990001235;Bone\n');
    expect(turned.source).toMatchObject({ known: true, name: 'Register of the north' });
    expect(names(turned)).toEqual(['TESTPATIENT-ONE, Ada']);
    expect((await preview(list.replace('Kol 1', 'Kol 9'))).source.known).toBe(false);
  });

  it('keeps two columns of one heading apart by their order', async () => {
    const { sources, preview } = desk();
    const columns: MappedColumn[] = [{ header: 'Surname', field: null }, { header: 'Surname', field: 'familyName' }];
    valueOf(await sources.save(coordinator, { name: 'Twice', columns }));
    const shown = await preview('Surname,Surname\nold,TESTPATIENT-NEW\n');
    expect(names(shown)).toEqual(['TESTPATIENT-NEW']);
    expect(shown.notices[0]).toContain('More than one column is headed "Surname"');
  });

  it('does not fill one field from two columns', async () => {
    const { sources } = desk();
    const twice: MappedColumn[] = [{ header: 'A', field: 'familyName' }, { header: 'B', field: 'familyName' }];
    expect(await sources.save(coordinator, { name: 'x', columns: twice })).toMatchObject({ ok: false, refusal: { message: '"A" and "B" cannot both fill the same field. Choose one of them.' } });
  });

  it('is renamed with what it was taught, and forgotten with it', async () => {
    const { sources, preview } = desk();
    const { id } = valueOf(await sources.save(coordinator, { name: 'First', columns: asRead }));
    valueOf(await sources.teach(coordinator, { field: 'tumourType', word: 'osseus', means: 'Bone' }, id));
    const renamed = valueOf(await sources.save(coordinator, { name: 'Second', columns: asRead }));
    expect(renamed).toMatchObject({ id, name: 'Second', words: [{ word: 'osseus' }] });
    valueOf(await sources.forget(coordinator, id));
    expect((await preview(list)).source.known).toBe(false);
    expect(await sources.forget(coordinator, id)).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  });

  it('keeps the day of its last import, and none while it is only looked at', async () => {
    const { sources, preview, commit } = desk();
    valueOf(await sources.save(coordinator, { name: 'First', columns: asRead }));
    expect((await preview(list)).source.usedOn).toBeNull();
    await commit(list);
    expect((await preview(list)).source.usedOn).toBe('2026-11-24');
  });

  it('that changed after the dry run makes its commit a conflict: other values would be written than were shown', async () => {
    const { sources, imports, preview, cases } = desk();
    valueOf(await sources.save(coordinator, { name: 'First', columns: asRead }));
    const { basis } = await preview(list);
    valueOf(await sources.teach(coordinator, { field: 'tumourType', word: 'osseus', means: 'Soft tissue' }, null));
    expect(await imports.commit({ ...fileOf(list), by: coordinator, basis, choices: [], ...inTime })).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(cases.writes()).toBe(0);
  });
});

describe('who taught what', () => {
  it('is kept with the moment, and with what was there before; saving the same again is no change', async () => {
    const { sources } = desk();
    const { id } = valueOf(await sources.save(coordinator, { name: 'First', columns: [{ header: 'Kol 1', field: 'familyName' }, { header: 'Kol 2', field: null }] }));
    valueOf(await sources.save(coordinator, { name: 'Second', columns: [{ header: 'Kol 1', field: 'familyName' }, { header: 'Kol 2', field: 'tumourType' }] }));
    valueOf(await sources.save(coordinator, { name: 'Second', columns: [{ header: 'Kol 1', field: 'familyName' }, { header: 'Kol 2', field: 'tumourType' }] }));
    valueOf(await sources.teach(coordinator, { field: 'tumourType', word: 'osseus', means: 'Bone' }, id));
    valueOf(await sources.forget(coordinator, id));
    const { changes } = ImportSources.parse(sources.all());
    expect(changes.map(({ text }) => text)).toEqual([
      'Second: forgotten, with what was taught of it',
      expect.stringMatching(/^Second: “osseus” in Tumour type .* means Bone$/),
      expect.stringMatching(/^Second: name First, now Second; “Kol 2” not read, now Tumour type/),
      'First: remembered, 1 of 2 columns read',
    ]);
    expect(changes[0]).toMatchObject({ at: '2026-11-24T09:00:00.000Z', by: coordinator, about: id });
  });

  it('is unknown of what was taught before it was kept', () => {
    expect(ImportSources.parse({ sources: [], words: [] }).changes).toEqual([]);
  });
});

describe('a word', () => {
  const known = async () => {
    const one = desk();
    return { ...one, id: valueOf(await one.sources.save(coordinator, { name: 'First', columns: asRead })).id };
  };

  it('that is not understood is asked for, with how many rows hold it and what it may mean', async () => {
    const { preview } = await known();
    expect((await preview(list)).words).toEqual([{ field: 'tumourType', header: 'Tissue', word: 'osseus', rows: 1, meanings: ['Bone', 'Soft tissue', 'Metastasis', 'Unknown'] }]);
  });

  it('is read as it was taught, and the row says so', async () => {
    const { preview, sources, commit, cases, id } = await known();
    valueOf(await sources.teach(coordinator, { field: 'tumourType', word: 'OSSEUS', means: 'Bone' }, id));
    const shown = await preview(list);
    expect(shown.words).toEqual([]);
    expect(shown.taught).toEqual([{ field: 'tumourType', word: 'OSSEUS', means: 'Bone', forAll: false }]);
    expect(shown.rows[0]?.reasons.map(({ text }) => text)).toContain('"osseus" in "Tissue" is read as Bone, as it was taught.');
    await commit(list);
    expect([...cases.states.values()].map((state) => state.snapshot.context.record.details.tumour.tissue)).toEqual(['bone', 'bone']);
  });

  it('is taught for one source or for all, and taken back', async () => {
    const { preview, sources, id } = await known();
    const other = 'Surname,Tumour type\nTESTPATIENT-ONE,osseus\n';
    valueOf(await sources.teach(coordinator, { field: 'tumourType', word: 'osseus', means: 'Bone' }, id));
    expect((await preview(other)).words).toHaveLength(1);
    valueOf(await sources.teach(coordinator, { field: 'tumourType', word: 'osseus', means: 'Bone' }, null));
    expect((await preview(other)).words).toEqual([]);
    valueOf(await sources.forgetWord(coordinator, 'tumourType', 'osseus', null));
    expect((await preview(other)).words).toHaveLength(1);
    expect((await preview(list)).words).toEqual([]);
    // Nothing is left to take back, here or at a source.
    for (const source of [null, 'no-such-source']) expect(await sources.forgetWord(coordinator, 'tumourType', 'osseus', source)).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    valueOf(await sources.forgetWord(coordinator, 'tumourType', 'osseus', id));
  });

  it('of levels is taught by writing levels', async () => {
    const { sources, preview } = desk();
    expect(await sources.teach(coordinator, { field: 'levels', word: 'mid thoracic', means: 'somewhere' }, null)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('Write it like T11-L1') } });
    valueOf(await sources.teach(coordinator, { field: 'levels', word: 'mid thoracic', means: 'T5-T8' }, null));
    expect((await preview('Surname,Levels\nTESTPATIENT-ONE,Mid  thoracic\n')).rows[0]?.summary).toContain('T5–T8');
  });

  it('cannot be taught a meaning its field does not understand, nor in a field that keeps its words', async () => {
    const { sources } = desk();
    expect(await sources.teach(coordinator, { field: 'tumourType', word: 'x', means: 'y' }, null)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('It can be Bone, Soft tissue') } });
    expect(await sources.teach(coordinator, { field: 'familyName', word: 'x', means: 'y' }, null)).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } });
    expect(await sources.teach(coordinator, { field: 'sex', word: 'x', means: 'Male' }, 'unknown')).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  });

  it.each(['mid', 'x'])('of a refused row is not asked for: "%s"', async (word) => {
    const { preview } = desk();
    expect((await preview(`Surname,NHS number,Levels\nTESTPATIENT-ONE,123,${word}\n`)).words).toEqual([]);
  });
});
