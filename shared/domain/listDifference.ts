import { plainDay } from './dates.ts';
import type { CirculatedCase, CirculatedList } from './circulatedList.ts';

/** One thing that reads otherwise, in words. */
export type FieldChange = { readonly field: string; readonly from: string; readonly to: string };

/** What a later list has that the one before had not: every line names its case as the list does. */
export type ListDifference = {
  readonly meeting: readonly FieldChange[];
  readonly added: readonly { readonly caseId: string; readonly name: string; readonly place: number; readonly why: string }[];
  readonly removed: readonly { readonly caseId: string; readonly name: string; readonly place: number }[];
  readonly moved: readonly { readonly caseId: string; readonly name: string; readonly from: number; readonly to: number }[];
  readonly changed: readonly { readonly caseId: string; readonly name: string; readonly fields: readonly FieldChange[] }[];
};

type Placed = { readonly place: number; readonly begins: string; readonly minutes: number; readonly section: string; readonly case: CirculatedCase };

/** Compares two versions of one list. Cases that only gave way to others do not count as moved. */
export function listDifference(before: CirculatedList, after: CirculatedList): ListDifference {
  const [was, is] = [placed(before), placed(after)];
  const stayed = is.filter(({ case: { caseId } }) => was.some((each) => each.case.caseId === caseId));
  const earlier = ({ case: { caseId } }: Placed): Placed | undefined => was.find((each) => each.case.caseId === caseId);
  const inOrder = longestRise(stayed.map((each) => earlier(each)?.place ?? 0));
  return {
    meeting: meetingChanges(before, after),
    added: is.filter((each) => earlier(each) === undefined).map(({ case: one, place }) => ({ caseId: one.caseId, name: nameOf(one), place, why: lateWords(one) })),
    removed: was.filter(({ case: { caseId } }) => !is.some((each) => each.case.caseId === caseId)).map(({ case: one, place }) => ({ caseId: one.caseId, name: nameOf(one), place })),
    moved: stayed.flatMap((each, index) => (inOrder.has(index) ? [] : [{ caseId: each.case.caseId, name: nameOf(each.case), from: earlier(each)?.place ?? 0, to: each.place }])),
    changed: stayed.flatMap((each) => {
      const from = earlier(each);
      const fields = from === undefined ? [] : caseChanges(from, each);
      return fields.length === 0 ? [] : [{ caseId: each.case.caseId, name: nameOf(each.case), fields }];
    }),
  };
}

/** Whether nothing differs. */
export function isSame({ meeting, added, removed, moved, changed }: ListDifference): boolean {
  return meeting.length + added.length + removed.length + moved.length + changed.length === 0;
}

/** The patient as a list names one that shows no names. */
function nameOf({ name, hospitalNumber, nhsNumber }: Pick<CirculatedCase, 'name' | 'hospitalNumber' | 'nhsNumber'>): string {
  return name || hospitalNumber || nhsNumber || 'a case without identifiers';
}

function placed({ lines }: CirculatedList): Placed[] {
  let section = '';
  let place = 0;
  return lines.flatMap((line) => {
    if (line.kind === 'section') section = line.name;
    if (line.kind !== 'case') return [];
    place += 1;
    return [{ place, section, begins: line.begins, minutes: line.minutes, case: line.case }];
  });
}

/** Which places belong to one longest run that only rises: what is outside of it was moved. */
function longestRise(places: readonly number[]): Set<number> {
  const best = places.map(() => 1);
  const before = places.map(() => -1);
  for (let at = 0; at < places.length; at += 1) {
    for (let earlier = 0; earlier < at; earlier += 1) {
      if ((places[earlier] ?? 0) < (places[at] ?? 0) && (best[earlier] ?? 0) + 1 > (best[at] ?? 0)) {
        best[at] = (best[earlier] ?? 0) + 1;
        before[at] = earlier;
      }
    }
  }
  const rise = new Set<number>();
  for (let at = best.indexOf(Math.max(...best)); at !== -1 && at !== undefined; at = before[at] ?? -1) rise.add(at);
  return rise;
}

function meetingChanges(before: CirculatedList, after: CirculatedList): FieldChange[] {
  const cutOff = ({ details }: CirculatedList): string => (details.cutOff === null ? '' : `${plainDay(details.cutOff)}${details.cutOffTime === '23:59' ? '' : `, ${details.cutOffTime}`}`);
  const breaks = ({ lines }: CirculatedList): string => lines.flatMap((line) => (line.kind === 'break' ? [`${line.begins}, ${line.minutes} min`] : [])).join('; ');
  return changes([
    ['Date', plainDay(before.details.date), plainDay(after.details.date)],
    ['Starts at', before.details.startsAt, after.details.startsAt],
    ['Place or link', before.details.place, after.details.place],
    ['Chair', before.details.chair, after.details.chair],
    ['Scribe', before.details.scribe, after.details.scribe],
    ['Cut-off', cutOff(before), cutOff(after)],
    ['Break', breaks(before), breaks(after)],
    ['Ends at', before.ends, after.ends],
  ]);
}

function caseChanges(from: Placed, to: Placed): FieldChange[] {
  const birth = ({ dateOfBirth }: CirculatedCase): string => (dateOfBirth === null ? '' : plainDay(dateOfBirth));
  const urgency = ({ urgent, retrospective }: CirculatedCase): string => [urgent ? 'urgent' : '', retrospective ? 'retrospective' : ''].filter(Boolean).join(', ');
  const open = ({ openItems }: CirculatedCase): string => openItems.map(({ words, owner }) => `${words} (${owner})`).join('; ');
  const [was, is] = [from.case, to.case];
  return changes([
    ['Name', was.name, is.name],
    ['NHS number', was.nhsNumber, is.nhsNumber],
    ['Hospital number', was.hospitalNumber, is.hospitalNumber],
    ['Date of birth', birth(was), birth(is)],
    ['Diagnosis', was.diagnosis, is.diagnosis],
    ['Levels', was.levels, is.levels],
    ['Question', was.question, is.question],
    ['Presenter', was.presenter, is.presenter],
    ['Urgency', urgency(was), urgency(is)],
    ['Missing', was.notReady.join(', '), is.notReady.join(', ')],
    ['Deferred', was.deferred, is.deferred],
    ['Late', lateWords(was), lateWords(is)],
    ['Open', open(was), open(is)],
    ['Section', from.section, to.section],
    ['Minutes', String(from.minutes), String(to.minutes)],
  ]);
}

/** Why a case came late and who agreed; empty for one that came in time. What comes "by rule" nobody had to agree to. */
export function lateWords({ lateReason, lateAgreedBy }: Pick<CirculatedCase, 'lateReason' | 'lateAgreedBy'>): string {
  if (lateAgreedBy === '') return lateReason;
  return `${lateReason} (${lateAgreedBy.startsWith('by rule') ? '' : 'agreed by '}${lateAgreedBy})`;
}

function changes(fields: readonly (readonly [string, string, string])[]): FieldChange[] {
  return fields.flatMap(([field, from, to]) => (from === to ? [] : [{ field, from, to }]));
}
