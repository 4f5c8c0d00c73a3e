import { roleName } from '../domain/actor.ts';
import type { CaseEvent } from '../domain/caseEvent.ts';
import { plainDay } from '../domain/dates.ts';
import { type AgendaEntry, ListingNeed } from '../domain/meeting.ts';
import { lateWords } from '../domain/listDifference.ts';
import type { MeetingEvent } from '../domain/meetingEvent.ts';
import { modalityName } from '../domain/plan.ts';
import { readinessItems } from '../domain/readinessWords.ts';
import { offDefaultClauses } from './rules/offDefault.ts';

/** One event of a case as a line of its history: a sentence, and the clauses it rests on. */
export function caseSentence(event: CaseEvent): { text: string; clauses: string[] } {
  switch (event.type) {
    case 'registered':
      return say(event.source.kind === 'import' ? `Registered from the case list "${event.source.name}".` : `Registered${event.source.duplicateBecause === undefined ? '' : `, although the number was stored already: ${event.source.duplicateBecause}`}.`);
    case 'detailsChanged':
      return say(`${again(event)}Changed: ${Object.keys(event.changes).map(fieldName).join(', ')}${because(event.reason)}.`);
    case 'triaged':
      return say(`Triaged to ${triageName(event.to)}${because(event.reason)}.`, { pathway: ['K1b', 'P2'], childrensPathway: ['C2'], msccPathway: ['C3'], otherService: ['P1'] }[event.to]);
    case 'resultsReady':
      return say('Results are ready for the specialist pathology review.', ['P4']);
    case 'pathologyReviewed':
      return say(`Pathology review of ${plainDay(event.on)}: ${{ confirmed: 'confirmed', inconclusive: 'inconclusive', notATumour: 'not a tumour of this pathway' }[event.result]}${event.reviewer === '' ? '' : ` (${event.reviewer})`}.`, ['P4']);
    case 'listed':
      return say('Listed for a meeting.', ['K2a']);
    case 'urgentTreatmentDeclared':
      return say(`Urgent: ${event.treatment || 'treatment before the meeting'}${event.startedOn === null ? '' : `, started ${plainDay(event.startedOn)}`}.`, ['K2b']);
    case 'consultationRecorded':
      return say(
        event.consulted.length > 0
          ? `Consulted: ${event.consulted.map(({ name, role, on }) => `${name} (${roleName(role)}, ${plainDay(on)})`).join(', ')}.`
          : `Consultation was not possible: ${event.notPossibleBecause}`,
        ['K2c', 'K2d'],
      );
    case 'discussionStarted':
      return say(`Discussion begun in the meeting of ${plainDay(event.meeting.date)}.`, ['K2a']);
    case 'modalityPlanned':
      return say(`${again(event)}Planned: ${modalityName(event.plan.modality)}${event.plan.site === null ? '' : ` at ${event.plan.site.name}`}.`, ['P3']);
    case 'modalityWithdrawn':
      return say(`${again(event)}Taken off the plan: ${modalityName(event.modality)}.`);
    case 'offDefaultAgreed':
      return say(`${again(event)}Agreed: ${modalityName(event.agreement.modality)} at ${event.agreement.site.name} in place of ${event.agreement.replaces}. ${event.agreement.words}`, offDefaultClauses(event.agreement.modality));
    case 'planNoted':
      return say(`${again(event)}Noted on the plan: intent, rationale, conditions, dissent or who tells the patient.`);
    case 'deferred':
      return say(`Deferred: ${event.detail || event.cause}; ${event.owner} by ${plainDay(event.due)}.`, ['K2a']);
    case 'notDiscussed':
      return say(`Listed, not discussed: ${event.reason}`, ['K2a']);
    case 'noActiveTreatment':
      return say(`No active treatment (${event.code}): ${event.reason}`);
    case 'agreed':
      return say(`Agreed${event.meeting.quorate ? '' : ' (provisional: no quorum)'}: ${event.readBack}`, ['P3']);
    case 'reopened':
      return say(`Re-opened: ${event.reason}`);
    case 'arrangementRequested':
      return say(`${event.request.surgeonName} of ${event.request.homeSite} was asked to operate at ${event.request.hostSite}.`, ['K5']);
    case 'arrangementAccepted':
      return say(`The surgeon accepted ${plainDay(event.date)}.`, ['K5']);
    case 'arrangementDeclined':
      return say(`The surgeon declined: ${event.reason}`, ['K5']);
    case 'arrangementCounterProposed':
      return say(`The surgeon proposes ${event.dateOptions.map(plainDay).join(', ')}.`, ['K5']);
    case 'arrangementReoffered':
      return say(`Offered: ${event.dateOptions.map(plainDay).join(', ')}.`, ['K5']);
    case 'hostConfirmed':
      return say(`The host confirmed ${plainDay(event.host.on)}: ${event.host.theatre}, ${event.host.hostConsultant}.`, ['K5']);
    case 'arrangementCancelled':
      return say(`The visit was cancelled: ${event.reason}`, ['K5']);
    case 'surgeonReplaced':
      return say(`${event.practitioner.name} takes the place of another surgeon: ${event.reason}`, ['K6']);
    case 'treatmentStarted':
      return say(`${modalityName(event.modality)} started on ${plainDay(event.on)}${event.practitioners.length > 0 ? ` by ${event.practitioners.map(({ name }) => name).join(', ')}` : ''}.`, ['K6']);
    case 'treatmentCompleted':
      return say(`Treatment completed on ${plainDay(event.on)}.`);
    case 'followedUp':
      return say(`Plan followed: ${{ yes: 'yes', inPart: 'in part', no: 'no' }[event.followed]}${because(event.reason)}.`);
    case 'relisted':
      return say(`Listed again (${relistedName(event.because)}): ${event.detail}`, ['K2a']);
    case 'pathwayAdopted':
      return say(`Goes on under the pathway version ${event.version}.`, ['D4']);
    case 'actionAdded':
      return say(`Action: ${event.words}; ${event.owner} by ${plainDay(event.due)}.`);
    case 'actionClosed':
      if (event.takesBack !== undefined) return say('Taken back: an action that was added.');
      return say(`Action ${event.how === 'done' ? 'done' : 'no longer needed'}: ${event.words}.`);
    case 'actionReopened':
      if (event.putsBack !== undefined) return say('Put back: an action that was taken back.');
      return say(`An action is open again: ${event.reason}`);
    case 'conditionMet':
      return say(`Condition met on ${plainDay(event.on)}: ${event.condition}${because(event.words)}.`);
    case 'conditionReopened':
      return say(`Condition open again: ${event.condition} (${event.reason.replace(/[.\s]+$/, '')}).`);
    case 'addendum':
      return say(`Addendum: ${event.text}`);
  }
}

