import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { Practitioner } from '../../shared/domain/practitioner.ts';
import { chair as by, details, meetingDay, scribe } from '../fakes/records.ts';
import type { Take } from '../fakes/tenCases.ts';
import { readyCase } from './sixtyCases.ts';

const longWords = 'Everything was read again with the outside films and set against carbon ions, against a marginal resection and against no operation at all.';

/** Two invented surgeons of another hospital whose names are as long as names become. */
const visitors = ['Test Surgeon Bartholomew Featherstonehaugh-Cholmondeley', 'Test Surgeon Wilhelmina Majoribanks-Auchinleck-Menzies'] as const;

function visitor(name: string, index: number): Practitioner {
  const designation = { status: 'designated', modality: 'surgery', from: null, until: null, designatedBy: 'Invented for a test', source: 'Invented for a test', unverified: null } as const;
  return { id: `test-visitor-${index}`, name, professionalNumber: '', trust: 'Test Trust of the Very Far North and its Neighbouring Valleys', homeSite: 'NHNN', speciality: 'Surgery', email: '', designations: [designation], unverified: [], verified: [], changes: [] };
}

/** An invented adult of whom everything is long: name, question, wishes, diagnosis, what is owed. */
const strange = details(
  { levels: ['T10', 'T11', 'T12', 'L1', 'L2', 'L3', 'L4'] },
  {
    patient: { nhsNumber: '9990001235', nhsNumberStatus: '02', hospitalNumber: 'TT-NORTH-000100001', familyName: 'TESTPATIENT-FEATHERSTONEHAUGH-CHOLMONDELEY', givenName: 'Wilhelmina Bartholomea', dateOfBirth: '1979-03-14', sex: 'female' },
    diagnosis: { text: 'Dedifferentiated chondrosarcoma with a high-grade osteosarcomatous component', primarySite: 'Thoracolumbar junction', icd10: 'C41.2', morphology: null },
    question: `${longWords} Which levels, in which order, by whom, and is a second opinion wanted on the margin at the dura? ${longWords}`,
    wishes: `Wants to see her daughter married in the spring before anything is done that may cost her the use of her legs. ${longWords}`,
    presenter: 'Test Surgeon Bartholomew Featherstonehaugh-Cholmondeley',
    keyWorker: 'Test CNS Majoribanks-Auchinleck-Menzies',
    workUp: ['MRI whole spine', 'CT chest, abdomen and pelvis', 'PET-CT', 'Bone scan', 'Angiography'].map((detail, index) => ({ kind: 'imaging' as const, detail, status: index < 3 ? ('reported' as const) : ('requested' as const), on: '2026-11-10', at: 'Test Trust of the Very Far North', owedBy: index < 3 ? '' : 'Test Radiologist', due: null, reason: '' })),
    owed: [],
  },
);

/** A meeting with one case of which everything is long and much has happened, and two usual ones. */
export type StrangeMeeting = { readonly meetingId: string; readonly strangeId: string; readonly usualIds: readonly string[] };

/** Plans it and lists its cases; nothing is started. */
export async function strangeMeeting(take: Take): Promise<StrangeMeeting> {
  await take('actor.choose', { actor: by });
  for (const [index, name] of visitors.entries()) await take('directory.save', { by, practitioner: visitor(name, index) });
  const { id: meetingId } = await take('meeting.plan', { by, details: { date: meetingDay, startsAt: '09:00', place: 'Room 1', cutOff: null, chair: by.name, scribe: 'Test Scribe' } });
  const { summary } = await take('case.register', { by, details: strange });
  const record = recordInto(take, summary.id);
  await record({ type: 'triaged', to: 'pathway', reason: '' });
  await record({ type: 'resultsReady' });
  await record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
  const usualIds = [await readyCase(take, 1), await readyCase(take, 2)];
  for (const caseId of [summary.id, ...usualIds]) await inMeeting(take, meetingId, { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: 'Invented for a test', lateAgreedBy: 'Test Chair' } });
  return { meetingId, strangeId: summary.id, usualIds };
}

