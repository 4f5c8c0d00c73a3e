import type { HoldsClose, WayToClose } from '../../../shared/api/closingViews.ts';
import type { AgendaLine, MeetingView } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseFact, MeetingCircumstance } from '../../../shared/domain/caseEvent.ts';
import type { IsoInstant } from '../../../shared/domain/dates.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { type CaseState, nextEventTypes, pathwayOf, recordFact, stateName } from '../../../shared/pathway/replay.ts';
import { waitsFor } from '../../../shared/pathway/waitsFor.ts';

type Need = {
  readonly stateOf: (caseId: string) => Promise<Result<CaseState>>;
  readonly circumstance: MeetingCircumstance;
  readonly at: IsoInstant;
};

/** Whoever would take the steps that are only tried. */
const nobody: Actor = { name: 'Trial', role: 'chair', trust: 'Trial', practitionerId: null };

/**
 * The cases without an outcome, each with what its machine would take now. Every way is tried on the case as it stands, so none is advised
 * that would be refused.
 */
export async function holdsClose({ agenda, skipped }: Pick<MeetingView, 'agenda' | 'skipped'>, need: Need): Promise<HoldsClose[]> {
  const found: HoldsClose[] = [];
  for (const line of agenda.filter(isOpen)) {
    const { caseId } = line.entry;
    const state = await need.stateOf(caseId);
    const name = `${line.case?.name ?? ''}${skipped.some((each) => each.caseId === caseId) ? ' (put aside)' : ''}`;
    found.push({ caseId, name, ...(state.ok ? waysOf(line, state.value, need) : { why: state.refusal.message, clauses: [], ways: [] }) });
  }
  return found;
}

/** A case without an outcome holds the close back; one whose record is damaged cannot be decided and does not. */
export function isOpen({ case: summary, outcome }: AgendaLine): boolean {
  return summary !== null && (outcome.status === 'waiting' || outcome.status === 'inDiscussion');
}

/** What holds the close back, as a sentence for each case with what can be done about it. */
export function holdsCloseWords(cases: readonly HoldsClose[]): string {
  return cases.map(({ name, why, ways }) => `${name}: ${why} ${sentence(ways.map((way) => advice[way]))}`).join(' ');
}

const advice: Record<WayToClose, string> = {
  discuss: 'discuss it',
  endDiscussion: 'end its discussion with an outcome',
  defer: 'defer it',
  notDiscussed: 'record why it was not discussed',
  noActiveTreatment: 'record no active treatment',
  triage: 'triage it',
  consultation: 'record the consultation note',
  takeOff: 'take it off the list, with the reason',
};

function sentence(parts: readonly string[]): string {
  const [last, ...others] = parts.toReversed();
  const words = others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} or ${last}`;
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function waysOf({ outcome }: AgendaLine, state: CaseState, { circumstance: meeting, at }: Need): Pick<HoldsClose, 'why' | 'clauses' | 'ways'> {
  const tried = (fact: CaseFact): Result<unknown> => recordFact(state, { ...fact, at, by: nobody, pathwayVersion: pathwayOf(state).id });
  const reason = 'Trial';
  const discuss = tried({ type: 'discussionStarted', meeting });
  const inDiscussion = outcome.status === 'inDiscussion';
  const known = nextEventTypes(state);
  const open: Record<WayToClose, boolean> = {
    discuss: discuss.ok,
    endDiscussion: inDiscussion,
    defer: tried({ type: 'deferred', meeting, cause: 'other', detail: '', owner: reason, due: meeting.date }).ok,
    notDiscussed: tried({ type: 'notDiscussed', meeting, reason }).ok,
    noActiveTreatment: tried({ type: 'noActiveTreatment', meeting, code: '99', reason }).ok,
    // Also possible for a case that only waits, where it would be no advice.
    triage: !discuss.ok && known.includes('triaged'),
    consultation: known.includes('consultationRecorded'),
    takeOff: !inDiscussion,
  };
  // Object.keys only forgets that the keys are those of the table.
  const ways = (Object.keys(open) as WayToClose[]).filter((way) => open[way]);
  if (inDiscussion) return { why: 'The discussion has begun and has no outcome.', clauses: [], ways };
  if (discuss.ok) return { why: 'No outcome yet.', clauses: [], ways };
  const { code, message, clauses } = discuss.refusal;
  const cannot = 'No outcome yet, and it cannot be discussed:';
  if (code === 'blockedByPathway') return { why: `${cannot} ${message}`, clauses: [...clauses], ways };
  return { why: `${cannot} it is at “${stateName(state)}”.`, clauses: [...(waitsFor(state)?.clauses ?? [])], ways };
}
