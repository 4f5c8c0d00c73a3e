import type { CaseEvent, CaseEventOf } from '../domain/caseEvent.ts';
import { type CaseRecord, factsOf, hasBegun, lastDiscussion, openItems, settledItems } from '../domain/caseRecord.ts';
import { arrangementWords } from '../domain/arrangementWords.ts';
import { londonDay, plainDay } from '../domain/dates.ts';
import { modalityName, planFor } from '../domain/plan.ts';
import { arrangementTakes } from './arrangementMachine.ts';
import type { Pathway } from './pathway.ts';
import { agreementBlocks, exitBlocks } from './rules/agreement.ts';
import { agreementFaults } from './rules/offDefault.ts';
import { standingBlocks } from './rules/practitioners.ts';
import { scopeOf } from './rules/scope.ts';
import { treatmentDays } from './rules/treatmentDays.ts';
import type { Block } from './statement.ts';
import { treatmentBlocks } from './treatmentStep.ts';

/**
 * What the pathway holds against recording this event now, each with its clause; empty where nothing does. The machine's guard
 * and the sentence people read both come from here, so they cannot differ.
 */
export function stepBlocks(pathway: Pathway, record: CaseRecord, event: CaseEvent): Block[] {
  switch (event.type) {
    case 'triaged':
      return triageBlocks(pathway, record, event);
    case 'pathologyReviewed':
      return reviewBlocks(event);
    case 'urgentTreatmentDeclared':
      return exitBlocks(pathway, factsOf(record));
    case 'consultationRecorded':
      return consultationBlocks(event);
    case 'discussionStarted':
      return [...meetingBlocks(event), ...exitBlocks(pathway, factsOf(record))];
    case 'deferred':
    case 'notDiscussed':
      return [...meetingBlocks(event), ...otherMeetingBlocks(record, event)];
    case 'noActiveTreatment':
      return [...meetingBlocks(event), ...otherMeetingBlocks(record, event), ...otherPathwayBlocks(pathway, record)];
    case 'reopened':
      return [...meetingBlocks(event), ...sameMeetingBlocks(record, event)];
    case 'offDefaultAgreed':
      return agreementFaults(event.agreement, (event.meeting ?? lastDiscussion(record)?.meeting)?.rolesPresent ?? []);
    case 'agreed':
      return [...otherMeetingBlocks(record, event), ...meetingBlocks(event), ...secondPersonBlocks(event), ...agreementBlocks(pathway, record, event.meeting.date)];
    case 'arrangementRequested':
      return requestBlocks(record, event);
    case 'arrangementAccepted':
    case 'arrangementDeclined':
    case 'arrangementCounterProposed':
    case 'arrangementReoffered':
    case 'hostConfirmed':
    case 'arrangementCancelled':
      return arrangementBlocks(record, event);
    case 'surgeonReplaced':
      return replacementBlocks(record, event);
    case 'treatmentStarted':
      return [...exitBlocks(pathway, factsOf(record)), ...treatmentBlocks(pathway, record, event)];
    case 'actionAdded':
      return record.actions.some(({ id }) => id === event.actionId) ? [plain('The case has this action already.')] : [];
    case 'actionClosed':
    case 'conditionMet':
      return openItemBlocks(record, event);
    case 'actionReopened':
    case 'conditionReopened':
      return settledItemBlocks(record, event);
    case 'followedUp':
      return followUpBlocks(record, event);
    default:
      return [];
  }
}

function plain(text: string, clauses: string[] = []): Block {
  return { topic: 'plan', text, clauses, missing: [] };
}

/** Only what is still open can be closed. */
function openItemBlocks(record: CaseRecord, event: CaseEventOf<'actionClosed' | 'conditionMet'>): Block[] {
  const [kind, named] = event.type === 'actionClosed' ? (['action', event.actionId] as const) : (['condition', event.condition] as const);
  return openItems(record).some((item) => item.kind === kind && item.id === named) ? [] : [plain(`The case has no such open ${kind}.`)];
}

