import type { Arrangement } from '../domain/arrangement.ts';
import type { CaseEvent, CaseEventOf } from '../domain/caseEvent.ts';
import { type CaseRecord, type Discussion, type DiscussionOutcome, hasBegun } from '../domain/caseRecord.ts';
import { emptyPlan, type ModalityPlan, type Plan, type PlannedPractitioner } from '../domain/plan.ts';
import { type ArrangementEvent, nextArrangement } from './arrangementMachine.ts';

/** The record of a case as its first event makes it. */
export function registeredRecord({ details, pathwayVersion, at }: CaseEventOf<'registered'>): CaseRecord {
  return {
    details,
    pathwayVersion,
    triage: null,
    pathologyReview: null,
    listedFor: null,
    openSince: { at, how: 'registered' },
    urgentTreatment: null,
    retrospective: false,
    discussions: [],
    plan: emptyPlan,
    arrangements: [],
    started: [],
    earlier: { arrangements: 0, started: 0 },
    actions: [],
    conditionsMet: [],
    completedOn: null,
    followUp: null,
  };
}

/** The record with one more fact. What is said here is only what a fact means; whether it may happen is for the machine. */
export function foldCase(record: CaseRecord, event: CaseEvent): CaseRecord {
  switch (event.type) {
    case 'registered':
      return registeredRecord(event);
    case 'detailsChanged':
      return { ...record, details: { ...record.details, ...defined(event.changes) } };
    case 'triaged':
      return { ...record, triage: { to: event.to, reason: event.reason }, openSince: isTriagedBack(record, event) ? { at: event.at, how: 'triagedBack' } : record.openSince };
    case 'pathologyReviewed':
      return { ...record, pathologyReview: { result: event.result, reviewer: event.reviewer, on: event.on } };
    case 'listed':
      return { ...record, listedFor: event.meetingId };
    case 'urgentTreatmentDeclared':
      return { ...record, urgentTreatment: { treatment: event.treatment, startedOn: event.startedOn, consultation: null } };
    case 'consultationRecorded':
      return withConsultation(record, event);
    case 'discussionStarted':
      return { ...record, plan: { ...record.plan, offDefault: [] }, listedFor: event.meeting.meetingId, discussions: [...record.discussions, openDiscussion(event)] };
    case 'modalityPlanned':
      return { ...record, plan: withModality(record.plan, event.plan) };
    case 'modalityWithdrawn':
      return { ...record, plan: withoutModality(record.plan, event.modality) };
    case 'offDefaultAgreed':
      return { ...record, plan: { ...record.plan, offDefault: [...record.plan.offDefault.filter(({ modality }) => modality !== event.agreement.modality), event.agreement] } };
    case 'planNoted':
      return withNotes(record, event);
    case 'deferred':
      return endDiscussion(record, event, { kind: 'deferred', cause: event.cause, detail: event.detail, owner: event.owner, due: event.due });
    case 'notDiscussed':
      return endDiscussion(record, event, { kind: 'notDiscussed', reason: event.reason });
    case 'noActiveTreatment':
      return endDiscussion(record, event, { kind: 'noActiveTreatment', code: event.code, reason: event.reason });
    case 'agreed':
      return endDiscussion(record, event, { kind: 'agreed', readBack: event.readBack, chair: event.chair, verifier: event.verifier, aloneBecause: event.aloneBecause, plan: record.plan });
    case 'reopened':
      return reopen(record, event);
    case 'arrangementRequested':
      return { ...record, arrangements: [...record.arrangements, newArrangement(event)] };
    case 'arrangementAccepted':
    case 'arrangementDeclined':
    case 'arrangementCounterProposed':
    case 'arrangementReoffered':
    case 'hostConfirmed':
    case 'arrangementCancelled':
      return withArrangementEvent(record, event);
    case 'surgeonReplaced':
      return { ...record, plan: withSurgeon(record.plan, event.replaces, event.practitioner) };
    case 'treatmentStarted':
      return { ...record, completedOn: null, started: [...record.started, { modality: event.modality, on: event.on, practitioners: event.practitioners }] };
    case 'treatmentCompleted':
      // A visit is for an operation: radiotherapy before it may be completed long before it begins.
      return { ...record, completedOn: event.on, arrangements: hasBegun(record, 'surgery') ? record.arrangements.map((each) => nextArrangement(each, event)) : record.arrangements };
    case 'followedUp':
      return { ...record, followUp: { followed: event.followed, reason: event.reason } };
    case 'relisted':
      return newCourse(record, event);
    case 'pathwayAdopted':
      return { ...record, pathwayVersion: event.version };
    case 'actionAdded':
      return { ...record, actions: [...record.actions, { id: event.actionId, words: event.words, owner: event.owner, due: event.due, addedAt: event.at, closed: null }] };
    case 'actionClosed':
      return { ...record, actions: record.actions.map((each) => (each.id === event.actionId ? { ...each, closed: { at: event.at, how: event.how, words: event.words } } : each)) };
    case 'conditionMet':
      return { ...record, conditionsMet: [...record.conditionsMet, { condition: event.condition, on: event.on, words: event.words }] };
    case 'actionReopened':
      return { ...record, actions: record.actions.map((each) => (each.id === event.actionId ? { ...each, closed: null } : each)) };
    case 'conditionReopened':
      return { ...record, conditionsMet: record.conditionsMet.filter(({ condition }) => condition !== event.condition) };
    case 'resultsReady':
    case 'addendum':
      return record;
  }
}

