import type { ReadinessFacts } from '../../shared/domain/readiness.ts';
import type { ReadinessState } from '../../shared/domain/readinessItem.ts';
import type { ReadinessItem } from '../../shared/domain/readinessItem.ts';
import type { ReadinessSettings } from '../../shared/domain/readinessSettings.ts';

type Meeting = { readonly date: string; readonly cutOff: string | null };
type Expected = { readonly state: ReadinessState; readonly owedBy: string; readonly late: boolean };

/**
 * Readiness worked out a second time and another way: by elimination over plain tests of each record, days counted on a calendar
 * of numbers. Nothing is imported of the rule but its types.
 */
export function expectedReadiness(item: ReadinessItem, facts: ReadinessFacts, settings: ReadinessSettings, meeting: Meeting): Expected {
  const rule = settings.kinds[facts.kind].items[item];
  const state = expectedState();
  if (state === 'current' || state === 'notNeeded') return { state, owedBy: '', late: false };
  const shown = shownRecord();
  const entry = facts.owed.find((each) => each.item === item);
  const named = shown !== undefined && shown.owedBy !== '' ? shown.owedBy : (entry?.by ?? '');
  const inPerson: Record<string, string> = { Referrer: facts.referredFrom && `Referrer, ${facts.referredFrom}`, Presenter: facts.presenter, 'Key worker': facts.keyWorker };
  const isToBeEntered = item === 'pathologyReview' && shown?.status === 'reported' && !(shown.on !== null && number(shown.on) > number(meeting.date));
  const usually = isToBeEntered ? 'MDT coordinator' : inPerson[rule.usuallyOwedBy] || rule.usuallyOwedBy;
  const booked = state === 'requested' && shown !== undefined && shown.on !== null && number(shown.on) > number(meeting.date) ? shown.on : null;
  const promised = shown?.due ?? entry?.due ?? booked;
  return { state, owedBy: named === '' ? usually : named, late: promised !== null && number(promised) > number(meeting.cutOff ?? meeting.date) };

  function expectedState(): ReadinessState {
    switch (item) {
      case 'triage':
        return facts.triaged ? 'current' : 'missing';
      case 'consultationNote':
        return facts.noteOwed ? 'missing' : facts.noteRecorded ? 'current' : 'notNeeded';
      case 'facts':
        return facts.missingFacts.length > 0 ? 'missing' : 'current';
      case 'performanceStatus':
      case 'question':
      case 'presenter':
      case 'wishes':
      case 'keyWorker':
        return facts.told.some((each) => each === item) ? 'current' : rule.needed ? 'missing' : 'notNeeded';
      default:
        return ofWorkUp();
    }
  }

  function ofWorkUp(): ReadinessState {
    const reviewed = facts.review !== null && number(facts.review.on) <= number(meeting.date);
    if (reviewed && item === 'pathologyReview') return 'current';
    const all = records();
    if (all.some(isThereAndFresh)) return 'current';
    if (all.some(isAwaited)) return 'requested';
    if (all.some((each) => each.status === 'notNeeded' && each.reason.length > 0)) return 'notNeeded';
    if (all.some((each) => each.status !== 'notNeeded')) return 'stale';
    if (item === 'biopsy' && reviewed) return 'current';
    return rule.needed ? 'missing' : 'notNeeded';
  }

  type Held = ReadinessFacts['workUp'][number];

  function records(): Held[] {
    return facts.workUp.filter(({ kind, detail }) => (kind === 'imaging' ? imagingByWords(detail) : kind) === item);
  }

  function isThereAndFresh(each: Held): boolean {
    if (each.status !== 'done' && each.status !== 'reported') return false;
    if (item === 'pathologyReview' || (item === 'molecular' && each.status === 'done')) return false;
    if (each.on === null) return rule.monthsOld === null;
    return number(each.on) <= number(meeting.date) && (rule.monthsOld === null || isWithin(each.on, meeting.date, rule.monthsOld));
  }

  function isAwaited(each: Held): boolean {
    if (each.status === 'notNeeded') return false;
    const notThere = each.status === 'requested' || (each.on !== null && number(each.on) > number(meeting.date));
    return notThere || item === 'pathologyReview' || (item === 'molecular' && each.status === 'done');
  }

  /** Of the records that make the state, the last of the list; of those that are too old, the latest by its day. */
  function shownRecord(): Held | undefined {
    if (state === 'requested') return records().findLast(isAwaited);
    if (state === 'missing') return records().findLast(({ status }) => status === 'notNeeded');
    const days = records().filter((each) => !isAwaited(each) && each.status !== 'notNeeded');
    const latest = Math.max(...days.map(({ on }) => (on === null ? 0 : number(on))));
    return days.findLast(({ on }) => (on === null ? 0 : number(on)) === latest);
  }
}

/** A day as a number that grows with it. */
function number(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** Whole calendar months back from the meeting: the month counts by its number, the day only where the months are just spent. */
function isWithin(on: string, meeting: string, months: number): boolean {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const gone = monthOf(meeting) - monthOf(on);
  if (gone !== months) return gone < months;
  const lastOfMeetingMonth = [31, isLeap(Number(meeting.slice(0, 4))) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(meeting.slice(5, 7)) - 1] ?? 31;
  return Number(meeting.slice(8)) <= Math.min(Number(on.slice(8)), lastOfMeetingMonth);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function imagingByWords(detail: string): ReadinessItem {
  const table: Record<string, ReadinessItem> = { MRI: 'mri', 'MRI whole spine': 'mriWholeSpine', CT: 'ct', 'CT chest': 'chestCt', 'PET-CT': 'pet', 'X-ray': 'otherImaging', '': 'otherImaging' };
  return table[detail] ?? 'otherImaging';
}
