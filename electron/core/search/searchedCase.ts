import type { FoundCase } from '../../../shared/api/searchViews.ts';
import type { CaseSummary } from '../../../shared/api/views.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import { bare, folded, type Haystack, haystack, isIn, marksIn, type Wanted } from '../../../shared/domain/searchWords.ts';

/** A case made ready for searching. */
export type SearchedCase = {
  readonly summary: CaseSummary;
  readonly hay: Haystack;
  /** What decides how high it stands among what was found. */
  readonly parts: { readonly name: string; readonly numbers: string; readonly diagnosis: string };
  /** Where it stands among equals. */
  readonly order: string;
};

/** How much of a long text is shown around the words that were found in it. */
const shownAround = 60;

/** Makes a case ready: name, numbers, birth, diagnosis, levels, surgeons, sites, and the free texts of its summary. */
export function searchedCase(summary: CaseSummary): SearchedCase {
  const { name, nhsNumber, hospitalNumber, dateOfBirth, diagnosis, levels, stateName, treatmentSites, surgeonNames } = summary;
  const birth = dateOfBirth === null ? [] : [plainDay(dateOfBirth), `${dateOfBirth.slice(8)}/${dateOfBirth.slice(5, 7)}/${dateOfBirth.slice(0, 4)}`];
  const numbers = [nhsNumber ?? '', hospitalNumber].filter((number) => number !== '');
  return {
    summary,
    hay: haystack([name, diagnosis, levels, levels.replaceAll('–', '-'), stateName, ...birth, ...treatmentSites, ...surgeonNames, ...passages(summary).map(({ text }) => text)], numbers),
    parts: { name: folded(name), numbers: numbers.map(bare).join('\n'), diagnosis: folded(`${diagnosis}\n${levels}`) },
    order: folded(name),
  };
}

/** As a list of what was found shows it. */
export function foundCase({ summary }: SearchedCase, wanted: Wanted, meetingDates: ReadonlyMap<string, string>): FoundCase {
  const { id, name, dateOfBirth, nhsNumber, hospitalNumber, diagnosis, levels, stateName, urgent, surgeonNames, treatmentSites, listedFor } = summary;
  const date = listedFor === null ? undefined : meetingDates.get(listedFor);
  return {
    caseId: id,
    name,
    dateOfBirth,
    nhsNumber,
    hospitalNumber,
    diagnosis,
    levels,
    stateName,
    urgent,
    surgeons: [...surgeonNames],
    sites: [...treatmentSites],
    listedFor: listedFor === null || date === undefined ? null : { meetingId: listedFor, date },
    passage: passageOf(summary, wanted),
  };
}

/** The free texts of a case, by what they are. */
function passages({ question, presenter, keyWorker, outcomes }: CaseSummary): { where: string; text: string }[] {
  return [{ where: 'Question', text: question }, ...outcomes.map(({ text }) => ({ where: 'Outcome', text })), { where: 'Presenter', text: presenter }, { where: 'Key worker', text: keyWorker }].filter(({ text }) => text !== '');
}

/** The passage that holds words a list would not show otherwise; null where the list shows them all. */
function passageOf(summary: CaseSummary, wanted: Wanted): FoundCase['passage'] {
  const { name, nhsNumber, hospitalNumber, diagnosis, levels, stateName, treatmentSites, surgeonNames } = summary;
  const shown = haystack([name, diagnosis, levels, stateName, ...treatmentSites, ...surgeonNames], [nhsNumber ?? '', hospitalNumber]);
  const hidden = wanted.filter((group) => !isIn([group], shown));
  const found = hidden.length === 0 ? undefined : passages(summary).find(({ text }) => hidden.some((group) => isIn([group], haystack([text]))));
  return found === undefined ? null : { where: found.where, text: around(found.text, hidden) };
}

function around(text: string, wanted: Wanted): string {
  const [first] = marksIn(text, wanted);
  if (first === undefined || text.length <= shownAround * 3) return text;
  const from = Math.max(0, first[0] - shownAround);
  const to = Math.min(text.length, first[1] + shownAround * 2);
  return `${from === 0 ? '' : '…'}${text.slice(from, to)}${to === text.length ? '' : '…'}`;
}