/** One event of a meeting as a line of its history. */
export function meetingSentence(event: MeetingEvent): string {
  switch (event.type) {
    case 'planned':
      return `Planned for ${plainDay(event.details.date)}.`;
    case 'detailsChanged':
      return 'Details changed.';
    case 'moved':
      return `Moved to ${plainDay(event.date)}, ${event.startsAt}: ${event.reason}`;
    case 'caseListed':
      return `A case was listed${event.entry.lateReason === '' ? '' : ` late: ${lateWords(event.entry)}`}${without([event.entry])}.`;
    case 'casesListed':
      return `${event.entries.length} cases were listed${without(event.entries)}.`;
    case 'caseUnlisted':
      return `A case was taken off the list${event.byRule === true ? ' by rule' : ''}: ${event.reason}`;
    case 'reordered':
      return 'The order was changed.';
    case 'arranged':
      return { byHand: 'The order was changed.', proposal: 'The proposed order was taken over.', undone: 'A change of the order was undone.' }[event.how];
    case 'circulated': {
      const to = [...event.recipients, ...(event.to === '' ? [] : [event.to])].join(', ');
      return `${event.list === null ? 'The list' : `Version ${event.list.version} of the list`} was circulated${to === '' ? '' : ` to ${to}`}.`;
    }
    case 'attendanceRecorded':
      return `Attendance: ${event.attendees.filter(({ presence }) => presence === 'present').length} present.`;
    case 'started':
      return `The meeting started${event.onAnotherDay === undefined ? '' : `, on ${plainDay(event.onAnotherDay)} and not on the day it was planned for`}.`;
    case 'startTakenBack':
      return 'Not started after all: the start was taken back.';
    case 'cancelled':
      return `The meeting was cancelled: ${event.reason}`;
    case 'cancellationTakenBack':
      return 'The meeting is held after all.';
    case 'caseCalled':
      return 'A case was called.';
    case 'caseSkipped':
      return `A case was put aside${event.reason === '' ? '' : `: ${event.reason}`}.`;
    case 'paused':
      return `Paused: ${event.reason}.`;
    case 'resumed':
      return 'The meeting went on.';
    case 'closed':
      return event.verifier === '' ? `Closed without a second check: ${event.aloneBecause}` : `Closed, checked by ${event.verifier}.`;
    case 'addendum':
      return `Addendum: ${event.text}${because(event.because)}`;
  }
}

/** Where a triage sends a case, as people say it. */
export function triageName(to: Extract<CaseEvent, { type: 'triaged' }>['to']): string {
  return { pathway: 'this pathway', childrensPathway: "the children's pathway", msccPathway: 'the MSCC pathway', otherService: 'another service' }[to];
}

/** Why a case is listed again, as people say it. */
function relistedName(because: Extract<CaseEvent, { type: 'relisted' }>['because']): string {
  return { histology: 'new histology', recurrence: 'recurrence', conditionMet: 'a condition is met', newFinding: 'a new finding', other: 'another reason' }[because];
}

/** Marks what only says again what stood before an entry that was taken back, or what such an entry had said. */
function again({ takesBack, putsBack }: { readonly takesBack?: number | undefined; readonly putsBack?: number | undefined }): string {
  if (putsBack !== undefined) return 'Put back, as it was entered. ';
  return takesBack === undefined ? '' : 'Taken back, so that it stands as before. ';
}

function say(text: string, clauses: string[] = []): { text: string; clauses: string[] } {
  return { text, clauses };
}

function because(reason: string): string {
  return reason === '' ? '' : ` (${reason.replace(/[.\s]+$/, '')})`;
}

function fieldName(field: string): string {
  const names: Record<string, string> = {
    workUp: 'work-up',
    performanceStatus: 'performance status',
    tumour: 'tumour facts',
    keyWorker: 'key worker',
    wishes: "patient's wishes",
    urgent: 'urgency',
    owed: 'who owes what',
  };
  return names[field] ?? field;
}

/** What cases lacked when they were listed all the same: ", without a question (2) and a presenter (1)". */
function without(entries: readonly AgendaEntry[]): string {
  const lacked = ListingNeed.options.flatMap((item) => {
    const count = entries.filter((entry) => entry.without.includes(item)).length;
    return count === 0 ? [] : [entries.length === 1 ? readinessItems[item].inSentence : `${readinessItems[item].inSentence} (${count})`];
  });
  return lacked.length === 0 ? '' : `, without: ${lacked.join(', ')}`;
}
