import { plainDay, type IsoDate } from './dates.ts';
import { compareDanger, type Judgement, type JudgedFor, nothingRecorded, notRecorded } from './readiness.ts';
import { readinessItems } from './readinessWords.ts';

/** A case of the list with what is still owed for it, as its patient is named in a mail. */
export type OwingCase = { readonly caseId: string; readonly patient: string; readonly urgent: boolean; readonly judgements: readonly Judgement[] };

/** One thing somebody owes. */
type OwedThing = { readonly caseId: string; readonly patient: string; readonly urgent: boolean; readonly judgement: Judgement };

/** Everything one person owes, the most dangerous case first. */
export type Debtor = {
  /** Empty where nobody is named and nobody is usually asked. */
  readonly name: string;
  /** Nobody was named for any of it: it is whoever is usually asked. */
  readonly usual: boolean;
  readonly things: readonly OwedThing[];
};

/** Who owes what, the one to ring first at the head. A person written in several ways of capitals and spaces is one. */
export function debtorsOf(cases: readonly OwingCase[]): Debtor[] {
  const byName = new Map<string, { name: string; things: OwedThing[] }>();
  for (const { caseId, patient, urgent, judgements } of cases) {
    for (const judgement of judgements.filter(({ danger }) => danger > 0)) {
      const name = judgement.owedBy.trim().replace(/\s+/g, ' ');
      const debtor = byName.get(name.toLowerCase()) ?? { name, things: [] };
      byName.set(name.toLowerCase(), debtor);
      debtor.things.push({ caseId, patient, urgent, judgement });
    }
  }
  const debts = ({ things }: Debtor): Judgement[] => things.map(({ judgement }) => judgement);
  return [...byName.values()].map(({ name, things }) => ({ name, usual: things.every(({ judgement }) => judgement.usual), things })).sort((one, other) => compareDanger(debts(one), debts(other)));
}

/** The initials of a patient: "AT" for Ada TESTPATIENT-ONE. */
export function initialsOf({ givenName, familyName }: { readonly givenName: string; readonly familyName: string }): string {
  return [givenName, familyName].map((name) => name.trim().charAt(0).toUpperCase()).join('');
}

/** What one person owes, as text for a mail: a line for each case. */
export function debtorText({ name, things }: Debtor, { date, cutOff }: JudgedFor, asOf: IsoDate): string {
  const byWhen = cutOff === null ? 'by then' : `by ${plainDay(cutOff)} (when the list closes)`;
  const cases = new Map(things.map(({ caseId, patient, urgent }) => [caseId, `${patient}${urgent ? ', URGENT' : ''}`]));
  return [
    `To: ${name === '' ? 'nobody named yet' : name}`,
    `For the sarcoma MDT meeting of ${plainDay(date)} we still need, ${byWhen} unless another day is given (as of ${plainDay(asOf)}):`,
    ...[...cases].map(([caseId, patient]) => `- ${patient}: ${things.filter((each) => each.caseId === caseId).map(({ judgement }) => inText(judgement)).join('; ')}`),
  ].join('\r\n');
}

/** One thing owed: its name, how it stands where that says more than that it is missing, and the day that was agreed. */
function inText({ item, text, due, late }: Judgement): string {
  const more = text === nothingRecorded || text === notRecorded ? '' : ` (${text})`;
  return `${readinessItems[item].inSentence}${more}${due === null ? '' : `, due ${plainDay(due)}${late ? ', after the list closes' : ''}`}`;
}

/** Who owes what, as one text, a part for each person. */
export function debtorsText(debtors: readonly Debtor[], meeting: JudgedFor, asOf: IsoDate): string {
  const parts = debtors.length === 0 ? ['Nothing is owed: every case is ready.'] : debtors.map((debtor) => debtorText(debtor, meeting, asOf));
  return `${['PATIENT CONFIDENTIAL', ...parts].join('\r\n\r\n')}\r\n`;
}
