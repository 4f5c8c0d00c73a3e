import type { PractitionerView } from '../../shared/api/directoryViews.ts';
import type { Modality } from '../../shared/domain/site.ts';

/** What is not confirmed about a practitioner's standing; a contact entry no longer counts once a better standing holds. */
export function standingDoubts({ practitioner, eligible }: PractitionerView, modality: Modality): string[] {
  return practitioner.designations
    .filter((designation) => designation.modality === modality && !(eligible[modality] && designation.status === 'contact'))
    .flatMap((designation) => designation.unverified ?? []);
}
