import type { CaseCommand } from '../../../shared/api/commands.ts';
import type { PossibleDuplicate } from '../../../shared/api/entryViews.ts';
import type { CaseSummary } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { type CaseDetails, type Patient, patientName } from '../../../shared/domain/case.ts';
import { readIcd10, readMorphologyCode } from '../../../shared/domain/codeShape.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import { plainNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { type EnteredDetails, faultsOf } from '../../../shared/domain/plausible.ts';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { bare } from '../../../shared/domain/searchWords.ts';
import type { Clock } from '../ports.ts';
import type { Cases } from './cases.ts';

/** What tells patients apart while a case is entered. */
type EnteredIdentity = Pick<Patient, 'nhsNumber' | 'hospitalNumber' | 'familyName' | 'givenName' | 'dateOfBirth'>;

type CaseEntryNeed = { readonly cases: Cases; readonly summaries: () => readonly CaseSummary[]; readonly clock: Clock };

/** Cases entered and changed by hand: what cannot be true is refused, and a patient who is stored already is said before anything is recorded. */
export class CaseEntry {
  readonly #need: CaseEntryNeed;

  constructor(need: CaseEntryNeed) {
    this.#need = need;
  }

  /** The stored cases that may be of the same patient; `except` is the case that is being changed. */
  duplicates(entered: EnteredIdentity, except: string | null): PossibleDuplicate[] {
    const hospital = bare(entered.hospitalNumber);
    const name = bare(patientName(entered));
    return this.#need.summaries().flatMap((known): PossibleDuplicate[] => {
      if (known.id === except) return [];
      const found = (by: PossibleDuplicate['by'], what: string) => [{ caseId: known.id, name: known.name, by, text: `${what} already ${by === 'nameAndBirth' ? 'those' : 'that'} of ${known.name}.`, stateName: known.stateName }];
      if (entered.nhsNumber !== null && known.nhsNumber === entered.nhsNumber) return found('nhsNumber', `The NHS number ${plainNhsNumber(entered.nhsNumber)} is`);
      if (hospital !== '' && hospitalKey(known) === hospital) return found('hospitalNumber', `The hospital number ${entered.hospitalNumber} is`);
      if (entered.dateOfBirth !== null && known.dateOfBirth === entered.dateOfBirth && bare(known.name) === name) return found('nameAndBirth', 'Name and date of birth are');
      return [];
    });
  }

  /** Registers a case entered by hand. Refuses what cannot be true, and with "duplicate" a number that is stored, unless a reason says why. */
  async register(by: Actor, details: CaseDetails, duplicateBecause: string): Promise<Result<{ caseId: string }>> {
    const fault = this.#fault(details, null, duplicateBecause);
    if (fault !== null) return fault;
    return this.#need.cases.register(by, withPlainCodes(details), { kind: 'entry', name: '', ...(duplicateBecause === '' ? {} : { duplicateBecause }) }, []);
  }

  /** A step as it is recorded: changed codes as the lists write them. */
  asEntered(command: CaseCommand): CaseCommand {
    return command.type === 'detailsChanged' ? { ...command, changes: withPlainCodes(command.changes) } : command;
  }

  /** What stands against a step that changes the details; null where nothing does. A reason for the change is also one for an equal number. */
  faultOf(caseId: string, command: CaseCommand): Result<never> | null {
    return command.type === 'detailsChanged' ? this.#fault(command.changes, caseId, command.reason) : null;
  }

  #fault(details: EnteredDetails, except: string | null, reason: string): Result<never> | null {
    const [implausible] = faultsOf(details, londonDay(this.#need.clock().toISOString()));
    if (implausible) return refuse('invalidInput', implausible.sentence, [], implausible.field);
    if (details.patient === undefined || reason !== '') return null;
    const before = except === null ? undefined : this.#need.summaries().find(({ id }) => id === except);
    const same = this.duplicates(details.patient, except).find(({ by }) => isNew(by, details.patient, before));
    return same === undefined ? null : refuse('duplicate', `${same.text} Open that case, or give a reason to record it all the same.`, [], same.by);
  }
}

const hospitalKeys = new WeakMap<CaseSummary, string>();

/** Kept with the summary, since every look-up compares with every case. */
function hospitalKey(known: CaseSummary): string {
  const key = hospitalKeys.get(known) ?? bare(known.hospitalNumber);
  hospitalKeys.set(known, key);
  return key;
}

/** Name and birth alone never hold anything back; nor does a number that was there before the change. */
function isNew(by: PossibleDuplicate['by'], patient: Patient | undefined, before: CaseSummary | undefined): boolean {
  if (by === 'nameAndBirth') return false;
  return before === undefined || before[by] !== patient?.[by];
}

/** Codes as the lists write them: "c412" is kept as C41.2. */
function withPlainCodes<T extends EnteredDetails>(details: T): T {
  if (details.diagnosis === undefined) return details;
  const { icd10, morphology } = details.diagnosis;
  const disease = readIcd10(icd10);
  const form = morphology === null ? null : readMorphologyCode(morphology.code);
  const plain = {
    icd10: 'code' in disease ? disease.code : icd10,
    morphology: morphology !== null && form !== null && 'code' in form ? { ...morphology, code: form.code } : morphology,
  };
  return { ...details, diagnosis: { ...details.diagnosis, ...plain } };
}
