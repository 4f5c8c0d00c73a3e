import type { Actor } from '../../../shared/domain/actor.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { Designation, Practitioner } from '../../../shared/domain/practitioner.ts';
import { designationWords } from './practitionerMerge.ts';

/** The entry with a line for every standing that is not as it was: what it is now, what it was, by whom and on which day (D4, K6). The lines it had stay. */
export function withChangesNoted(before: Practitioner | undefined, after: Practitioner, by: Actor, on: IsoDate): Practitioner {
  const was = before?.designations ?? [];
  const written = after.designations.filter((each) => !was.some((known) => isSame(known, each)));
  const gone = was.filter((known) => !after.designations.some((each) => isSame(known, each)));
  const replaced = (each: Designation): Designation | undefined => gone.find(({ modality, status }) => modality === each.modality && status === each.status);
  const left = gone.filter((known) => !written.some((each) => replaced(each) === known));
  const lines = [
    ...written.map((each) => {
      const former = replaced(each);
      return former === undefined ? `entered: ${designationWords(each)}` : `changed to: ${designationWords(each)}; it was: ${designationWords(former)}`;
    }),
    ...left.map((known) => `taken out: ${designationWords(known)}`),
  ];
  return { ...after, changes: [...(before?.changes ?? []), ...lines.map((what) => ({ what, by: by.name, on }))] };
}

/** The same but for the doubts about it: those are cleared by name and day on their own. */
function isSame(one: Designation, other: Designation): boolean {
  return designationWords(one) === designationWords(other);
}
