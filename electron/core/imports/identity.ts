import type { IsoDate } from '../../../shared/domain/dates.ts';

/** What tells one patient from another. */
export type Identity = {
  readonly nhsNumber: string | null;
  readonly hospitalNumber: string;
  /** SURNAME, Forename. */
  readonly name: string;
  readonly dateOfBirth: IsoDate | null;
};

/** An identity with the keys it is looked up by. */
export type Keyed = Identity & { readonly hospitalKey: string; readonly nameKey: string };

/** Makes the keys of an identity: its texts without the differences people type, the name with the date of birth. */
export function keyed<T extends Identity>(identity: T): T & Keyed {
  return { ...identity, hospitalKey: bare(identity.hospitalNumber), nameKey: identity.dateOfBirth === null ? '' : `${bare(identity.name)} ${identity.dateOfBirth}` };
}

/** Whether a patient is among those known: the same one, perhaps the same one, or two people mixed up (hazard H1: a decision on the wrong patient). */
export type Match<T> =
  | { readonly kind: 'none' }
  /** `otherName` says so where the number is the same and the name is another. */
  | { readonly kind: 'same'; readonly entry: T; readonly by: string; readonly otherName: string | null }
  | { readonly kind: 'perhaps'; readonly entry: T; readonly sentence: string }
  | { readonly kind: 'mixUp'; readonly sentence: string };

/** Those known so far, found by NHS number, by hospital number, or by name with date of birth, in that order. */
export type IdentityIndex<T extends Keyed> = { add(entry: T): void; find(identity: Keyed): Match<T> };

/** An index in which every look-up takes the same time however many are in it. `called` names an entry in a sentence. */
export function identityIndex<T extends Keyed>(called: (entry: T) => string): IdentityIndex<T> {
  const byNhsNumber = new Map<string, T>();
  const byHospitalNumber = new Map<string, T>();
  const byNameAndBirth = new Map<string, T>();

  const add = (entry: T): void => {
    if (entry.nhsNumber !== null) addFirst(byNhsNumber, entry.nhsNumber, entry);
    if (entry.hospitalKey !== '') addFirst(byHospitalNumber, entry.hospitalKey, entry);
    if (entry.nameKey !== '') addFirst(byNameAndBirth, entry.nameKey, entry);
  };

  const find = (identity: Keyed): Match<T> => {
    const sameNhsNumber = identity.nhsNumber === null ? undefined : byNhsNumber.get(identity.nhsNumber);
    const sameHospitalNumber = identity.hospitalKey === '' ? undefined : byHospitalNumber.get(identity.hospitalKey);
    if (sameNhsNumber) {
      if (differ(sameNhsNumber.dateOfBirth, identity.dateOfBirth)) {
        return mixUp(`The NHS number is that of ${called(sameNhsNumber)}, but the date of birth is another: two people may be mixed up. Settle it at the source first.`);
      }
      if (sameHospitalNumber && sameHospitalNumber !== sameNhsNumber && differ(sameHospitalNumber.nhsNumber, identity.nhsNumber)) {
        return mixUp(`The NHS number is that of ${called(sameNhsNumber)}, the hospital number that of ${called(sameHospitalNumber)}: two people may be mixed up. Settle it at the source first.`);
      }
      return same(sameNhsNumber, identity, 'NHS number');
    }
    if (sameHospitalNumber) return byHospital(sameHospitalNumber, identity);
    const sameName = identity.nameKey === '' ? undefined : byNameAndBirth.get(identity.nameKey);
    if (!sameName) return { kind: 'none' };
    if (differ(sameName.nhsNumber, identity.nhsNumber)) {
      return { kind: 'perhaps', entry: sameName, sentence: `Name and date of birth are those of ${called(sameName)}, but the NHS number is another: make sure that it is another patient.` };
    }
    return same(sameName, identity, 'name and date of birth');
  };

  // Hospital numbers of two trusts may be alike, NHS numbers may not.
  const byHospital = (known: T, identity: Keyed): Match<T> => {
    const otherBirth = differ(known.dateOfBirth, identity.dateOfBirth);
    if (differ(known.nhsNumber, identity.nhsNumber) && otherBirth) {
      return { kind: 'perhaps', entry: known, sentence: `The hospital number is that of ${called(known)}, but NHS number and date of birth are others: make sure that it is another patient.` };
    }
    const unsureBirth = known.dateOfBirth === null || identity.dateOfBirth === null;
    const otherName = bare(known.name) !== bare(identity.name);
    if (differ(known.nhsNumber, identity.nhsNumber) || otherBirth || (unsureBirth && otherName)) {
      return mixUp(`The hospital number is that of ${called(known)}, but other details do not fit: two people may be mixed up. Settle it at the source first.`);
    }
    return same(known, identity, 'hospital number');
  };

  const same = (entry: T, identity: Keyed, by: string): Match<T> => {
    const otherName = bare(entry.name) === bare(identity.name) ? null : `The ${by} is that of ${called(entry)}, but the name is another: make sure that it is the same patient.`;
    return { kind: 'same', entry, by, otherName };
  };

  return { add, find };
}

function mixUp(sentence: string): { readonly kind: 'mixUp'; readonly sentence: string } {
  return { kind: 'mixUp', sentence };
}

/** Both are known and they are not the same. */
function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

const beyondAscii = /[^ -~]/;

/** Without the differences people type: letter case, blanks and punctuation. */
function bare(text: string): string {
  const lower = text.toLowerCase();
  // Most names are plain letters, for which the short question says the same.
  return beyondAscii.test(lower) ? lower.replace(/[^\p{L}\p{N}]/gu, '') : lower.replace(/[^a-z0-9]/g, '');
}

function addFirst<T>(map: Map<string, T>, key: string, entry: T): void {
  if (!map.has(key)) map.set(key, entry);
}