/** Whether triage takes a case back that it had sent to another pathway. */
function isTriagedBack({ triage }: CaseRecord, { to }: CaseEventOf<'triaged'>): boolean {
  return to === 'pathway' && triage !== null && triage.to !== 'pathway';
}

function defined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  // Only the undefined values are gone, which is what the type says; Object.fromEntries forgets the keys' names.
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function withConsultation(record: CaseRecord, { consulted, notPossibleBecause, urgentChemotherapyConsidered }: CaseEventOf<'consultationRecorded'>): CaseRecord {
  const urgentTreatment = record.urgentTreatment ?? { treatment: '', startedOn: null, consultation: null };
  return { ...record, retrospective: true, urgentTreatment: { ...urgentTreatment, consultation: { consulted, notPossibleBecause, urgentChemotherapyConsidered } } };
}

/** A condition noted anew is open, also where one of the same words was met in an earlier course. */
function withNotes(record: CaseRecord, { notes }: CaseEventOf<'planNoted'>): CaseRecord {
  const has = (conditions: CaseRecord['plan']['notes']['conditions'], words: string): boolean => conditions.some((condition) => condition.words === words);
  const conditionsMet = record.conditionsMet.filter(({ condition }) => has(record.plan.notes.conditions, condition) || !has(notes.conditions, condition));
  return { ...record, conditionsMet, plan: { ...record.plan, notes } };
}

function openDiscussion({ meeting, at }: CaseEventOf<'discussionStarted'>): Discussion {
  return { meeting, startedAt: at, endedAt: null, outcome: null, reopened: null };
}

type Ending = CaseEventOf<'agreed' | 'deferred' | 'notDiscussed' | 'noActiveTreatment'>;

/** Ends the open discussion, or makes one that begins and ends at once for a case that was listed and not discussed. */
function endDiscussion(record: CaseRecord, { meeting, at }: Ending, outcome: DiscussionOutcome): CaseRecord {
  const open = record.discussions.at(-1);
  const ended: Discussion = { meeting, startedAt: open?.outcome === null ? open.startedAt : at, endedAt: at, outcome, reopened: null };
  return { ...record, discussions: [...(open?.outcome === null ? record.discussions.slice(0, -1) : record.discussions), ended] };
}

function reopen(record: CaseRecord, { at, by, reason, meeting }: CaseEventOf<'reopened'>): CaseRecord {
  const earlier = record.discussions.map((each, index) => (index === record.discussions.length - 1 ? { ...each, reopened: { at, by: by.name, reason } } : each));
  return { ...record, discussions: [...earlier, { meeting, startedAt: at, endedAt: null, outcome: null, reopened: null }] };
}

/** A new course of the same case: nothing of the earlier one counts for it, and all of it stays in the discussions and the history. */
function newCourse(record: CaseRecord, { at }: CaseEventOf<'relisted'>): CaseRecord {
  const earlier = { arrangements: record.arrangements.length, started: record.started.length };
  return { ...record, openSince: { at, how: 'relisted' }, plan: emptyPlan, listedFor: null, completedOn: null, followUp: null, urgentTreatment: null, retrospective: false, earlier };
}

/** Another site makes an earlier agreement on a site void (K3, F3). */
function withModality(plan: Plan, entry: ModalityPlan): Plan {
  const known = plan.modalities.some(({ modality }) => modality === entry.modality);
  const offDefault = plan.offDefault.filter(({ modality, site }) => modality !== entry.modality || (site.id === entry.site?.id && site.name === entry.site.name));
  return { ...plan, offDefault, modalities: known ? plan.modalities.map((each) => (each.modality === entry.modality ? entry : each)) : [...plan.modalities, entry] };
}

function withoutModality(plan: Plan, modality: ModalityPlan['modality']): Plan {
  return {
    ...plan,
    modalities: plan.modalities.filter((each) => each.modality !== modality),
    offDefault: plan.offDefault.filter((each) => each.modality !== modality),
  };
}

function withSurgeon(plan: Plan, replaces: string, practitioner: PlannedPractitioner): Plan {
  return {
    ...plan,
    modalities: plan.modalities.map((each) =>
      each.modality === 'surgery' ? { ...each, practitioners: each.practitioners.map((one) => (one.practitionerId === replaces ? practitioner : one)) } : each,
    ),
  };
}

function newArrangement({ request }: CaseEventOf<'arrangementRequested'>): Arrangement {
  return { request, status: 'requested', acceptedDate: null, host: null, note: '' };
}

function withArrangementEvent(record: CaseRecord, event: Extract<ArrangementEvent, { arrangementId: string }>): CaseRecord {
  return { ...record, arrangements: record.arrangements.map((each) => (each.request.arrangementId === event.arrangementId ? nextArrangement(each, event) : each)) };
}
