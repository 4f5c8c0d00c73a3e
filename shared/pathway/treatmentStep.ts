import type { CaseEventOf } from '../domain/caseEvent.ts';
import { type CaseRecord, currentArrangements, factsOf, lastDiscussion } from '../domain/caseRecord.ts';
import { londonDay, plainDay } from '../domain/dates.ts';
import { planFor, type PlannedPractitioner, type SurgeryPlan } from '../domain/plan.ts';
import type { Pathway } from './pathway.ts';
import { surgerySiteBlocks } from './rules/agreement.ts';
import { arrangementOf, hostOf, unarrangedSurgeons, visitingSurgeons } from './rules/crossSite.ts';
import { standingFaults } from './rules/practitioners.ts';
import { isHeldAsSarcoma } from './rules/tumourKind.ts';
import type { Block } from './statement.ts';

/**
 * K6 on the day itself, K5 for visiting surgeons, the site as the facts have it now (K4, F3), and P4 unless the treatment had begun
 * urgently before the meeting that ratified it (I2, I3, I4, I8, I11).
 */
export function treatmentBlocks(pathway: Pathway, record: CaseRecord, { modality, practitioners, on }: CaseEventOf<'treatmentStarted'>): Block[] {
  const facts = factsOf(record);
  const planned = planFor(record.plan, modality);
  if (!planned) return [{ topic: 'plan', text: 'That treatment is not on the agreed plan.', clauses: ['K2a', 'P3'], missing: [] }];
  // The day it was discussed, not the day in the calendar: a meeting may be held on another day than it was planned for.
  const discussion = lastDiscussion(record);
  const discussedOn = discussion ? londonDay(discussion.startedAt) : '';
  const hadBegun = record.urgentTreatment !== null && on <= discussedOn;
  const reviewed = record.pathologyReview?.result;
  return [
    ...(on < discussedOn && record.urgentTreatment === null
      ? [{ topic: 'discussion' as const, text: `Treatment on ${plainDay(on)} came before its discussion on ${plainDay(discussedOn)}. What could not wait is recorded as urgent treatment.`, clauses: ['K2a', 'K2b'], missing: [] }]
      : []),
    ...(practitioners.length === 0 ? [{ topic: 'surgeons' as const, text: 'Name who gives the treatment.', clauses: ['K6'], missing: [] }] : []),
    ...(isHeldAsSarcoma(facts) ? standingFaults(modality, practitioners, [on]) : []),
    ...(planned.modality === 'surgery' ? visitBlocks(record, planned, practitioners, on) : []),
    ...(modality === 'surgery' ? surgerySiteBlocks(pathway, record) : []),
    ...(facts.pathologyReviewed === 'yes' || hadBegun
      ? []
      : [{ topic: 'pathologyReview' as const, text: reviewed === undefined ? 'The specialist pathology review is not recorded: the condition of this plan is open.' : `The specialist pathology review did not confirm the diagnosis (${reviewed === 'inconclusive' ? 'inconclusive' : 'not a tumour of this pathway'}).`, clauses: ['P4'], missing: [] }]),
  ];
}

/** K5, I11: whoever operates away from home, planned or named on the day, does so as both sides have arranged, on the day they arranged. */
function visitBlocks(record: CaseRecord, plan: SurgeryPlan, operating: readonly PlannedPractitioner[], on: string): Block[] {
  const isPlanned = ({ practitionerId }: PlannedPractitioner): boolean => plan.practitioners.some((each) => each.practitionerId === practitionerId);
  const all = { ...plan, practitioners: [...plan.practitioners, ...operating.filter((each) => !isPlanned(each))] };
  const arrangements = currentArrangements(record);
  const unarranged = unarrangedSurgeons(all, arrangements);
  const block = (text: string): Block => ({ topic: 'crossSite', text, clauses: ['K5'], missing: [] });
  return visitingSurgeons(all).flatMap((surgeon) => {
    if (unarranged.includes(surgeon)) {
      const how = isPlanned(surgeon) ? '' : ' They are not on the plan: a new plan, or a surgeon replaced, asks them.';
      return [block(`The operation of ${surgeon.name} away from home is not arranged by both sides yet.${how}`)];
    }
    const day = arrangementOf(arrangements, surgeon.practitionerId, hostOf(plan))?.acceptedDate ?? on;
    return day === on ? [] : [block(`The operation of ${surgeon.name} away from home is arranged for ${plainDay(day)}, not for ${plainDay(on)}: offer the other day, so that both sides confirm it.`)];
  });
}
