import { type IsoDate, plainDay } from './dates.ts';
import { isOverdue, type OpenItem } from './openItem.ts';

type OwingCase = {
  readonly id: string;
  readonly name: string;
  readonly openItems: readonly OpenItem[];
  readonly outcomes: readonly { readonly meetingId: string }[];
};

/** One open condition or action, with the meeting that discussed its case last; null where none has. */
export type OwedItem = { readonly caseId: string; readonly patient: string; readonly item: OpenItem; readonly overdue: boolean; readonly meetingId: string | null };

/** All that one person owes, what is overdue first, then by its day. */
export type Owing = { readonly owner: string; readonly items: readonly OwedItem[] };

/** Open conditions and actions by person, whoever is furthest behind at the head. A person written in several ways of capitals and spaces is one. */
export function owedByPerson(cases: readonly OwingCase[], today: IsoDate): Owing[] {
  const people = new Map<string, { owner: string; items: OwedItem[] }>();
  for (const { id, name, openItems, outcomes } of cases) {
    for (const item of openItems) {
      const owner = item.owner.trim().replace(/\s+/g, ' ');
      const person = people.get(owner.toLowerCase()) ?? { owner, items: [] };
      people.set(owner.toLowerCase(), person);
      person.items.push({ caseId: id, patient: name, item, overdue: isOverdue(item, today), meetingId: outcomes.at(-1)?.meetingId ?? null });
    }
  }
  const sorted = [...people.values()].map(({ owner, items }) => ({ owner, items: items.sort((one, other) => dayOf(one).localeCompare(dayOf(other))) }));
  return sorted.sort((one, other) => dayOf(one.items[0]).localeCompare(dayOf(other.items[0])) || one.owner.localeCompare(other.owner));
}

/** What has no day comes after everything that has one. */
function dayOf(owed: OwedItem | undefined): string {
  return owed?.item.due ?? '9999';
}

/** What people owe, as text for a mail: a part for each person, a line for each thing. */
export function owedText(people: readonly Owing[], today: IsoDate): string {
  return people.map(({ owner, items }) => [`${owner === '' ? 'Nobody named' : owner}, as of ${plainDay(today)}:`, ...items.map(lineOf)].join('\n')).join('\n\n');
}

function lineOf({ patient, item: { kind, words, due }, overdue }: OwedItem): string {
  return `- ${patient}: ${kind}, ${words}${due === null ? '' : `, ${overdue ? 'was due' : 'due'} ${plainDay(due)}`}`;
}
