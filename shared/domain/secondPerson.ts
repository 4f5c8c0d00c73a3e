import type { Actor } from './actor.ts';
import type { Attendee } from './meeting.ts';
import { isSameName } from './personName.ts';

/** The check of a decision or of the close by a second person, or why there was none. */
export type SecondPersonCheck = { readonly verifier: string; readonly aloneBecause: string };

/** Who cannot be the second person, and who is on the attendance, at the moment of the check. */
export type CheckSituation = { readonly by: Actor; readonly chair: string; readonly attendees: readonly Attendee[] };

/**
 * Why a check does not count, in a sentence; null where it does. The second person is present at that moment, and is neither the one at
 * the keyboard nor the chair.
 */
export function secondPersonFault({ verifier, aloneBecause }: SecondPersonCheck, situation: CheckSituation): string | null {
  if (verifier === '') return aloneBecause === '' ? 'Name the second person who checked this, or say why there was none.' : null;
  if (aloneBecause !== '') return 'Name the second person or say why there was none, not both.';
  const { by, chair, attendees } = situation;
  const named = attendees.filter(({ name }) => isSameName(name, verifier));
  if (isSameName(verifier, chair) || named.some((each) => isOnRosterAs(each, chair, attendees))) return `The second person has to be somebody else than the chair: ${verifier} is the chair.`;
  if (isSameName(verifier, by.name) || (by.practitionerId !== null && named.some(({ practitionerId }) => practitionerId === by.practitionerId))) {
    return `The second person has to be somebody else than whoever is at the keyboard: that is ${by.name}.`;
  }
  if (named.some(({ presence }) => presence === 'present')) return null;
  return `${verifier} is not recorded as present now. Record it in the attendance first, or choose somebody who is present.`;
}

/** Those who may make the check now, as they stand on the attendance. */
export function secondPersons(situation: CheckSituation): Attendee[] {
  return situation.attendees.filter(({ name, presence }) => presence === 'present' && secondPersonFault({ verifier: name, aloneBecause: '' }, situation) === null);
}

/** The same entry of the directory under another spelling is the same person. */
function isOnRosterAs({ practitionerId }: Attendee, name: string, attendees: readonly Attendee[]): boolean {
  return practitionerId !== null && attendees.some((each) => each.practitionerId === practitionerId && isSameName(each.name, name));
}
