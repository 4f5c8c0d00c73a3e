import { type IsoDate, plainDay } from '../../domain/dates.ts';
import { type ModalityPlan, modalityName, type PlannedPractitioner } from '../../domain/plan.ts';
import { mayTreat } from '../../domain/practitioner.ts';
import type { Modality } from '../../domain/site.ts';
import type { RuleFacts } from '../../domain/tumour.ts';
import type { Block, Topic } from '../statement.ts';
import { isHeldAsSarcoma } from './tumourKind.ts';

/** Where what is said of the practitioners of a treatment belongs. */
export function practitionersTopic(modality: Modality): Topic {
  const topics: Record<Modality, Topic> = { surgery: 'surgeons', radiotherapy: 'radiotherapyPractitioners', systemic: 'systemicPractitioners' };
  return topics[modality];
}

/** Those of the named practitioners who are neither core nor designated for the treatment on one of the days (K6, P6a), a sentence each. */
export function standingFaults(modality: Modality, practitioners: readonly PlannedPractitioner[], days: readonly IsoDate[]): Block[] {
  return practitioners.flatMap(({ name, designations }) => {
    const day = days.find((each) => !mayTreat(designations, modality, each));
    if (day === undefined) return [];
    const contact = designations.some((designation) => designation.status === 'contact' && designation.modality === modality);
    const text = `${name} is neither a core member of the sarcoma MDT nor designated for ${modalityName(modality)} on ${plainDay(day)}${contact ? '; the document lists them only as a contact. If they are core, confirm it in the directory and name them again' : ''}.`;
    return [{ topic: practitionersTopic(modality), text, clauses: modality === 'surgery' ? ['K6', 'P6a'] : ['K6'], missing: [] }];
  });
}

/** K6 blocks for a sarcoma; for another primary bone tumour it only warns (D3). */
export function standingBlocks(facts: RuleFacts, plan: Extract<ModalityPlan, { practitioners: unknown }>, days: readonly IsoDate[]): Block[] {
  return isHeldAsSarcoma(facts) ? standingFaults(plan.modality, plan.practitioners, days) : [];
}

/** What is shown and not held back: the same faults where the tumour is no sarcoma, and P6b's wording for core surgeons (D4). */
export function standingWarnings(facts: RuleFacts, plan: Extract<ModalityPlan, { practitioners: unknown }>, days: readonly IsoDate[]): Block[] {
  const faults = isHeldAsSarcoma(facts) ? [] : standingFaults(plan.modality, plan.practitioners, days);
  return [...faults, ...(plan.modality === 'surgery' && isHeldAsSarcoma(facts) ? designatedOnlyNotes(plan.practitioners, days) : [])];
}

function designatedOnlyNotes(practitioners: readonly PlannedPractitioner[], days: readonly IsoDate[]): Block[] {
  return practitioners
    .filter(({ designations }) => days.every((day) => mayTreat(designations, 'surgery', day)) && !designations.some(({ status, modality }) => status === 'designated' && modality === 'surgery'))
    .map(({ name }) => ({
      topic: 'surgeons',
      text: `${name} operates as a core member. One sentence of the document asks for designated practitioners only; the other admits core members too.`,
      clauses: ['P6b', 'K6'],
      missing: [],
    }));
}
