import type { Arrangement } from '../../domain/arrangement.ts';
import { type CaseRecord, currentArrangements } from '../../domain/caseRecord.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ModalityPlan, SurgeryPlan } from '../../domain/plan.ts';
import { arrangementOf, hostOf, visitingSurgeons } from './crossSite.ts';

type Treatment = Extract<ModalityPlan, { practitioners: unknown }>;

/** The days visiting surgeons have accepted for the operation as it is planned, the earliest first; none where nobody visits or has accepted (K5). */
export function acceptedDays(plan: SurgeryPlan, arrangements: readonly Arrangement[]): IsoDate[] {
  const host = hostOf(plan);
  const days = visitingSurgeons(plan).flatMap(({ practitionerId }) => arrangementOf(arrangements, practitionerId, host)?.acceptedDate ?? []);
  return [...new Set(days)].sort();
}

/** The days set for a treatment: those accepted by visiting surgeons before the plan's own day or both ends of its window; none where no day is set. */
export function setDays(record: CaseRecord, plan: Treatment): IsoDate[] {
  if (plan.modality !== 'surgery') return [];
  const accepted = acceptedDays(plan, currentArrangements(record));
  if (accepted.length > 0) return accepted;
  if (plan.operatingDate !== null) return [plan.operatingDate];
  return plan.operatingWindow === null ? [] : [plan.operatingWindow.from, plan.operatingWindow.to];
}

/** The days on which a practitioner has to have the standing (K6): those that are set, or `today` while none is. */
export function treatmentDays(record: CaseRecord, plan: Treatment, today: IsoDate): IsoDate[] {
  const days = setDays(record, plan);
  return days.length === 0 ? [today] : days;
}
