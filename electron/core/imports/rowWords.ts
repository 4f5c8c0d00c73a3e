import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import { plainNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { plainLevels } from '../../../shared/domain/vertebra.ts';
import type { Scope } from '../../../shared/pathway/rules/scope.ts';
import type { CaseValues } from './caseValues.ts';
import { type Reason, shortened } from './rowReading.ts';
import { reviewDate } from './triageSteps.ts';
import { type BegunTreatment, begunTreatment } from './urgentTreatment.ts';

/** What the coordinator will be asked for next of a case that goes along the pathway. */
export function promptsOf(values: CaseValues, scope: Scope, today: IsoDate): Reason[] {
  if (scope.to !== 'pathway') return [];
  const urgent = values.urgent === 'yes' ? [urgentPrompt(begunTreatment(values, today))] : [];
  const review: Reason = { text: 'The specialist pathology review is missing.', column: null, clauses: ['P4'] };
  return [...urgent, ...(values.certainty === 'confirmed' && reviewDate(values) === null ? [review] : [])];
}

function urgentPrompt(begun: BegunTreatment | null): Reason {
  if (begun === null) return { text: 'Urgent. Where treatment has begun before the meeting, record it in the case.', column: null, clauses: ['K2b'] };
  const text = `Read as urgent treatment that was begun, from "${shortened(begun.treatment)}": a note of who was consulted is asked for, and the meeting looks back on the treatment.`;
  return { text, column: null, clauses: ['K2b', 'K2c'] };
}

/** Whom a row is about, by numbers and birth. Of a refused row only what could be read is shown: a number that is wrong is not the same as none. */
export function identifiersOf({ nhsNumber, hospitalNumber, dateOfBirth }: CaseValues, refused: boolean): string {
  const number = nhsNumber === null ? (refused ? '' : 'no NHS number') : `NHS ${plainNhsNumber(nhsNumber)}`;
  const birth = dateOfBirth === null ? (refused ? '' : 'no date of birth') : `born ${plainDay(dateOfBirth)}`;
  return joined(joined(number, hospitalNumber), birth);
}

/** What a row is about: level or site, diagnosis, how sure it is. */
export function summaryOf({ levels, primarySite, diagnosis, certainty }: CaseValues): string {
  return joined(joined(levels.length > 0 ? levelWords(levels) : primarySite, diagnosis), certainty === 'unknown' ? '' : certainty);
}

function joined(one: string, other: string): string {
  return one === '' || other === '' ? one + other : `${one} · ${other}`;
}

/** The reader of cells gives the same levels for the same words, row after row. */
const knownLevels = new WeakMap<CaseValues['levels'], string>();

function levelWords(levels: CaseValues['levels']): string {
  const words = knownLevels.get(levels) ?? plainLevels(levels);
  knownLevels.set(levels, words);
  return words;
}