/** Discusses the strange case until it has been deferred twelve times and waits once more. */
export async function deferTwelveTimes(take: Take, { meetingId, strangeId }: StrangeMeeting): Promise<void> {
  const record = recordInto(take, strangeId);
  for (let count = 0; count < 12; count += 1) {
    await record({ type: 'discussionStarted', meetingId });
    await record({ type: 'deferred', meetingId, cause: 'imaging', detail: longWords, owner: 'Test Radiologist', due: '2026-12-03' });
  }
}

/** Plans four treatments of it and more besides, with two visiting surgeons at a site that is not the default. */
export async function planEverything(take: Take, { meetingId, strangeId }: StrangeMeeting): Promise<void> {
  // Only who is present can agree to another site.
  await inMeeting(take, meetingId, { type: 'attendanceRecorded', attendees: [{ name: by.name, role: 'chair', trust: by.trust, practitionerId: null, presence: 'present', deputyFor: null }, scribe] });
  const record = recordInto(take, strangeId);
  await record({ type: 'discussionStarted', meetingId });
  const team = { timing: 'Within three weeks of the last cycle', practitioners: [] };
  await record({ type: 'modalityPlanned', plan: { modality: 'surgery', site: { id: 'RNOH', name: 'RNOH' }, practitioners: [{ practitionerId: 'test-visitor-0', part: 'lead' }, { practitionerId: 'test-visitor-1', part: 'with' }], timing: team.timing, operatingDate: null, operatingWindow: { from: '2026-12-14', to: '2026-12-23' }, procedure: `En bloc resection of T12 to L2 in two stages with a vascularised fibula. ${longWords}`, plannedMargin: 'marginal' } });
  await record({ type: 'modalityPlanned', plan: { modality: 'radiotherapy', site: { id: 'other', name: 'Test Hospital of the Very Far North' }, ...team, beam: 'proton' } });
  await record({ type: 'offDefaultAgreed', agreement: { modality: 'radiotherapy', site: { id: 'other', name: 'Test Hospital of the Very Far North' }, reason: 'patientChoice', words: longWords, agreedBy: ['chair'], dissentedBy: [] } });
  await record({ type: 'modalityPlanned', plan: { modality: 'systemic', site: { id: 'UCLH', name: 'UCLH' }, ...team, regimen: 'Doxorubicin and cisplatin, four cycles, with an interim scan' } });
  for (const modality of ['surveillance', 'palliative', 'furtherInvestigation'] as const) await record({ type: 'modalityPlanned', plan: { modality, site: null, detail: longWords } });
  const conditions = ['Kyphoplasty kit is on the shelf', 'The vascular surgeon is free on the day', 'The cardiologist agrees', 'Blood is in the house'].map((words) => ({ kind: 'other' as const, words, owner: 'Test Surgeon Bartholomew', due: '2026-12-10' }));
  await record({ type: 'planNoted', notes: { intent: 'curative', rationale: longWords, alternatives: longWords, conditions, dissent: longWords, dissentBy: 'Test Oncologist', toldBy: 'Test CNS 1', toldOn: '2026-11-27' } });
  for (const words of ['Write to the family doctor', 'Ask for the outside films once more', 'Book the rehabilitation bed', 'Tell the daughter whom to ring']) await record({ type: 'actionAdded', words, owner: 'Test CNS 1', due: '2026-12-03' });
}

/** Records facts of one case, each on top of the one before. */
export function recordInto(take: Take, caseId: string) {
  return async (event: CaseCommand) => take('case.record', { by, caseId, expectedVersion: (await take('case.read', { caseId })).version, event });
}

/** Records a fact of the meeting. */
export async function inMeeting(take: Take, meetingId: string, event: MeetingCommand): Promise<void> {
  await take('meeting.record', { by, meetingId, expectedVersion: (await take('meeting.read', { meetingId })).version, event });
}
