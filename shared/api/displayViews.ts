import { z } from 'zod';
import { Actor } from '../domain/actor.ts';
import { CaseDetails } from '../domain/case.ts';
import { IsoDate } from '../domain/dates.ts';
import { MeetingId } from '../domain/ids.ts';
import { PlannedModality } from '../domain/plan.ts';
import { Judgement } from '../domain/readiness.ts';
import { TumourFacts } from '../domain/tumour.ts';
import { Proposal } from '../pathway/statement.ts';
import { CaseView, ListedCase, Quorum } from './views.ts';

/** How the chair has set the shared display: blanked for this meeting, and initials in place of names, which is remembered. */
export const DisplaySwitches = z.strictObject({ blank: z.boolean(), initials: z.boolean() });
export type DisplaySwitches = z.infer<typeof DisplaySwitches>;

const meetingOn = { date: IsoDate };

/** The one case on the wall. In initials mode there is no name, number or birth date in any of it. */
const DisplayCase = z.strictObject({
  kind: z.literal('case'),
  ...meetingOn,
  quorum: Quorum,
  /** Its place on the agenda, from 1. */
  number: z.number().int(),
  /** The name, or in initials mode the initials. */
  name: z.string(),
  initials: z.boolean(),
  age: z.number().int().nullable(),
  nhsNumber: z.string().nullable(),
  dateOfBirth: IsoDate.nullable(),
  /** Another patient on this list could be taken for this one; who it is does not stand on the wall. */
  alike: ListedCase.shape.alike.element.shape.by.nullable(),
  diagnosis: z.string(),
  question: z.string(),
  presenter: z.string(),
  urgent: CaseDetails.shape.urgent,
  performanceStatus: CaseDetails.shape.performanceStatus,
  tumour: TumourFacts,
  pathologyReview: CaseView.shape.pathologyReview.unwrap().shape.result.nullable(),
  /** Every item of the work-up as it stands on the day of the meeting, what is missing too. */
  workUp: z.array(Judgement.pick({ item: true, state: true, on: true })),
  proposals: z.array(Proposal.pick({ text: true, site: true, clauses: true, holds: true, provisional: true })),
  plan: z.array(
    z.strictObject({
      modality: PlannedModality,
      /** Null while no place is chosen. */
      place: z.string().nullable(),
      /** The default it stands in for; null where it is the default, or the pathway names none. */
      replaces: z.string().nullable(),
      what: z.string(),
      people: z.array(z.string()),
    }),
  ),
  readBack: z.string(),
});
export type DisplayCase = z.infer<typeof DisplayCase>;

/** What the wall may show, and so all that its page is ever told: nothing, the meeting alone, or the one case the chair has called. */
export const DisplayView = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('blank') }), z.strictObject({ kind: z.literal('waiting'), ...meetingOn, state: z.enum(['before', 'between', 'closed']) }), DisplayCase]);
export type DisplayView = z.infer<typeof DisplayView>;

/** The calls of the shared display. */
export const displayCalls = {
  'display.read': { input: z.strictObject({ meetingId: MeetingId }), output: DisplayView },
  'display.switches': { input: z.strictObject({ meetingId: MeetingId }), output: DisplaySwitches },
  /** Sets what is named and leaves the other as it is. No part of the record. */
  'display.set': { input: z.strictObject({ by: Actor, meetingId: MeetingId, ...DisplaySwitches.partial().shape }), output: DisplaySwitches },
} as const;
