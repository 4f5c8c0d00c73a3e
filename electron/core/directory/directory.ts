import { z } from 'zod';
import type { NamedPractitioner } from '../../../shared/api/commands.ts';
import type { PractitionerView } from '../../../shared/api/directoryViews.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { type IsoDate, londonDay, plainDay } from '../../../shared/domain/dates.ts';
import { modalityName, type PlannedPractitioner } from '../../../shared/domain/plan.ts';
import { type Designation, holdsMobileNumber, mayTreat, Practitioner } from '../../../shared/domain/practitioner.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Modality } from '../../../shared/domain/site.ts';
import type { Clock } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';
import { withChangesNoted } from './standingChanges.ts';

/** The directory as it is kept. */
export const StoredDirectory = z.strictObject({ practitioners: z.array(Practitioner) });
export type StoredDirectory = z.infer<typeof StoredDirectory>;

/** The practitioners and their dated standings. Whoever changes a standing is kept with it, by name and day (D4). */
export class Directory {
  readonly #document: StoredDocument<StoredDirectory>;
  readonly #clock: Clock;
  readonly #announce: () => void;

  constructor(document: StoredDocument<StoredDirectory>, clock: Clock, announce: () => void) {
    this.#document = document;
    this.#clock = clock;
    this.#announce = announce;
  }

  /** Everybody, by name, with what they may treat on that day; today where none is given. */
  list(onDate: IsoDate | null): PractitionerView[] {
    const day = onDate ?? this.#today();
    return this.#document.value.practitioners.map((practitioner) => viewOf(practitioner, day)).sort((one, other) => one.practitioner.name.localeCompare(other.practitioner.name));
  }

  /** Everybody as they are kept. */
  entries(): readonly Practitioner[] {
    return this.#document.value.practitioners;
  }

  /** The standings somebody has now; null for one the directory does not hold. */
  designationsOf(practitionerId: string): readonly Designation[] | null {
    return this.#document.value.practitioners.find(({ id }) => id === practitionerId)?.designations ?? null;
  }

  /** The practitioners a screen named, with the standing they have now. Refuses a name the directory does not hold, and one named twice. */
  planned(named: readonly NamedPractitioner[]): Result<PlannedPractitioner[]> {
    const planned: PlannedPractitioner[] = [];
    for (const { practitionerId, part } of named) {
      const found = this.#document.value.practitioners.find(({ id }) => id === practitionerId);
      if (!found) return refuse('notFound', 'That practitioner is not in the directory. Add them there first.', ['K6']);
      if (planned.some((each) => each.practitionerId === practitionerId)) return refuse('invalidInput', `${found.name} is named twice.`);
      planned.push({ practitionerId, part, name: found.name, homeSite: found.homeSite, designations: found.designations });
    }
    return ok(planned);
  }

  /** Adds a practitioner or replaces the entry of the same id. What was not confirmed of the entry stays so until somebody verifies it; who changes a standing is kept with it. */
  async save(by: Actor, practitioner: Practitioner): Promise<Result<PractitionerView>> {
    const faulty = practitioner.designations.find(({ from, until }) => from !== null && until !== null && until < from);
    if (faulty) return refuse('invalidInput', `The designation for ${modalityName(faulty.modality)} ends before it begins.`, [], 'designations');
    if (textsOf(practitioner).some(holdsMobileNumber)) return refuse('invalidInput', 'A mobile number (07…) belongs to a person and does not belong in the directory: leave it out. Service lines are with the pathway.');
    const known = this.entries().find(({ id }) => id === practitioner.id);
    const entry = known ? { ...practitioner, unverified: [...new Set([...known.unverified, ...practitioner.unverified])], verified: known.verified } : { ...practitioner, verified: [] };
    return this.#store(withChangesNoted(known, entry, by, this.#today()));
  }

