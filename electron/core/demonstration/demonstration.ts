import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CaseDetails, Patient, WorkUpItem } from '../../../shared/domain/case.ts';
import { type CaseFact, caseFacts, TriageResult } from '../../../shared/domain/caseEvent.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { Attendee, MeetingDetails } from '../../../shared/domain/meeting.ts';
import { nextOpenMeeting } from '../../../shared/domain/usualMeeting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

/** A day counted from the meeting, so that the demonstration never ages. */
const RelativeDay = z.strictObject({ years: z.number().int().max(0).default(0), days: z.number().int() });
type RelativeDay = z.infer<typeof RelativeDay>;

const { referral } = CaseDetails.shape;
const consultation = z.strictObject({ ...caseFacts.consultationRecorded, consulted: z.array(caseFacts.consultationRecorded.consulted.element.extend({ on: RelativeDay })) });

const DemonstrationCase = z.strictObject({
  /** Which branch of the pathway this case is there to show. */
  shows: z.string().min(1),
  details: CaseDetails.extend({
    patient: Patient.extend({ dateOfBirth: RelativeDay }),
    referral: referral.extend({ on: RelativeDay }),
    workUp: z.array(WorkUpItem.extend({ on: RelativeDay.nullable(), due: RelativeDay.nullable().default(null) })),
  }),
  triage: TriageResult,
  resultsReady: z.boolean(),
  pathologyReview: z.strictObject({ reviewer: z.string(), on: RelativeDay }).nullable(),
  urgentTreatment: z.strictObject({ treatment: z.string(), startedOn: RelativeDay, consultation }).nullable(),
});
type DemonstrationCase = z.infer<typeof DemonstrationCase>;

/** The file resources/demo/meeting.json. */
const DemonstrationFile = z.strictObject({
  meeting: MeetingDetails.omit({ date: true, cutOff: true }).extend({ cutOffDays: z.number().int().max(0) }),
  attendees: z.array(Attendee.omit({ practitionerId: true })),
  cases: z.array(DemonstrationCase),
});

/** An invented meeting: every person in it is made up, none is in the directory. */
export type Demonstration = {
  readonly meeting: MeetingDetails;
  readonly attendees: Attendee[];
  readonly cases: { readonly details: CaseDetails; readonly steps: CaseFact[] }[];
};

/** The demonstration for the next Thursday whose list is still open. Refuses a file that is missing or malformed. */
export async function loadDemonstration(resources: string, today: IsoDate): Promise<Result<Demonstration>> {
  const text = await readFile(join(resources, 'demo', 'meeting.json'), 'utf8').catch(() => null);
  if (text === null) return refuse('notFound', 'The demonstration is not installed with this program.');
  const file = parseFile(text);
  if (file === null) return refuse('damaged', 'The file of the demonstration is damaged. Install the program again.');
  const { cutOffDays, ...meeting } = file.meeting;
  const { date, cutOff } = nextOpenMeeting(today, -cutOffDays);
  const day = (relative: RelativeDay): IsoDate => dayFrom(date, relative);
  return ok({
    meeting: { ...meeting, date, cutOff },
    attendees: file.attendees.map((attendee) => ({ ...attendee, practitionerId: null })),
    cases: file.cases.map((each) => ({ details: detailsOf(each, day), steps: stepsOf(each, day) })),
  });
}

function parseFile(text: string): z.infer<typeof DemonstrationFile> | null {
  try {
    return DemonstrationFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function detailsOf({ details }: DemonstrationCase, day: (relative: RelativeDay) => IsoDate): CaseDetails {
  return {
    ...details,
    patient: { ...details.patient, dateOfBirth: day(details.patient.dateOfBirth) },
    referral: { ...details.referral, on: day(details.referral.on) },
    workUp: details.workUp.map((item) => ({ ...item, on: item.on && day(item.on), due: item.due && day(item.due) })),
  };
}

function stepsOf({ shows, triage, resultsReady, pathologyReview, urgentTreatment }: DemonstrationCase, day: (relative: RelativeDay) => IsoDate): CaseFact[] {
  const steps: CaseFact[] = [{ type: 'triaged', to: triage, reason: shows }];
  if (urgentTreatment) {
    const { treatment, startedOn, consultation: noted } = urgentTreatment;
    steps.push({ type: 'urgentTreatmentDeclared', treatment, startedOn: day(startedOn) });
    steps.push({ type: 'consultationRecorded', ...noted, consulted: noted.consulted.map((each) => ({ ...each, on: day(each.on) })) });
    return steps;
  }
  if (resultsReady) steps.push({ type: 'resultsReady' });
  if (pathologyReview) steps.push({ type: 'pathologyReviewed', result: 'confirmed', reviewer: pathologyReview.reviewer, on: day(pathologyReview.on) });
  return steps;
}

function dayFrom(day: IsoDate, { years, days }: RelativeDay): IsoDate {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCFullYear(moved.getUTCFullYear() + years, moved.getUTCMonth(), moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
