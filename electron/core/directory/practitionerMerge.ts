import { plainDay } from '../../../shared/domain/dates.ts';
import { modalityName } from '../../../shared/domain/plan.ts';
import type { Designation, Practitioner } from '../../../shared/domain/practitioner.ts';
import { bareName, bareTrust } from './practitionerMatch.ts';
import type { PractitionerRow, StatedDesignation, StatedPerson } from './practitionerRow.ts';

/** Old and new of one field, in words. */
export type FieldChange = { readonly field: string; readonly from: string; readonly to: string };

const labels: { readonly [K in keyof StatedPerson]: string } = {
  name: 'name',
  professionalNumber: 'professional number',
  trust: 'trust',
  homeSite: 'home site',
  speciality: 'speciality',
  email: 'email',
};

/** A person the directory does not hold yet, from the first row that names them. */
export function newPractitioner(id: string, { person, designation }: PractitionerRow, fileName: string): Practitioner {
  return {
    ...person,
    id,
    homeSite: person.homeSite === '' ? null : person.homeSite,
    designations: designation === null ? [] : [newDesignation(designation, fileName)],
    unverified: person.professionalNumber === '' && person.trust === '' ? ['the list gives neither a professional number nor a trust'] : [],
    verified: [],
    changes: [],
  };
}

/** Somebody of the directory once a row is taken: what it states replaces what was there, what it says nothing of stays. */
export function mergePractitioner(before: Practitioner, { person, designation }: PractitionerRow, fileName: string): { readonly practitioner: Practitioner; readonly changes: FieldChange[] } {
  const changes: FieldChange[] = [];
  const merged = { ...before };
  // Object.keys only forgets that the keys are those of the table.
  for (const key of Object.keys(labels) as (keyof StatedPerson)[]) {
    const [from, to] = [before[key] ?? '', person[key]];
    if (to === '' || bareValue(key, from) === bareValue(key, to)) continue;
    changes.push({ field: labels[key], from, to });
    merged[key] = to;
  }
  if (designation === null) return { practitioner: merged, changes };
  const known = sameDesignation(before.designations, designation);
  const stated = known === undefined ? newDesignation(designation, fileName) : mergeDesignation(known, designation);
  const [from, to] = [known === undefined ? '' : designationWords(known), designationWords(stated)];
  if (from !== to) changes.push({ field: 'designation', from, to });
  const designations = known === undefined ? [...before.designations, stated] : before.designations.map((each) => (each === known ? stated : each));
  return { practitioner: { ...merged, designations }, changes };
}

/** A value without the differences people type; those change nothing. */
function bareValue(key: keyof StatedPerson, value: string): string {
  if (key === 'name') return bareName(value);
  return key === 'trust' ? bareTrust(value) : value.toLowerCase();
}

/**
 * The designation a row speaks of: the one for the same treatment and of the same status that begins on the same day, or, where one of the
 * two names no first day, the only one. A later first day is a designation of its own.
 */
function sameDesignation(known: readonly Designation[], { modality, status, from }: StatedDesignation): Designation | undefined {
  const alike = known.filter((each) => each.modality === modality && each.status === status);
  const exact = alike.find((each) => each.from === from);
  const [only, another] = alike;
  if (exact !== undefined || another !== undefined || only === undefined) return exact;
  return from === null || only.from === null ? only : undefined;
}

function mergeDesignation(known: Designation, { from, until, designatedBy, source }: StatedDesignation): Designation {
  return { ...known, from: from ?? known.from, until: until ?? known.until, designatedBy: designatedBy === '' ? known.designatedBy : designatedBy, source: source === '' ? known.source : source };
}

/** What the list does not say of a designation is marked, not guessed. */
function newDesignation(designation: StatedDesignation, fileName: string): Designation {
  const { status, designatedBy, source } = designation;
  const doubts = [...(source === '' ? ['the list names no source document'] : []), ...(status === 'designated' && designatedBy === '' ? ['the list does not say who designated them'] : [])];
  return { ...designation, source: source === '' ? `List ${fileName}` : source, unverified: doubts.length === 0 ? null : doubts.join('; ') };
}

/** A designation in a line. */
export function designationWords({ status, modality, from, until, designatedBy, source }: StatedDesignation): string {
  const holds = [from === null ? '' : `from ${plainDay(from)}`, until === null ? '' : `until ${plainDay(until)}`].filter((part) => part !== '').join(' ');
  return [`${status} for ${modalityName(modality)}${holds === '' ? '' : ` ${holds}`}`, designatedBy === '' ? '' : `by ${designatedBy}`, source].filter((part) => part !== '').join(', ');
}
