import type { Practitioner } from '../../../shared/domain/practitioner.ts';
import type { StatedPerson } from './practitionerRow.ts';

/** Who a row speaks of: somebody of the directory, nobody of it, perhaps somebody, or a mix-up that a person has to sort out first. */
export type PractitionerMatch =
  | { readonly kind: 'same'; readonly practitioner: Practitioner; readonly by: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'perhaps' | 'mixUp'; readonly sentence: string };

/** Matches by professional number, else by name and trust. A number that names somebody else is never believed. */
export function matchPractitioner(person: StatedPerson, list: readonly Practitioner[]): PractitionerMatch {
  const number = bareNumber(person.professionalNumber);
  const holders = number === '' ? [] : list.filter((each) => bareNumber(each.professionalNumber) === number);
  const [holder] = holders;
  if (holders.length > 1) return mixUp(`The professional number ${person.professionalNumber} is in the directory ${holders.length} times.`);
  if (holder) return sharesName(holder.name, person.name) ? { kind: 'same', practitioner: holder, by: 'professional number' } : mixUp(`The professional number ${person.professionalNumber} is that of ${holder.name} in the directory.`);

  const namesakes = list.filter(({ name }) => bareName(name) === bareName(person.name));
  const [namesake] = namesakes;
  const there = person.trust === '' ? [] : namesakes.filter(({ trust }) => bareTrust(trust) === bareTrust(person.trust));
  const [same] = there;
  if (there.length > 1) return mixUp(`${person.name} of ${person.trust} is in the directory ${there.length} times: give the professional number.`);
  if (same && number !== '' && same.professionalNumber !== '') return mixUp(`${same.name} of ${same.trust} is in the directory with the professional number ${same.professionalNumber}.`);
  if (same) return { kind: 'same', practitioner: same, by: 'name and trust' };
  if (!namesake) return { kind: 'none' };
  if (person.trust === '' && number === '') return mixUp(`There is a ${namesake.name} of ${namesake.trust} in the directory: give the trust or the professional number.`);
  return { kind: 'perhaps', sentence: `There is a ${namesake.name} of ${namesake.trust} in the directory. Take the row only if this is somebody else.` };
}

function mixUp(sentence: string): PractitionerMatch {
  return { kind: 'mixUp', sentence };
}

function bareNumber(number: string): string {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** A name without the differences people type. */
export function bareName(name: string): string {
  return name.toLowerCase().normalize('NFKD').replace(/[^\p{L}\s]/gu, '').replace(/\s+/g, ' ').trim();
}

/** A trust without what every trust is called. */
export function bareTrust(trust: string): string {
  return trust.toLowerCase().replace(/\bnhs\b|\bfoundation\b|\btrust\b|\bthe\b/g, '').replace(/[^a-z0-9]/g, '');
}

function sharesName(one: string, other: string): boolean {
  const words = new Set(bareName(one).split(' '));
  return bareName(other).split(' ').some((word) => words.has(word));
}
