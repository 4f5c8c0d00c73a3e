import { describe, expect, it } from 'vitest';
import type { Designation } from '../../shared/domain/practitioner.ts';
import type { Block } from '../../shared/pathway/statement.ts';
import { standingFaults, standingWarnings } from '../../shared/pathway/rules/practitioners.ts';
import { facts, practitioner, radiotherapy, surgery } from '../fakes/records.ts';

const day = '2026-11-26';
const texts = (blocks: readonly Block[]): string[] => blocks.map(({ text }) => text);
type Standing = Partial<Designation>[];

describe('a surgeon the document lists only as a contact (D4, K6)', () => {
  const said = (standing: Standing): string | undefined => texts(standingFaults('surgery', [practitioner({ standing })], [day]))[0];
  const plain = 'Test Surgeon A is neither a core member of the sarcoma MDT nor designated for surgery on 26 Nov 2026.';
  const contact = 'Test Surgeon A is neither a core member of the sarcoma MDT nor designated for surgery on 26 Nov 2026; the document lists them only as a contact. If they are core, confirm it in the directory and name them again.';

  it('is told how to become eligible', () => {
    expect(said([{ status: 'contact' }])).toBe(contact);
    expect(said([{ status: 'contact' }, { status: 'designated', modality: 'systemic' }])).toBe(contact);
  });

  it('is not meant where somebody has no standing, one that has ended, or is a contact for another treatment', () => {
    expect(said([])).toBe(plain);
    expect(said([{ until: '2026-11-25' }])).toBe(plain);
    expect(said([{ status: 'contact', modality: 'systemic' }])).toBe(plain);
  });
});

describe('the note that one sentence asks for designated surgeons only (P6b, D4)', () => {
  const warned = (standing: Standing, days = [day]): Block[] => standingWarnings(facts(), surgery({ practitioners: [practitioner({ standing })] }), days);

  it('is shown for a surgeon who operates as a core member on every day, whole and with its clauses', () => {
    expect(warned([{ status: 'core' }])).toEqual([
      {
        topic: 'surgeons',
        text: 'Test Surgeon A operates as a core member. One sentence of the document asks for designated practitioners only; the other admits core members too.',
        clauses: ['P6b', 'K6'],
        missing: [],
      },
    ]);
    expect(warned([{ status: 'core', until: '2026-11-30' }], [day, '2026-12-01'])).toEqual([]);
  });

  it('is not shown for one who is designated for surgery besides, and is for one designated for another treatment', () => {
    expect(warned([{ status: 'core' }, { status: 'designated' }])).toEqual([]);
    expect(warned([{ status: 'core' }, { status: 'designated', modality: 'systemic' }])).toHaveLength(1);
  });

  it('is not shown for radiotherapy, nor where the tumour is no sarcoma', () => {
    const core = practitioner({ standing: [{ status: 'core' }, { status: 'core', modality: 'radiotherapy' }] });
    expect(standingWarnings(facts(), radiotherapy({ practitioners: [core] }), [day])).toEqual([]);
    expect(standingWarnings(facts({ sarcoma: 'no' }), surgery({ practitioners: [core] }), [day])).toEqual([]);
  });
});
