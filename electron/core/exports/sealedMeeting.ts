import type { CaseView, MeetingState } from '../../../shared/api/views.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Cases } from '../cases/cases.ts';
import type { Meetings } from '../meetings/meetings.ts';
import { meetingSummary, meetingView } from '../meetings/meetingView.ts';
import { sinceSeal } from '../meetings/sinceSeal.ts';
import type { EventStore } from '../ports.ts';
import type { Pathways } from '../pathways/loadPathways.ts';
import type { ExportSource } from './gatherOutcomes.ts';

type Need = { readonly meetings: Meetings; readonly cases: Cases; readonly pathways: Pathways; readonly store: EventStore };

/**
 * A closed meeting as it was sealed: its cases as they stood then, by the pathway and on the day of the close, so that what is made
 * from it stays the same; what was added since stands beside it. Refuses "notNow" for a meeting that is not closed, and "damaged" where the record of a case is not the one
 * that was sealed. A case whose record could not be read at the close is left out of the cases.
 */
export async function sealedMeeting(meetingId: string, { meetings, cases, pathways, store }: Need): Promise<Result<ExportSource>> {
  const loaded = await meetings.load(meetingId);
  if (!loaded.ok) return loaded;
  const closed = loaded.value.events.find((event) => event.type === 'closed');
  if (!closed) return refuseOpen(meetingSummary(meetingId, loaded.value).state);
  const views: CaseView[] = [];
  const { agenda, takenOff } = loaded.value.replay.snapshot.context;
  for (const [index, { caseId }] of [...agenda, ...takenOff.filter(({ inMinutes }) => inMinutes)].entries()) {
    const sealed = closed.sealedCases.find((each) => each.caseId === caseId);
    // The seal's mark of a record that could not be read at the close.
    if (!sealed || sealed.hash === '') continue;
    const view = await cases.viewSealed(sealed, loaded.value.replay.snapshot.context.details);
    if (!view.ok) return view.refusal.code === 'damaged' ? refuseUnsealed(index < agenda.length ? `case ${index + 1} on the list` : 'a case that was taken off the list') : view;
    views.push(view.value);
  }
  const pathway = pathways.all.get(closed.pathwayVersion) ?? pathways.current;
  const summaries = new Map(views.map(({ summary }) => [summary.id, summary]));
  // The days of other meetings too are told by the sealed records alone.
  const days = new Map(views.flatMap(({ discussions }) => discussions.map((discussion) => [discussion.meeting.meetingId, discussion.meeting.date])));
  const known = { caseOf: (caseId: string) => summaries.get(caseId), dayOf: (id: string) => days.get(id) };
  const meeting = meetingView(meetingId, loaded.value, known, pathway.rules);
  const since = await sinceSeal(meetingId, { meetings, cases, store });
  return since.ok ? ok({ meeting, cases: views, workspacePathway: pathway, since: since.value, today: londonDay(closed.at) }) : since;
}

/** Until the close the outcomes may still change; one that was not held has none. */
export function refuseOpen(state: MeetingState): Result<never> {
  return refuse('notNow', state === 'cancelled' ? 'The meeting was cancelled: it has no outcomes to export.' : 'The meeting is not closed yet. Close it first: only sealed outcomes are exported.');
}

function refuseUnsealed(which: string): Result<never> {
  const found = `The record of ${which} is no longer the one that was sealed when the meeting was closed: it is missing, damaged or changed.`;
  return refuse('damaged', `${found} Nothing was exported. Bring the case's file back from a backup, or ask your IT department.`);
}
