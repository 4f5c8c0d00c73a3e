import type { CaseCommand } from '../../../shared/api/commands.ts';
import type { ModalityDraft, NamedPractitioner } from '../../../shared/api/commands.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseFact, MeetingCircumstance } from '../../../shared/domain/caseEvent.ts';
import { factsOf, lastDiscussion } from '../../../shared/domain/caseRecord.ts';
import type { ModalityPlan, PlannedPractitioner } from '../../../shared/domain/plan.ts';
import { planFor } from '../../../shared/domain/plan.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { SecondPersonCheck } from '../../../shared/domain/secondPerson.ts';
import type { SiteChoice } from '../../../shared/domain/site.ts';
import { readBack } from '../../../shared/pathway/readBack.ts';
import { type CaseState, pathwayOf, recordOf } from '../../../shared/pathway/replay.ts';
import { radiotherapySiteProposal } from '../../../shared/pathway/rules/radiotherapySite.ts';
import { surgerySiteProposal } from '../../../shared/pathway/rules/surgerySite.ts';

/** A command that stands for one fact. */
export type CaseStep = Exclude<CaseCommand, { type: 'entryTakenBack' | 'entryPutBack' }>;

/** What the core knows and a screen need not say: the directory's practitioners and the meetings' circumstances. */
export type Surroundings = {
  planned(named: readonly NamedPractitioner[]): Result<PlannedPractitioner[]>;
  /** How the meeting stands now; refuses an unknown meeting and one whose list does not hold the case. */
  circumstance(meetingId: string, caseId: string): Promise<Result<MeetingCircumstance>>;
  /** Why a check of a decision made in the meeting does not count now; null where it does. */
  checkFault(by: Actor, meetingId: string, check: SecondPersonCheck & { readonly chair: string }): Promise<Result<string | null>>;
  /** A new id, for what a command names for the first time. */
  newId(): string;
};

/** The fact a command stands for, completed with what the core knows. */
export async function factOfCommand(by: Actor, caseId: string, state: CaseState, command: CaseStep, surroundings: Surroundings): Promise<Result<CaseFact>> {
  switch (command.type) {
    case 'discussionStarted':
    case 'deferred':
    case 'notDiscussed':
    case 'noActiveTreatment':
    case 'reopened': {
      const { meetingId, ...fact } = command;
      const meeting = await surroundings.circumstance(meetingId, caseId);
      return meeting.ok ? ok({ ...fact, meeting: meeting.value }) : meeting;
    }
    case 'agreed': {
      const { meetingId, chair, verifier, aloneBecause = '' } = command;
      const meeting = await surroundings.circumstance(meetingId, caseId);
      if (!meeting.ok) return meeting;
      const fault = await surroundings.checkFault(by, meetingId, { chair, verifier, aloneBecause });
      if (!fault.ok) return fault;
      if (fault.value !== null) return refuse('notNow', fault.value, [], 'verifier');
      const sentence = readBack(recordOf(state));
      // Without a plan there is nothing to read back; the pathway's own sentence says so when the fact is recorded.
      return ok({ type: 'agreed', meeting: meeting.value, readBack: sentence === '' ? 'Nothing is planned.' : sentence, chair, verifier, ...(aloneBecause === '' ? {} : { aloneBecause }) });
    }
    case 'modalityPlanned': {
      const plan = plannedModality(state, command.plan, surroundings);
      return plan.ok ? ok({ type: 'modalityPlanned', plan: plan.value }) : plan;
    }
    case 'offDefaultAgreed':
      return offDefaultFact(caseId, state, command.agreement, surroundings);
    case 'surgeonReplaced': {
      const planned = surroundings.planned([command.practitioner]);
      if (!planned.ok) return planned;
      const [practitioner] = planned.value;
      return practitioner ? ok({ ...command, practitioner }) : refuse('invalidInput', 'Name the surgeon who takes the place.');
    }
    case 'treatmentStarted': {
      // Nobody named means "as planned"; their standing is looked up afresh for the day of treatment.
      const asPlanned = planFor(recordOf(state).plan, command.modality)?.practitioners ?? [];
      const planned = surroundings.planned(command.practitioners.length > 0 ? command.practitioners : asPlanned);
      return planned.ok ? ok({ ...command, practitioners: planned.value }) : planned;
    }
    case 'actionAdded':
      return ok({ ...command, actionId: surroundings.newId() });
    default:
      return ok(command);
  }
}

/** The plans whose practitioners stand otherwise in the directory now than when they were named. */
export function refreshedStandings(state: CaseState, { planned }: Surroundings): CaseFact[] {
  return recordOf(state).plan.modalities.flatMap((plan): CaseFact[] => {
    if (!('practitioners' in plan)) return [];
    const now = planned(plan.practitioners);
    const same = !now.ok || JSON.stringify(now.value) === JSON.stringify(plan.practitioners);
    return same ? [] : [{ type: 'modalityPlanned', plan: { ...plan, practitioners: now.value } }];
  });
}

/** A place named by its id has the pathway's own name; only a place the pathway does not list is named in words. Null for an unknown id. */
function placeOf(state: CaseState, site: SiteChoice): SiteChoice | null {
  if (site.id === 'other') return site;
  const known = pathwayOf(state).sites.get(site.id);
  return known ? { id: known.id, name: known.name } : null;
}

const unknownPlace = refuse('invalidInput', 'The pathway lists no such site. Choose "another place" and name it.', ['K3', 'F3'], 'site');

function plannedModality(state: CaseState, draft: ModalityDraft, { planned }: Surroundings): Result<ModalityPlan> {
  const site = draft.site === null ? null : placeOf(state, draft.site);
  if (site === null && draft.site !== null) return unknownPlace;
  if (!('practitioners' in draft)) return ok({ ...draft, site });
  const practitioners = planned(draft.practitioners);
  return practitioners.ok ? ok({ ...draft, site, practitioners: practitioners.value }) : practitioners;
}

/** The site an agreement replaces is the pathway's own proposal, its day and who is present are the meeting's: none of it is for the screen to say. */
async function offDefaultFact(caseId: string, state: CaseState, agreement: Extract<CaseCommand, { type: 'offDefaultAgreed' }>['agreement'], { circumstance }: Surroundings): Promise<Result<CaseFact>> {
  const record = recordOf(state);
  const facts = factsOf(record);
  const proposal = agreement.modality === 'surgery' ? surgerySiteProposal(pathwayOf(state), facts) : agreement.modality === 'radiotherapy' ? radiotherapySiteProposal(pathwayOf(state), facts) : null;
  if (proposal === null) return refuse('notNow', 'The pathway proposes no site for this treatment, so no agreement on another one is needed.');
  const discussion = lastDiscussion(record);
  if (discussion === undefined) return refuse('notNow', 'Another site is agreed in a meeting: begin the discussion first.', proposal.clauses);
  const site = placeOf(state, agreement.site);
  if (site === null) return unknownPlace;
  const meeting = await circumstance(discussion.meeting.meetingId, caseId);
  return meeting.ok ? ok({ type: 'offDefaultAgreed', agreement: { ...agreement, site, replaces: proposal.site, on: meeting.value.date }, meeting: meeting.value }) : meeting;
}
