import { describe, expect, it } from 'vitest';
import { readIcd10, readMorphologyCode } from '../../shared/domain/codeShape.ts';
import type { CodeSystem } from '../../shared/api/codeViews.ts';
import { CodeLists } from '../../electron/core/codes/codeLists.ts';
import { createWorld } from '../fakes/world.ts';

const world = await createWorld();
const codes = async (system: CodeSystem, words: string) => (await world.take('codes.search', { system, words })).found.map(({ code, editions }) => (system === 'icd10' ? code : `${code} ${editions.at(-1)}`));

describe('the lists of codes', () => {
  it('find a code by itself, by a part of it, by its name and by another word', async () => {
    expect((await codes('icd10', 'c41.4'))[0]).toBe('C41.4');
    expect((await codes('icd10', 'c412'))[0]).toBe('C41.2');
    expect(await codes('icd10', 'sacrum benign')).toContain('D16.8');
    expect(await codes('icd10', 'GCTB')).toEqual(['D48.0']);
    expect((await codes('morphology', 'chordoma'))[0]).toBe('9370/3 ICD-O-3.2');
    expect((await codes('morphology', 'mpnst'))[0]).toBe('9540/3 ICD-O-3.2');
  });

  it('tell the editions of Ewing sarcoma apart', async () => {
    expect((await codes('morphology', 'ewing sarcoma')).toSorted()).toEqual(expect.arrayContaining(['9260/3 ICD-O-3.1', '9364/3 ICD-O-3.2']));
    const { found } = await world.take('codes.search', { system: 'morphology', words: '9364/3' });
    expect(found.map(({ title, editions }) => `${title}: ${editions.join()}`)).toEqual(['Ewing sarcoma: ICD-O-3.2', 'Peripheral neuroectodermal tumour: ICD-O-3,ICD-O-3.1']);
  });

  it('say what they are, of which day, and that nobody has checked them', async () => {
    const { list } = await world.take('codes.search', { system: 'icd10', words: '' });
    expect(list).toMatchObject({ name: 'ICD-10', date: expect.stringMatching(/^\d{4}/) });
    expect(list.unverified).toHaveLength(1);
  });

  it('hold only codes that have the form of one, each meaning once in an edition', async () => {
    for (const [system, read] of [['icd10', readIcd10], ['morphology', readMorphologyCode]] as const) {
      const seen = new Set<string>();
      // Every code begins with one of these, and no search answers them all at once.
      for (const start of system === 'icd10' ? ['c40', 'c41', 'c47', 'c48', 'c49', 'c7', 'c8', 'c9', 'd16', 'd1', 'd2', 'd3', 'd4', 'm', 'q', 'g'] : ['80', '88', '89', '90', '91', '92', '93', '94', '95', '96', '97']) {
        for (const { code, editions } of (await world.take('codes.search', { system, words: start })).found) {
          expect(read(code)).toEqual({ code });
          for (const edition of editions) seen.add(`${code} ${edition}`);
        }
      }
      expect(seen.size).toBeGreaterThan(80);
    }
  });

  it('are refused in words where they are not installed', async () => {
    expect(await new CodeLists('/nowhere').search('icd10', 'c41')).toMatchObject({ ok: false, refusal: { message: 'The list of codes icd10.json cannot be used. Install the program again.' } });
  });
});
