import { plainDay, type IsoDate } from './dates.ts';
import { compareDanger, type Judgement, type JudgedFor } from './readiness.ts';
import { readinessItemName } from './readinessItem.ts';

/** A case of the list with what is still owed for it, as its patient is named in a mail. */
export type OwingCase = { readonly caseId: string; readonly patient: string; readonly urgent: boolean; readonly judgements: readonly Judgement[] };

/** One thing somebody owes. */
export type OwedThing = { readonly caseId: string; readonly patient: string; readonly urgent: boolean; readonly judgement: Judgement };

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

/** What one person owes, as text for a mail. */
export function debtorText({ name, things }: Debtor, { date, cutOff }: JudgedFor, asOf: IsoDate): string {
  return [
    `To: ${name === '' ? 'nobody named yet' : name}`,
    `Still needed for the sarcoma MDT meeting of ${plainDay(date)}${cutOff === null ? '' : `; the list closes on ${plainDay(cutOff)}`} (as of ${plainDay(asOf)}):`,
    ...things.map(({ patient, urgent, judgement }) => `- ${patient}${urgent ? ', URGENT' : ''}: ${readinessItemName(judgement.item)}, ${judgement.text}; ${byWhen(judgement, { date, cutOff })}`),
  ].join('\r\n');
}

/** Who owes what, as one text, a part for each person. */
export function debtorsText(debtors: readonly Debtor[], meeting: JudgedFor, asOf: IsoDate): string {
  const parts = debtors.length === 0 ? ['Nothing is owed: every case is ready.'] : debtors.map((debtor) => debtorText(debtor, meeting, asOf));
  return `${['PATIENT CONFIDENTIAL', ...parts].join('\r\n\r\n')}\r\n`;
}

/** Until when something is owed: the day that was agreed, else the cut-off, else the meeting itself. */
function byWhen({ due, late }: Judgement, { date, cutOff }: JudgedFor): string {
  if (due !== null) return `due ${plainDay(due)}${late ? ' (after the list closes)' : ''}`;
  return cutOff === null ? `due by the meeting on ${plainDay(date)}` : `due ${plainDay(cutOff)}, when the list closes`;
}
