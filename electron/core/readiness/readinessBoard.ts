import type { BoardRow, ReadinessBoard } from '../../../shared/api/readinessViews.ts';
import type { AgendaLine, CaseSummary, MeetingView } from '../../../shared/api/views.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { compareDanger, type Judgement } from '../../../shared/domain/readiness.ts';
import { debtorsOf, debtorsText, debtorText, initialsOf } from '../../../shared/domain/readinessOwed.ts';
import type { ReadinessSettings } from '../../../shared/domain/readinessSettings.ts';
import { isHeld } from '../meetings/awaitedMeeting.ts';
import type { Readiness } from './readiness.ts';

/** The board of a meeting as of `today`: its cases, the most endangered first and those alike in the order of the agenda, and who owes what. */
export function readinessBoard(meeting: MeetingView, caseOf: (caseId: string) => CaseSummary | undefined, readiness: Readiness, today: IsoDate): ReadinessBoard {
  const { date, cutOff } = meeting.details;
  const judged = meeting.agenda.map((line, index) => {
    const summary = caseOf(line.entry.caseId);
    return rowOf(line, index + 1, summary, summary ? readiness.judge(summary, { date, cutOff }) : [], patientIn(summary, readiness.settings));
  });
  const rows = judged.toSorted((one, other) => compareDanger(one.judgements, other.judgements));
  const debtors = debtorsOf(rows);
  const kinds = new Set(rows.flatMap((row) => (row.judgements.length === 0 ? [] : [row.kind])));
  return {
    meetingId: meeting.id,
    date,
    cutOff,
    today,
    closed: !isHeld(meeting),
    rows,
    debtors: debtors.map((debtor) => ({ name: debtor.name, usual: debtor.usual, things: debtor.things.map(({ caseId, judgement }) => ({ caseId, item: judgement.item })), text: debtorText(debtor, { date, cutOff }, today) })),
    text: debtorsText(debtors, { date, cutOff }, today),
    unverified: [...kinds].filter((kind) => readiness.settings.kinds[kind].confirmed === null),
  };
}

function rowOf({ entry, case: shown, outcome }: AgendaLine, place: number, summary: CaseSummary | undefined, judgements: readonly Judgement[], patient: string): BoardRow {
  return {
    caseId: entry.caseId,
    version: summary?.version ?? 0,
    place,
    name: shown?.name ?? 'Damaged record',
    hospitalNumber: shown?.hospitalNumber ?? '',
    alike: shown?.alike ?? [],
    patient,
    summary: shown ? `${shown.levels} ${shown.diagnosis}`.trim() : '',
    urgent: shown?.urgent ?? false,
    kind: summary?.readiness?.kind ?? 'unknown',
    judgements: [...judgements],
    settled: shown === null ? 'set aside as damaged' : judgements.length > 0 ? '' : outcome.status === 'waiting' ? shown.stateName : outcome.text,
  };
}

/** How a patient is named in a list that leaves the program: by number and initials unless the settings say by name. */
function patientIn(summary: CaseSummary | undefined, { namedBy }: ReadinessSettings): string {
  if (summary === undefined) return 'a case whose record is damaged';
  const number = summary.hospitalNumber === '' ? 'no hospital number' : summary.hospitalNumber;
  const [familyName = '', givenName = ''] = summary.name.split(', ');
  return `${number} (${namedBy === 'name' ? summary.name : initialsOf({ givenName, familyName })})`;
}
