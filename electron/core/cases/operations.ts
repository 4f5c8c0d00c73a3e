import type { ListedCase, Operation } from '../../../shared/api/views.ts';

/** The operations that name a surgeon in plans not yet carried out, the ones that wait for an answer first. */
export function operationsOf(practitionerId: string, cases: readonly ListedCase[]): Operation[] {
  return cases
    .flatMap((summary) => operationsInCase(practitionerId, summary))
    .sort((one, other) => urgency(one) - urgency(other) || one.patient.localeCompare(other.patient));
}

function operationsInCase(practitionerId: string, summary: ListedCase): Operation[] {
  const arrangements = summary.arrangements.filter(({ request }) => request.practitionerId === practitionerId);
  const place = summary.surgeons.find((each) => each.practitionerId === practitionerId);
  const latest = arrangements.at(-1) ?? null;
  if (!place && (latest === null || latest.status === 'cancelled')) return [];
  return [
    {
      caseId: summary.id,
      caseVersion: summary.version,
      patient: summary.name,
      hospitalNumber: summary.hospitalNumber,
      diagnosis: summary.diagnosis,
      levels: summary.levels,
      operation: place?.operation ?? latest?.request.operation ?? '',
      site: place?.site ?? latest?.request.hostSite ?? '',
      part: place?.part ?? 'with',
      operatingDays: place?.operatingDays ?? '',
      arrangement: latest?.status === 'cancelled' ? null : latest,
      flags: summary.flags.filter(({ topic }) => !topic.startsWith('radiotherapy') && !topic.startsWith('systemic')),
    },
  ];
}

function urgency({ arrangement }: Operation): number {
  if (arrangement === null) return 2;
  return arrangement.status === 'requested' || arrangement.status === 'hostConfirmed' ? 0 : 1;
}
