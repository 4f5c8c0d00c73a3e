import type { Call, InputOf, OutputOf } from '../../shared/api/contract.ts';
import type { Patient } from '../../shared/domain/case.ts';
import { chair as by, details, meetingDay, scribe } from './records.ts';

/** Calls and expects the call to be taken, in whichever shell. */
export type Take = <C extends Call>(name: C, input: InputOf<C>) => Promise<OutputOf<C>>;

/** A meeting in progress with its patients in the order of the agenda. */
export type TenCases = { readonly meetingId: string; readonly cases: readonly { readonly caseId: string; readonly patient: Patient }[] };

const names = ['Quillon Alderfly', 'Bertram Birchmoth', 'Cedric Cockchafer', 'Dorcas Damselfly', 'Ernestine Earwigson', 'Fenella Froghopper', 'Gideon Glowworm', 'Hepzibah Hawkmoth', 'Ignatius Ichneumon', 'Jocasta Junebug'];

/** Ten invented patients who share no name, number or birth date. */
export const tenPatients: readonly Patient[] = names.map((name, index): Patient => {
  const [givenName = '', insect = ''] = name.split(' ');
  return { nhsNumber: nhsNumber(index), nhsNumberStatus: '02', hospitalNumber: `TT7700${index}`, familyName: `TESTPATIENT-${insect.toUpperCase()}`, givenName, dateOfBirth: `19${61 + index}-0${(index % 9) + 1}-1${index}`, sex: 'unknown' };
});

/** The number with its check digit, in the range that is never issued. */
function nhsNumber(index: number): string {
  for (let tail = index * 11; ; tail += 1) {
    const nine = `999000${String(700 + tail).padStart(3, '0')}`;
    const check = (11 - (Array.from(nine).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0) % 11)) % 11;
    if (check < 10) return `${nine}${check}`;
  }
}

/** Registers the ten, lists them and starts the meeting. Each question names its own patient, as questions do. */
export async function tenCaseMeeting(take: Take): Promise<TenCases> {
  await take('actor.choose', { actor: by });
  const { id: meetingId } = await take('meeting.plan', { by, details: { date: meetingDay, startsAt: '09:00', place: 'Room 1', cutOff: null, chair: by.name, scribe: 'Test Scribe' } });
  const cases: { caseId: string; patient: Patient }[] = [];
  const record = async (event: InputOf<'meeting.record'>['event']) => take('meeting.record', { by, meetingId, expectedVersion: (await take('meeting.read', { meetingId })).version, event });
  for (const patient of tenPatients) {
    const question = `Can ${patient.givenName} (${patient.nhsNumber ?? ''}, born ${patient.dateOfBirth ?? ''}) have surgery at RNOH?`;
    const { summary } = await take('case.register', { by, details: details({}, { patient, question, workUp: [{ kind: 'imaging', detail: 'MRI', status: 'reported', on: '2026-11-16', at: '', owedBy: '', due: null, reason: '' }] }) });
    for (const event of [{ type: 'triaged', to: 'pathway', reason: '' }, { type: 'resultsReady' }, { type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' }] as const) {
      await take('case.record', { by, caseId: summary.id, expectedVersion: (await take('case.read', { caseId: summary.id })).version, event });
    }
    await record({ type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 5, lateReason: 'Invented for a test', lateAgreedBy: 'Test Chair' } });
    cases.push({ caseId: summary.id, patient });
  }
  await record({ type: 'attendanceRecorded', attendees: [scribe] });
  await startToday(take, meetingId);
  return { meetingId, cases };
}

/** Starts a meeting, whichever day it is planned for. */
export async function startToday(take: Take, meetingId: string): Promise<void> {
  const { today } = await take('workspace.read', {});
  await take('meeting.record', { by, meetingId, expectedVersion: (await take('meeting.read', { meetingId })).version, event: { type: 'started', onAnotherDay: today } });
}

/** Makes a case the one that is called. */
export async function callCase(take: Take, meetingId: string, caseId: string): Promise<void> {
  const { version } = await take('meeting.read', { meetingId });
  await take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'caseCalled', caseId } });
}

/** Whatever in a text is a name, a number or a birth date of a patient, however it is written there. */
export function tracesOf({ familyName, givenName, nhsNumber: digits, hospitalNumber, dateOfBirth }: Patient, text: string): string[] {
  const day = new Date(`${dateOfBirth ?? ''}T00:00:00Z`);
  const written = ['en-GB', 'en-US'].flatMap((tongue) => (['short', 'long'] as const).map((month) => day.toLocaleDateString(tongue, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })));
  const number = digits ?? '';
  const traces = [familyName, familyName.replace('TESTPATIENT-', ''), givenName, number, `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`, hospitalNumber, dateOfBirth ?? '', ...written];
  return traces.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()));
}