  /**
   * A named person vouches today for one thing that was not confirmed: of the entry where `modality` is null, else of a standing
   * for that treatment. A contact is no standing: what they turn out to be is recorded by `confirm`.
   */
  async verify(by: Actor, practitionerId: string, what: string, modality: Modality | null): Promise<Result<PractitionerView>> {
    const known = this.entries().find(({ id }) => id === practitionerId);
    if (!known) return refuse('notFound', 'That practitioner is not in the directory.');
    const isMeant = (each: Designation): boolean => each.modality === modality && each.unverified === what;
    const isThere = modality === null ? known.unverified.includes(what) : known.designations.some(isMeant);
    if (!isThere) return refuse('notFound', `"${what}" is not open any more: somebody has confirmed it or the entry has changed.`);
    if (known.designations.some((each) => isMeant(each) && each.status === 'contact')) return refuse('notNow', 'A contact has no standing to verify: confirm as what they may treat, core or designated.', ['K6']);
    const noted = { what: modality === null ? what : `${modalityName(modality)}: ${what}`, by: by.name, on: this.#today() };
    return this.#store({
      ...known,
      unverified: modality === null ? known.unverified.filter((each) => each !== what) : known.unverified,
      designations: known.designations.map((each) => (isMeant(each) ? { ...each, unverified: null } : each)),
      verified: [...known.verified, noted],
    });
  }

  /** Puts a whole list in the place of the one that is kept, as an import does. */
  async replace(practitioners: readonly Practitioner[]): Promise<Result<null>> {
    const stored = await this.#document.update(() => ({ practitioners: [...practitioners] }));
    if (!stored.ok) return stored;
    this.#announce();
    return ok(null);
  }

  /** Adds a standing that a named person vouches for today; what the sources said before stays beside it. */
  async confirm(by: Actor, practitionerId: string, confirmed: Pick<Designation, 'status' | 'modality' | 'from' | 'until'>): Promise<Result<PractitionerView>> {
    const known = this.#document.value.practitioners.find(({ id }) => id === practitionerId);
    if (!known) return refuse('notFound', 'That practitioner is not in the directory.');
    const designation: Designation = { ...confirmed, designatedBy: by.name, source: `Confirmed by ${by.name} on ${plainDay(this.#today())}`, unverified: null };
    return this.save(by, { ...known, designations: [...known.designations, designation] });
  }

  async #store(practitioner: Practitioner): Promise<Result<PractitionerView>> {
    const stored = await this.#document.update(({ practitioners }) => ({ practitioners: [...practitioners.filter(({ id }) => id !== practitioner.id), practitioner] }));
    if (!stored.ok) return stored;
    this.#announce();
    return ok(viewOf(practitioner, this.#today()));
  }

  #today(): IsoDate {
    return londonDay(this.#clock().toISOString());
  }
}

/** Everything somebody may have typed. Ids are random and may look like a number. */
function textsOf({ name, professionalNumber, trust, homeSite, speciality, email, designations, unverified }: Practitioner): string[] {
  return [name, professionalNumber, trust, homeSite ?? '', speciality, email, ...unverified, ...designations.flatMap(({ designatedBy, source, unverified: doubt }) => [designatedBy, source, doubt ?? ''])];
}

function viewOf(practitioner: Practitioner, day: IsoDate): PractitionerView {
  const { designations } = practitioner;
  return {
    practitioner,
    eligible: {
      surgery: mayTreat(designations, 'surgery', day),
      radiotherapy: mayTreat(designations, 'radiotherapy', day),
      systemic: mayTreat(designations, 'systemic', day),
    },
    standing: standing(designations, day),
  };
}

/** The strongest standing of the day in a few words. */
function standing(designations: readonly Designation[], day: IsoDate): string {
  const holds = designations.filter((each) => mayTreat([each], each.modality, day));
  if (holds.length > 0) return [...new Set(holds.map(({ status, modality }) => `${status} for ${modalityName(modality)}`))].join(', ');
  const [past] = designations.filter(({ status, until }) => status !== 'contact' && until !== null && until < day);
  if (past) return `${past.status} until ${plainDay(past.until ?? day)}: lapsed`;
  const [next] = designations.filter(({ status, from }) => status !== 'contact' && from !== null && from > day).sort((one, other) => (one.from ?? '').localeCompare(other.from ?? ''));
  if (next) return `${next.status} from ${plainDay(next.from ?? day)}: not yet begun`;
  const [contact] = designations.filter(({ status }) => status === 'contact');
  return contact ? `contact only: ${contact.unverified ?? 'not designated'}` : 'no standing recorded';
}