/** Only what was settled can be opened again; a condition that is no longer part of a plan is nothing any more. */
function settledItemBlocks(record: CaseRecord, event: CaseEventOf<'actionReopened' | 'conditionReopened'>): Block[] {
  const [kind, named] = event.type === 'actionReopened' ? (['action', event.actionId] as const) : (['condition', event.condition] as const);
  return settledItems(record).some((item) => item.kind === kind && item.id === named) ? [] : [plain(`The case has no such settled ${kind}.`)];
}

/** C2, C3, I7: facts that name a child or a metastatic emergency hold the case out of this pathway; anything else against the facts needs a reason. */
function triageBlocks(pathway: Pathway, record: CaseRecord, { to, reason }: CaseEventOf<'triaged'>): Block[] {
  const scope = scopeOf(pathway, factsOf(record));
  const held: Block = { topic: 'scope', text: scope.text, clauses: scope.clauses, missing: scope.missing };
  if (to === 'pathway' && (scope.to === 'childrensPathway' || scope.to === 'msccPathway' || isUntold(scope.missing))) return [held];
  if (to !== scope.to && reason === '') return [{ ...held, text: `${scope.text} To triage otherwise, give the reason.` }];
  return record.triage !== null && reason === '' ? [plain('To triage again, give the reason.', ['C2', 'C3', 'P1'])] : [];
}

/** K2c: who was consulted and when, or why it was not possible. */
function consultationBlocks({ consulted, notPossibleBecause }: CaseEventOf<'consultationRecorded'>): Block[] {
  if (consulted.length > 0 || notPossibleBecause !== '') return [];
  return [{ topic: 'urgent', text: 'Record who was consulted and when, or why it was not possible.', clauses: ['K2c'], missing: [] }];
}

/** K2a: a discussion and its outcome happen in a meeting that is in progress. */
function meetingBlocks({ meeting }: { readonly meeting: CaseEventOf<'discussionStarted'>['meeting'] }): Block[] {
  return meeting.inProgress ? [] : [{ topic: 'discussion', text: 'The meeting is not in progress: start it first.', clauses: ['K2a'], missing: [] }];
}

/** I10: a discussion that has begun ends in the meeting it began in, with the roles that were there. */
function otherMeetingBlocks(record: CaseRecord, { meeting }: { readonly meeting: CaseEventOf<'agreed'>['meeting'] }): Block[] {
  const open = lastDiscussion(record);
  if (open?.outcome !== null || open.meeting.meetingId === meeting.meetingId) return [];
  return [{ topic: 'discussion', text: `The case is being discussed in the meeting of ${plainDay(open.meeting.date)}: it is decided there.`, clauses: ['K2a'], missing: [] }];
}

function sameMeetingBlocks(record: CaseRecord, { meeting }: CaseEventOf<'reopened'>): Block[] {
  const last = lastDiscussion(record);
  if (last?.meeting.meetingId === meeting.meetingId) return [];
  return [plain('This was decided in another meeting. List the case again instead: the earlier decision stays as it was.')];
}

/**
 * C2, C3, I7: finding no treatment right for an adult is an adult outcome too, also while nobody can say whether it is one; for an
 * excluded tumour it says nothing wrong.
 */
function otherPathwayBlocks(pathway: Pathway, record: CaseRecord): Block[] {
  const { to, text, clauses, missing } = scopeOf(pathway, factsOf(record));
  if (isUntold(missing) && to === 'undecided') return [{ topic: 'scope', text, clauses, missing }];
  return to === 'discharge' ? [] : exitBlocks(pathway, factsOf(record));
}

/** Whether a fact is missing that would name a child or a metastatic emergency (C2, C3). */
function isUntold(missing: readonly string[]): boolean {
  return missing.includes('ageAtReferral') || missing.includes('metastaticCordCompression');
}

