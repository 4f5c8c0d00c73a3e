import { useState } from 'react';
import { useLocation } from 'wouter';
import { plainNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { dayWords, weekdayWords } from '../parts/days.ts';
import { actionsHere } from '../parts/keys.ts';
import { screensFrom } from '../parts/screens.ts';
import { noFilters } from '../search/noFilters.ts';
import { type Hit, hitsOf, useFound } from '../search/useFound.ts';
import { wayHere } from './casesHere.ts';

/** One line of the palette: what it is, what it is called, and what Enter does. */
export type Entry = { readonly id: string; readonly kind: 'Action' | 'Screen' | 'Case' | 'Agenda' | 'Meeting'; readonly name: string; readonly note: string; readonly key: string; readonly run: () => void };

/** How many cases and how many meetings are listed. */
const shownAtMost = 8;

/** What the palette finds for some words: actions of the screen and screens by name, then cases, those of the agenda first, then meetings. Null while the search is under way. */
export function useEntries(words: string): { readonly entries: readonly Entry[]; readonly searching: boolean } {
  const [path, go] = useLocation();
  // The actions of the moment the palette opened: its own dialog is no place.
  const [actions] = useState(actionsHere);
  const meetingId = /^\/meetings\/([^/]+)/.exec(path)?.[1] ?? null;
  const asked = words.trim() !== '';
  const onAgenda = useFound(words, { ...noFilters, meetingId }, shownAtMost, asked && meetingId !== null);
  const all = useFound(words, noFilters, shownAtMost, asked);

  const wanted = words.toLowerCase().split(/\s+/);
  const named = (name: string) => wanted.every((word) => name.toLowerCase().includes(word));
  const fromTable = actions.filter(({ what }) => named(what)).map(({ what, key, run }): Entry => ({ id: `action ${what}`, kind: 'Action', name: what, note: '', key, run }));
  const screens = screensFrom(meetingId).filter(([to, name]) => to !== path && named(name)).map(([to, name]): Entry => ({ id: `screen ${to}`, kind: 'Screen', name, note: '', key: '', run: () => go(to) }));
  const entryOf = (kind: Entry['kind']) => (hit: Hit): Entry => {
    const run = () => (wayHere(hit.id) ?? (() => go(hit.to)))();
    if (hit.kind === 'meeting') return { id: hit.id, kind, name: `Meeting ${weekdayWords(hit.meeting.date)}`, note: [hit.meeting.startsAt, hit.meeting.place, hit.meeting.state].filter((part) => part !== '').join(' · '), key: '', run };
    const { name, dateOfBirth, nhsNumber, hospitalNumber, levels, diagnosis } = hit.case;
    const marks = [dateOfBirth === null ? '' : `born ${dayWords(dateOfBirth)}`, nhsNumber === null ? '' : plainNhsNumber(nhsNumber), hospitalNumber, `${levels} ${diagnosis}`.trim()];
    return { id: hit.id, kind, name, note: marks.filter((part) => part !== '').join(' · '), key: '', run };
  };
  const agenda = onAgenda === null ? [] : hitsOf(onAgenda).filter(({ kind }) => kind === 'case').map(entryOf('Agenda'));
  const others = all === null ? [] : hitsOf(all).filter(({ id }) => !agenda.some((entry) => entry.id === id)).map((hit) => entryOf(hit.kind === 'case' ? 'Case' : 'Meeting')(hit));
  return { entries: [...fromTable, ...screens, ...agenda, ...others], searching: asked && all === null };
}
