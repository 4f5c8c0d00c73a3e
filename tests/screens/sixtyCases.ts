import type { CaseDetails, WorkUpItem } from '../../shared/domain/case.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';
import type { Take } from '../fakes/tenCases.ts';

export const sixty = 60;

/** How a patient of the long list is called, and found on the screen. */
export function nameOf(number: number): string {
  return `TESTPATIENT-${String(number).padStart(2, '0')}`;
}

const done = (kind: WorkUpItem['kind'], detail: string, on: string): WorkUpItem => ({ kind, detail, status: 'reported', on, at: 'Test Trust North', owedBy: '', due: null, reason: '' });
const workUp = [done('referralLetter', '', '2026-11-02'), done('imaging', 'MRI', '2026-11-10'), done('imaging', 'CT chest', '2026-11-11'), done('biopsy', 'CT-guided', '2026-11-12')];

/** An invented adult as usual cases are: everything known, done and asked for. */
function usual(number: number): CaseDetails {
  const patient = { nhsNumber: null, nhsNumberStatus: '07', hospitalNumber: `TT${500_000 + number}`, familyName: nameOf(number), givenName: 'Ada', dateOfBirth: `${1930 + number}-03-14`, sex: 'female' } as const;
  return details({}, { patient, workUp, wishes: 'Wants to walk to the shops again', question: 'En bloc resection, and radiotherapy if the margin is close?' });
}

/** Records a case as far as the meeting. */
export async function readyCase(take: Take, number: number): Promise<string> {
  const { summary } = await take('case.register', { by, details: usual(number) });
  let version = summary.version;
  for (const event of [{ type: 'triaged', to: 'pathway', reason: '' }, { type: 'resultsReady' }, { type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' }] as const) {
    ({ version } = await take('case.record', { by, caseId: summary.id, expectedVersion: version, event }));
  }
  return summary.id;
}

/** Plans a meeting with sixty usual cases that wait for it. */
export async function sixtyCaseMeeting(take: Take): Promise<string> {
  await take('actor.choose', { actor: by });
  const { id: meetingId } = await take('meeting.plan', { by, details: { date: meetingDay, startsAt: '09:00', place: 'Room 1', cutOff: null, chair: by.name, scribe: 'Test Scribe' } });
  for (let number = 1; number <= sixty; number += 1) {
    const caseId = await readyCase(take, number);
    const { version } = await take('meeting.read', { meetingId });
    await take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: 'Invented for a test', lateAgreedBy: 'Test Chair' } } });
  }
  return meetingId;
}
