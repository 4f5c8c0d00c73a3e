import type { Patient } from './case.ts';
import type { IsoDate } from './dates.ts';

type Known = Pick<Patient, 'familyName' | 'givenName' | 'nhsNumber' | 'hospitalNumber' | 'dateOfBirth'>;

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The patient by initials, given name first: "A. T." */
export function initialsOf({ familyName, givenName }: Pick<Patient, 'familyName' | 'givenName'>): string {
  return [givenName, familyName].flatMap((name) => [...name.trim()].slice(0, 1)).map((letter) => `${letter.toLocaleUpperCase('en-GB')}.`).join(' ');
}

/**
 * Makes a text of the record fit for the wall in initials mode: where it holds the patient's own name or a part of it, the initials
 * stand instead, and numbers and the birth date are left out, however they are written. Names count where they are written as names
 * are, with a capital, so that a patient called Bone does not lose the word "bone".
 */
export function withoutIdentity(patient: Known): (text: string) => string {
  const initials = initialsOf(patient);
  const named = oneOf(writtenNames(patient), 'gu');
  const numbers = [patient.nhsNumber ?? '', patient.hospitalNumber].filter((number) => number !== '').map((number) => [...number].map(escaped).join('[ -]?'));
  const hidden = oneOf([...numbers, ...birthDates(patient.dateOfBirth)], 'giu');
  return (text) => [[hidden, '…'] as const, [named, initials] as const].reduce((left, [what, instead]) => (what === null ? left : left.replace(what, instead)), text);
}

/** Both names and the parts of each, as they were recorded, in capitals and with a capital; the longest first. */
function writtenNames({ familyName, givenName }: Known): string[] {
  const names = [familyName, givenName].flatMap((name) => [name, ...name.split(/[\s-]+/)]).filter((name) => [...name].length > 1);
  const written = names.flatMap((name) => [name.toLocaleUpperCase('en-GB'), titled(name), ...(/^\p{Ll}/u.test(name) ? [] : [name])]);
  return [...new Set(written)].sort((one, other) => other.length - one.length).map(escaped);
}

/** Whole words only; null where there is none to look for. */
function oneOf(words: readonly string[], flags: string): RegExp | null {
  return words.length === 0 ? null : new RegExp(`(?<![\\p{L}\\d])(?:${words.join('|')})(?![\\p{L}\\d])`, flags);
}

/** As people write a name: Testpatient-One. */
function titled(name: string): string {
  return name.toLocaleLowerCase('en-GB').replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('en-GB'));
}

/** The ways people here write a day: 2004-03-12, 12/03/2004, 12.3.04, 12 March 2004, 12 Mar 2004. */
function birthDates(day: IsoDate | null): string[] {
  if (day === null) return [];
  const [year = '', month = '', date = ''] = day.split('-');
  const name = months[Number(month) - 1] ?? '';
  const years = `(?:${year}|${year.slice(2)})`;
  return [day, `0?${Number(date)}[./-]0?${Number(month)}[./-]${years}`, `0?${Number(date)}(?:st|nd|rd|th)? (?:${name}|${name.slice(0, 3)}) ${years}`];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