/** P4: a review has somebody who made it, and is recorded once it was made. */
function reviewBlocks({ reviewer, on, at }: CaseEventOf<'pathologyReviewed'>): Block[] {
  const block = (text: string): Block => ({ topic: 'pathologyReview', text, clauses: ['P4'], missing: [] });
  return [
    ...(reviewer === '' ? [block('Name the specialist sarcoma pathologist who made the review.')] : []),
    ...(on > londonDay(at) ? [block(`The review is dated ${plainDay(on)}, which is still to come: record it once it was made.`)] : []),
  ];
}

/** Whoever checks the read-back is a second person; whether there was one is asked again at the close. */
function secondPersonBlocks({ chair, verifier }: CaseEventOf<'agreed'>): Block[] {
  const isSame = verifier.trim().toLowerCase() === chair.trim().toLowerCase();
  return isSame ? [plain('The read-back is checked by somebody else than the chair: name them, or say why nobody did.')] : [];
}

/** P3: a plan of which a treatment never began was not followed wholly; one followed in part or not has its reason. */
function followUpBlocks(record: CaseRecord, { followed, reason }: CaseEventOf<'followedUp'>): Block[] {
  if (followed !== 'yes') return reason === '' ? [plain('Say why the plan was not followed, or only in part.')] : [];
  if (lastDiscussion(record)?.outcome?.kind !== 'agreed') return [];
  const open = record.plan.modalities.flatMap((plan) => ('practitioners' in plan && !hasBegun(record, plan.modality) ? [modalityName(plan.modality)] : []));
  return open.length === 0 ? [] : [plain(`Nobody recorded that ${open.join(' and ')} began: record the start, or say that the plan was followed in part and why.`, ['P3'])];
}

/** K5: an answer names the arrangement it belongs to, so no two may share a name. */
function requestBlocks({ arrangements }: CaseRecord, { request }: CaseEventOf<'arrangementRequested'>): Block[] {
  const isKnown = arrangements.some((each) => each.request.arrangementId === request.arrangementId);
  return isKnown ? [{ topic: 'crossSite', text: 'The surgeon was already asked under this arrangement.', clauses: ['K5'], missing: [] }] : [];
}

function arrangementBlocks(record: CaseRecord, event: Parameters<typeof arrangementTakes>[1] & { readonly arrangementId: string }): Block[] {
  const arrangement = record.arrangements.find(({ request }) => request.arrangementId === event.arrangementId);
  const block = (text: string): Block[] => [{ topic: 'crossSite', text, clauses: ['K5'], missing: [] }];
  if (!arrangement) return block('There is no such arrangement.');
  if (arrangementTakes(arrangement, event)) return [];
  if (event.type === 'arrangementAccepted' && !['arranged', 'declined', 'done', 'cancelled'].includes(arrangement.status)) {
    const days = arrangement.request.dateOptions.map(plainDay).join(', ');
    return block(arrangement.status === 'counterProposed' ? 'Other days were proposed: they have to be offered before one can be accepted.' : `Only one of the days offered can be accepted: ${days}.`);
  }
  if (event.type === 'hostConfirmed' && event.host.honoraryPaperUntil !== null && event.host.honoraryPaperUntil < event.host.on) {
    return block(`The honorary paper ends on ${plainDay(event.host.honoraryPaperUntil)}, before the operation.`);
  }
  if (event.type === 'hostConfirmed' && arrangement.acceptedDate !== null) return block(`The surgeon accepted ${plainDay(arrangement.acceptedDate)}: the host has to confirm that day.`);
  return block(`This arrangement no longer takes that step: it stands as "${arrangementWords[arrangement.status]}".`);
}

/** K6, P6a: a replacement has the same standing to show as the surgeon replaced. */
function replacementBlocks(record: CaseRecord, { replaces, practitioner, at }: CaseEventOf<'surgeonReplaced'>): Block[] {
  const surgery = planFor(record.plan, 'surgery');
  if (!surgery?.practitioners.some(({ practitionerId }) => practitionerId === replaces)) return [plain('That surgeon is not on the plan.')];
  return standingBlocks(factsOf(record), { ...surgery, practitioners: [practitioner] }, treatmentDays(record, surgery, londonDay(at)));
}
