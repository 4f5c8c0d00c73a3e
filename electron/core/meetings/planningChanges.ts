import type { ListSettings } from '../../../shared/api/listViews.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import type { MeetingSeries } from '../../../shared/domain/meetingSeries.ts';
import { differenceWords } from '../../../shared/domain/deskChange.ts';

const identifierNames: Record<keyof ListSettings['identifiers'], string> = { name: 'name', nhsNumber: 'NHS number', hospitalNumber: 'hospital number', dateOfBirth: 'date of birth' };
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ordinals: Record<string, string> = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', last: 'last' };

/** What of the list settings is another, in words; empty where nothing is. */
export function settingsChange(before: ListSettings, after: ListSettings): string {
  return differenceWords(settingsWords(before), settingsWords(after));
}

/** What of a recurring meeting is another, in words; of a new one what it is; empty where nothing is. */
export function seriesChange(before: MeetingSeries | undefined, after: MeetingSeries): string {
  if (before !== undefined) return differenceWords(seriesWords(before), seriesWords(after));
  return `added: ${Object.entries(seriesWords(after)).flatMap(([name, words]) => (name === 'name' || words === '' ? [] : [`${name} ${words}`])).join('; ')}`;
}

function settingsWords({ identifiers, recipients, sections, breakAfterMinutes, followUpAfterDays }: ListSettings): Record<string, string> {
  return {
    'what a circulated list shows': Object.entries(identifierNames).flatMap(([key, name]) => (identifiers[key as keyof typeof identifiers] ? [name] : [])).join(', '),
    'usual recipients': recipients.join('; '),
    'sections on offer': sections.join(', '),
    'asks for a break after (minutes)': String(breakAfterMinutes),
    'asks whether a plan was followed after (days)': String(followUpAfterDays),
  };
}

function seriesWords({ name, weekday, rhythm, from, until, startsAt, place, cutOff, chair, scribe, roster, skipped }: MeetingSeries): Record<string, string> {
  return {
    name,
    weekday: weekdays[weekday - 1] ?? '',
    rhythm: rhythm.kind === 'monthly' ? `the ${ordinals[rhythm.nth]} of the month` : rhythm.kind,
    from: plainDay(from),
    until: until === null ? '' : plainDay(until),
    'starts at': startsAt,
    place,
    'cut-off': cutOff === null ? '' : `${cutOff.daysBefore} ${cutOff.daysBefore === 1 ? 'day' : 'days'} before, ${cutOff.time}`,
    chair,
    scribe,
    'usual people': roster.map((each) => each.name).join(', '),
    'not held on': skipped.map(({ date, why }) => (why === '' ? plainDay(date) : `${plainDay(date)} (${why})`)).join(', '),
  };
}
