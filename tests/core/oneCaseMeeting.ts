import { afterEach, beforeEach, expect } from 'vitest';
import type { CaseCommand, MeetingCommand, ModalityDraft } from '../../shared/api/commands.ts';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { chair, details, meetingDay, rnoh, scribe } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

const attendee = (name: string, role: Attendee['role']): Attendee => ({ name, role, trust: 'Test Trust North', practitionerId: null, presence: 'present', deputyFor: null });

/** A quorum, and somebody who checks. */
export const allPresent: Attendee[] = [
  ...(['chair', 'spinalSurgeon', 'clinicalOncologist', 'radiologist', 'pathologist', 'nurseSpecialist'] as const).map((role) => attendee(`Test ${role}`, role)),
  scribe,
];

export const choi = { practitionerId: 'david-choi', part: 'lead' } as const;

/** An en bloc resection at RNOH by a visitor from NHNN, but for the changes. */
export const surgeryDraft = (changes: Partial<Extract<ModalityDraft, { modality: 'surgery' }>> = {}): CaseCommand => ({
  type: 'modalityPlanned',
  plan: { modality: 'surgery', site: rnoh, practitioners: [choi], timing: '', operatingDate: null, operatingWindow: null, procedure: 'en bloc resection', plannedMargin: 'wide', ...changes },
});
export const curative: CaseCommand = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };
export const agree = { type: 'agreed', chair: 'Test Chair', verifier: 'Test Scribe' } as const;

/** A meeting with one case that is ready for it, as a chair takes it on step by step; what the last answers showed is in `meeting` and `view`. */
class OneCaseMeeting {
  readonly by = chair;
  readonly world: World;
  meeting: MeetingView;
  view: CaseView;

  private constructor(world: World, meeting: MeetingView, view: CaseView) {
    this.world = world;
    this.meeting = meeting;
    this.view = view;
  }

  /** Plans the meeting, and lists a case with a confirmed diagnosis for it. */
  static async prepare(): Promise<OneCaseMeeting> {
    const world = await createWorld();
    const meeting = await world.take('meeting.plan', { by: chair, details: { date: meetingDay, startsAt: '08:00', place: 'Seminar room', cutOff: null, chair: 'Test Chair', scribe: 'Test Scribe' } });
    const view = await world.take('case.register', { by: chair, details: details() });
    const prepared = new OneCaseMeeting(world, meeting, view);
    await prepared.record({ type: 'triaged', to: 'pathway', reason: '' });
    await prepared.record({ type: 'resultsReady' });
    await prepared.record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
    await prepared.list(view.summary.id);
    await prepared.readCase();
    return prepared;
  }

  async record(event: CaseCommand): Promise<CaseView> {
    this.view = await this.world.take('case.record', { by: this.by, caseId: this.view.summary.id, expectedVersion: this.view.version, event });
    return this.view;
  }

  async recordMeeting(event: MeetingCommand): Promise<MeetingView> {
    this.meeting = await this.world.take('meeting.read', { meetingId: this.meeting.id });
    this.meeting = await this.world.take('meeting.record', { by: this.by, meetingId: this.meeting.id, expectedVersion: this.meeting.version, event });
    return this.meeting;
  }

  list(caseId: string, lateReason = ''): Promise<MeetingView> {
    return this.recordMeeting({ type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason, lateAgreedBy: lateReason === '' ? '' : 'Test Chair' } });
  }

  async readCase(): Promise<CaseView> {
    this.view = await this.world.take('case.read', { caseId: this.view.summary.id });
    return this.view;
  }

  async start(): Promise<void> {
    await this.recordMeeting({ type: 'attendanceRecorded', attendees: allPresent });
    await this.recordMeeting({ type: 'started' });
    await this.readCase();
  }

  async discuss(): Promise<void> {
    await this.start();
    await this.record({ type: 'discussionStarted', meetingId: this.meeting.id });
  }
}

/** Prepares a meeting before each test of the file that calls this, and answers the way to it. On no way through it may the program report a fault of its own. */
export function oneCaseMeetingEach(): () => OneCaseMeeting {
  let prepared: OneCaseMeeting;
  beforeEach(async () => {
    prepared = await OneCaseMeeting.prepare();
  });
  afterEach(() => {
    expect(prepared.world.faults).toEqual([]);
  });
  return () => prepared;
}
