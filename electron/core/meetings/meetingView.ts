import type { AgendaLine, ListedCase, MeetingState, MeetingSummary, MeetingView, Quorum } from '../../../shared/api/views.ts';
import { type IsoDate, londonDay, plainDay } from '../../../shared/domain/dates.ts';
import { isUntouched } from '../../../shared/domain/meetingStart.ts';
import { missingRoles, rolesPresent } from '../../../shared/domain/meeting.ts';
import { meetingSentence } from '../../../shared/pathway/history.ts';
import type { MeetingRecord } from '../../../shared/pathway/meetingMachine.ts';
import type { RuleParameters } from '../../../shared/pathway/pathway.ts';
import { type AgendaOf, outcomeIn } from './agendaOutcome.ts';
import { isOpen } from './holdsClose.ts';
import type { LoadedMeeting } from './meetingStreams.ts';

/** A meeting as lists show it. */
export function meetingSummary(id: string, { replay: { snapshot, version } }: Pick<LoadedMeeting, 'replay'>): MeetingSummary {
  const { details, agenda, seal, cancelled, takenOff } = snapshot.context;
  return { id, version, details, state: snapshot.value as MeetingState, caseIds: agenda.map(({ caseId }) => caseId), closedAt: seal?.at ?? null, cancelled, takenOff: [...takenOff] };
}

/** What a meeting's page takes from the read model. */
type Known = {
  readonly caseOf: (caseId: string) => ListedCase | undefined;
  /** The day of a meeting, where its record can be read. */
  readonly dayOf: (meetingId: string) => IsoDate | undefined;
};

/** A meeting on one page. */
export function meetingView(id: string, { replay: { snapshot, version }, events }: LoadedMeeting, { caseOf, dayOf }: Known, rules: RuleParameters): MeetingView {
  const record = snapshot.context;
  const agendaOf: AgendaOf = { meetingId: id, sealedOn: record.seal && londonDay(record.seal.at), dayOf };
  const agenda = record.agenda.map((entry): AgendaLine => {
    const summary = caseOf(entry.caseId) ?? null;
    return { entry, case: summary, outcome: outcomeIn(agendaOf, summary) };
  });
  return {
    id,
    version,
    details: record.details,
    state: snapshot.value as MeetingState,
    agenda,
    layout: [...record.layout],
    attendees: [...record.attendees],
    quorum: quorumOf(record, rules),
    currentCaseId: record.currentCaseId,
    circulatedAt: record.circulatedAt,
    startedAt: record.startedAt,
    startIsFresh: snapshot.value === 'inProgress' && isUntouched(agenda),
    cancelled: record.cancelled,
    takenOff: record.takenOff.map((each) => ({ ...each, name: caseOf(each.caseId)?.name ?? 'A case whose record cannot be read' })),
    open: agenda.filter(isOpen).map((line) => openSentence(line, record.skipped.some(({ caseId }) => caseId === line.entry.caseId))),
    alsoOpen: agenda.flatMap((line) => alsoOpenOf(id, line)),
    seal: record.seal,
    addenda: [...record.addenda],
    pauses: [...record.pauses],
    skipped: [...record.skipped],
    comings: [...record.comings],
    history: events.map((event, index) => ({ version: index + 1, at: event.at, by: event.by.name, type: event.type, text: meetingSentence(event), clauses: [] })),
  };
}

/** Which roles the quorum still lacks. The document names no quorum, so its list is shown as unverified (D13). */
export function quorumOf({ attendees }: MeetingRecord, { quorum }: RuleParameters): Quorum {
  const present = rolesPresent(attendees);
  const missing = missingRoles(quorum, present).map((oneOf) => [...oneOf]);
  return { met: missing.length === 0, present, missing, unverified: true };
}

function openSentence({ case: summary, outcome }: AgendaLine, skipped: boolean): string {
  const name = `${summary?.name ?? ''}${skipped ? ' (put aside)' : ''}`;
  return outcome.status === 'inDiscussion' ? `${name}: the discussion has begun and has no outcome.` : `${name}: no outcome yet.`;
}

/** What the meeting decided and somebody still has to look after: no quorum, another site than the default, what speaks against the plan, conditions and actions. */
function alsoOpenOf(meetingId: string, { entry, case: summary, outcome }: AgendaLine): MeetingView['alsoOpen'] {
  if (summary === null || outcome.meetingId !== meetingId) return [];
  const { name, flags, openItems, offDefault } = summary;
  const what = [
    ...(outcome.provisional ? ['provisional, decided without a quorum.'] : []),
    ...(outcome.status === 'agreed' || outcome.status === 'inDiscussion' ? offDefault : []),
    ...flags.map(({ text }) => text),
    ...openItems.map(({ kind, words, owner, due }) => `${kind} "${words}", ${owner}${due === null ? '' : `, by ${plainDay(due)}`}.`),
  ];
  return what.length === 0 ? [] : [{ caseId: entry.caseId, name, what }];
}
