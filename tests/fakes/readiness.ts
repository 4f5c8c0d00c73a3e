import type { WorkUpItem } from '../../shared/domain/case.ts';
import type { ReadinessFacts } from '../../shared/domain/readiness.ts';
import { meetingDay } from './records.ts';

/** The meeting readiness is judged for. */
export const judgedMeeting = { date: meetingDay, cutOff: '2026-11-24' };

/** A work-up item; a reported MRI of ten days before the meeting unless said otherwise. */
export function workUp(changes: Partial<WorkUpItem> = {}): WorkUpItem {
  return { kind: 'imaging', detail: 'MRI', status: 'reported', on: '2026-11-16', at: '', owedBy: '', due: null, reason: '', ...changes };
}

/** A bone tumour that is no sarcoma, of which everything asked for by default is there. */
export function readinessFacts(changes: Partial<ReadinessFacts> = {}): ReadinessFacts {
  return {
    kind: 'otherBoneTumour',
    urgent: false,
    referredFrom: 'Test Trust North',
    presenter: 'Test Surgeon A',
    keyWorker: 'Test CNS 1',
    workUp: [workUp({ kind: 'referralLetter', detail: '' }), workUp(), workUp({ kind: 'biopsy', detail: '' })],
    review: { on: '2026-11-20', conclusive: true },
    told: ['performanceStatus', 'question', 'presenter', 'wishes', 'keyWorker'],
    owed: [],
    triaged: true,
    noteOwed: false,
    noteRecorded: false,
    missingFacts: [],
    ...changes,
  };
}
