import type { MeetingEvent } from '../../../shared/domain/meetingEvent.ts';
import type { MeetingRecord } from '../../../shared/pathway/meetingMachine.ts';

const preparing = ['arranged', 'moved', 'caseListed', 'casesListed', 'caseUnlisted', 'reordered', 'detailsChanged', 'attendanceRecorded', 'circulated', 'started', 'cancelled'];
const known: Readonly<Record<string, readonly string[]>> = {
  draft: preparing,
  circulated: preparing,
  inProgress: ['arranged', 'caseListed', 'casesListed', 'caseUnlisted', 'reordered', 'detailsChanged', 'attendanceRecorded', 'caseCalled', 'caseSkipped', 'paused', 'resumed', 'startTakenBack', 'closed'],
  closed: ['addendum'],
  cancelled: ['cancellationTakenBack'],
};

/** Whether a meeting in that state has to take the event: what each state knows, and what each event asks for (design, section 4). */
export function mayHappen(state: string, { agenda, details, startedAt, pauses }: MeetingRecord, event: MeetingEvent): boolean {
  if (known[state]?.includes(event.type) !== true) return false;
  const listed = agenda.map(({ caseId }) => caseId).sort();
  switch (event.type) {
    case 'caseListed':
    case 'casesListed': {
      const entries = event.type === 'caseListed' ? [event.entry] : event.entries;
      const all = [...listed, ...entries.map(({ caseId }) => caseId)];
      const isLate = startedAt !== null || event.at.slice(0, 16).replace('T', ' ') > `${details.cutOff ?? '9999'} ${details.cutOffTime}`;
      return new Set(all).size === all.length && (!isLate || entries.every(({ lateReason }) => lateReason !== ''));
    }
    case 'reordered':
      return JSON.stringify([...event.caseIds].sort()) === JSON.stringify(listed);
    case 'arranged':
      return JSON.stringify(event.lines.flatMap((line) => (line.kind === 'case' ? [line.caseId] : [])).sort()) === JSON.stringify(listed);
    case 'caseUnlisted':
    case 'caseCalled':
    case 'caseSkipped':
      return listed.includes(event.caseId);
    case 'paused':
      return pauses.every(({ to }) => to !== null);
    case 'resumed':
      return pauses.some(({ to }) => to === null);
    case 'addendum':
      return event.caseId === null || listed.includes(event.caseId);
    case 'started':
      return listed.length > 0;
    case 'closed': {
      const isAlone = event.verifier === '';
      const isChair = event.verifier.trim().toUpperCase() === details.chair.trim().toUpperCase();
      return (isAlone ? event.aloneBecause !== '' : !isChair) && listed.every((id) => event.sealedCases.some(({ caseId }) => caseId === id));
    }
    default:
      return true;
  }
}
