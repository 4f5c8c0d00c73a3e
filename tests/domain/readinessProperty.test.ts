import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WorkUpItem } from '../../shared/domain/case.ts';
import { compareDanger, isReady, judgeReadiness, notReadyWords, type ReadinessFacts } from '../../shared/domain/readiness.ts';
import { ReadinessItem, ToldItem } from '../../shared/domain/readinessItem.ts';
import { type ReadinessSettings, shippedReadiness, TumourKind } from '../../shared/domain/readinessSettings.ts';
import { expectedReadiness } from './readinessOracle.ts';

/** Days near each other and near the ends of months, so that the lines are met. */
const day = fc.constantFrom('2025-11-30', '2026-02-28', '2026-05-31', '2026-08-25', '2026-08-26', '2026-08-31', '2026-10-26', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2027-02-28', '2027-03-01', '2028-02-29', '2028-05-29', '2028-05-31');
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const person = fc.constantFrom('', 'Test Radiologist', 'Test Surgeon A');
const held: fc.Arbitrary<WorkUpItem> = fc
  .record({
    kind: fc.constantFrom<WorkUpItem['kind'][]>('imaging', 'imaging', 'imaging', 'biopsy', 'pathologyReview', 'molecular', 'referralLetter'),
    detail: fc.constantFrom('MRI', 'MRI whole spine', 'CT', 'CT chest', 'PET-CT', 'X-ray', ''),
    status: fc.constantFrom<WorkUpItem['status'][]>('requested', 'done', 'reported', 'notNeeded'),
    on: orNull(day),
    at: fc.constantFrom('', 'Test Trust North'),
    owedBy: person,
    due: orNull(day),
    reason: fc.constantFrom('', 'Not indicated'),
  });
const facts: fc.Arbitrary<ReadinessFacts> = fc.record({
  kind: fc.constantFrom(...TumourKind.options),
  urgent: fc.boolean(),
  referredFrom: fc.constantFrom('', 'Test Trust North'),
  presenter: person,
  keyWorker: person,
  workUp: fc.array(held, { maxLength: 8 }),
  review: orNull(fc.record({ on: day, conclusive: fc.boolean() })),
  told: fc.subarray([...ToldItem.options]),
  owed: fc.uniqueArray(fc.record({ item: fc.constantFrom(...ReadinessItem.options), by: person, due: orNull(day) }), { maxLength: 4, selector: ({ item }) => item }),
  triaged: fc.boolean(),
  noteOwed: fc.boolean(),
  noteRecorded: fc.boolean(),
  missingFacts: fc.subarray([{ fact: 'skullBase', clause: 'K4' } as const, { fact: 'sarcoma', clause: 'K2a' } as const]),
});
const itemRule = fc.record({ needed: fc.boolean(), monthsOld: fc.constantFrom(null, 1, 3, 6, 12), usuallyOwedBy: fc.constantFrom('', 'Referrer', 'Presenter', 'Key worker', 'Radiology') });
const settings: fc.Arbitrary<ReadinessSettings> = fc.record({ changed: fc.array(itemRule, { minLength: ReadinessItem.options.length, maxLength: ReadinessItem.options.length }), shipped: fc.boolean() }).map(({ changed, shipped }) => {
  if (shipped) return shippedReadiness;
  const items = Object.fromEntries(ReadinessItem.options.map((item, at) => [item, changed[at]])) as ReadinessSettings['kinds']['unknown']['items'];
  const rules = { items, confirmed: null, changed: null };
  return { namedBy: 'initials', kinds: { boneSarcoma: rules, softTissueSarcoma: rules, otherBoneTumour: rules, unknown: rules } };
});
const meeting = fc.record({ date: day, cutOff: orNull(day) });

it('equals an independent calculation, item by item, for any case, settings and meeting', () => {
  fc.assert(
    fc.property(facts, settings, meeting, (facts, settings, meeting) => {
      for (const { item, state, owedBy, late } of judgeReadiness(facts, settings, meeting)) {
        expect({ item, state, owedBy, late }).toEqual({ item, ...expectedReadiness(item, facts, settings, meeting) });
      }
    }),
    { numRuns: 2_000 },
  );
});

it('has something to say exactly of the cases that are not ready', () => {
  fc.assert(
    fc.property(facts, settings, meeting, (facts, settings, meeting) => {
      const judged = judgeReadiness(facts, settings, meeting);
      expect(notReadyWords(judged, facts).length === 0).toBe(isReady(judged));
      expect(judged.filter(({ danger }) => danger > 0).every(({ state }) => state !== 'current' && state !== 'notNeeded')).toBe(true);
    }),
  );
});

it('orders cases the same way from both sides', () => {
  fc.assert(
    fc.property(facts, facts, settings, meeting, (one, other, settings, meeting) => {
      const [a, b] = [judgeReadiness(one, settings, meeting), judgeReadiness(other, settings, meeting)];
      expect(Math.sign(compareDanger(a, b))).toBe(0 - Math.sign(compareDanger(b, a)));
    }),
  );
});
