import { expect, it } from 'vitest';
import { enforcementOf } from '../../shared/pathway/pathway.ts';
import { answerRules } from '../../shared/pathway/rules.ts';
import { pathway } from '../fakes/pathway.ts';
import { facts } from '../fakes/records.ts';

const holds = (id: string) => enforcementOf(pathway.clauses.get(id)?.verb ?? 'is');

it('holds "must" and "will only" as blocks, "should" as a default, "can" as information (D1)', () => {
  expect(['K2a', 'K6', 'P1', 'P2', 'P4', 'P6b'].map(holds)).toEqual(Array(6).fill('blocks'));
  expect(['K1b', 'K2b', 'K2c', 'K4', 'K5', 'K7', 'F3'].map(holds)).toEqual(Array(7).fill('default'));
  expect(['K2d', 'K3'].map(holds)).toEqual(['informs', 'informs']);
});

it('never holds a statement harder than the verb of one of its clauses allows (D1)', () => {
  const strength = { informs: 0, default: 1, blocks: 2 } as const;
  const asked = [facts(), facts({ urgent: 'yes', pathologyReviewed: 'no' }), facts({ sarcoma: 'unknown', certainty: 'unknown' }), facts({ tissue: 'softTissue', ageAtReferral: 18 }), facts({ skullBase: 'yes' })];
  for (const answer of asked.map((each) => answerRules(pathway, each))) {
    for (const { holds: held, clauses, text } of [...answer.proposals, ...answer.statements]) {
      const strongest = Math.max(...clauses.map((id) => strength[holds(id)]));
      expect(strength[held], text).toBeLessThanOrEqual(strongest);
    }
  }
});

it('says every clause in our own words and keeps its modal verb', () => {
  const verbs = { must: /\bmust\b/, willOnly: /\bwill only\b/, should: /\bshould\b|unless the MDT/, can: /\bcan\b|\bmay\b/, is: /./ } as const;
  for (const { id, verb, statement } of pathway.clauses.values()) expect(statement, id).toMatch(verbs[verb]);
});
