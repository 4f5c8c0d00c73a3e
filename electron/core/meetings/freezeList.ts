import { createHash } from 'node:crypto';
import type { ListedCase, MeetingView } from '../../../shared/api/views.ts';
import { clockOf } from '../../../shared/domain/agendaLayout.ts';
import { type CirculatedCase, type CirculatedIdentifiers, CirculatedList } from '../../../shared/domain/circulatedList.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { deferredWords } from '../../../shared/domain/deferredWords.ts';
import { likenessWords } from '../../../shared/domain/lookAlikes.ts';
import type { AgendaEntry } from '../../../shared/domain/meeting.ts';
import { plainNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { isOverdue } from '../../../shared/domain/openItem.ts';
import { type Pathway, reviewIsOverdue } from '../../../shared/pathway/pathway.ts';
import type { StreamHead } from '../ports.ts';

/** What a frozen list is made from besides the meeting. */
export type FreezeFrom = {
  readonly version: number;
  readonly identifiers: CirculatedIdentifiers;
  readonly headOf: (caseId: string) => StreamHead | undefined;
  /** Every case as lists show it today, in any order. */
  readonly cases: readonly ListedCase[];
  readonly pathway: Pathway;
  readonly today: IsoDate;
};

/** A meeting's list as everybody it is sent to shall have it: only what is shown of a patient is in it. */
export function freezeList(meeting: MeetingView, { version, identifiers, headOf, cases, pathway, today }: FreezeFrom): CirculatedList {
  const { begins, ends } = clockOf(meeting.details.startsAt, meeting.layout);
  const byId = new Map(meeting.agenda.map(({ entry, case: listed }) => [entry.caseId, { entry, listed }]));
  const { id, title, version: pathwayVersion, reviewDue } = pathway.document;
  // Parsed here: what is frozen in the record has to be readable for ever.
  return CirculatedList.parse({
    version,
    meetingId: meeting.id,
    details: meeting.details,
    identifiers,
    lines: meeting.layout.flatMap((line, index): CirculatedList['lines'] => {
      const begin = begins[index] ?? meeting.details.startsAt;
      if (line.kind === 'section') return [line];
      if (line.kind === 'break') return [{ kind: 'break', begins: begin, minutes: line.minutes }];
      const found = byId.get(line.caseId);
      return found === undefined ? [] : [{ kind: 'case', begins: begin, minutes: line.minutes, case: frozenCase(found.entry, found.listed, identifiers, headOf(line.caseId)) }];
    }),
    ends,
    elsewhere: openElsewhere(meeting, cases, today).map(({ id: caseId, name, hospitalNumber, openItems }) => ({
      caseId,
      name: identifiers.name ? name : '',
      hospitalNumber: identifiers.hospitalNumber ? hospitalNumber : '',
      openItems: dueItems(openItems, today),
    })),
    pathway: { id, title, version: pathwayVersion, reviewDue, reviewOverdue: reviewIsOverdue(pathway.document, today) },
  });
}

/** SHA-256 over the frozen list: what is printed on it and vouches for its pack. */
export function listDigest(list: CirculatedList): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('hex');
}

/** Cases with open conditions or overdue actions that are not on this list. */
function openElsewhere({ agenda }: MeetingView, cases: readonly ListedCase[], today: IsoDate): ListedCase[] {
  const listed = new Set(agenda.map(({ entry }) => entry.caseId));
  return cases.filter(({ id, openItems }) => !listed.has(id) && dueItems(openItems, today).length > 0).sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

/** Conditions stay with the meeting until they are met; an action is its business once it is overdue. */
function dueItems(openItems: ListedCase['openItems'], today: IsoDate): ListedCase['openItems'] {
  return openItems.filter((item) => item.kind === 'condition' || isOverdue(item, today));
}

function frozenCase(entry: AgendaEntry, listed: ListedCase | null, shown: CirculatedIdentifiers, head: StreamHead | undefined): CirculatedCase {
  return {
    caseId: entry.caseId,
    version: head?.version ?? 0,
    hash: head?.hash ?? '',
    name: listed === null ? 'Damaged record' : shown.name ? listed.name : '',
    nhsNumber: shown.nhsNumber && listed?.nhsNumber ? plainNhsNumber(listed.nhsNumber) : '',
    hospitalNumber: shown.hospitalNumber ? (listed?.hospitalNumber ?? '') : '',
    dateOfBirth: shown.dateOfBirth ? (listed?.dateOfBirth ?? null) : null,
    age: listed?.age ?? null,
    alike: alikeWords(listed?.alike[0]),
    diagnosis: listed?.diagnosis ?? '',
    levels: listed?.levels ?? '',
    question: listed?.question ?? '',
    presenter: listed?.presenter ?? '',
    urgent: listed?.urgent ?? false,
    retrospective: listed?.retrospective ?? false,
    notReady: listed?.notReady ?? [],
    deferred: listed === null ? '' : deferredWords(listed.deferrals, listed.lastDeferral),
    lateReason: entry.lateReason,
    lateAgreedBy: entry.lateAgreedBy,
    openItems: listed?.openItems ?? [],
  };
}

function alikeWords(other: ListedCase['alike'][number] | undefined): string {
  return other === undefined ? '' : `${likenessWords[other.by]} on this list`;
}
