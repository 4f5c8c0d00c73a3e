import { assign, setup } from 'xstate';
import type { CaseEvent } from '../domain/caseEvent.ts';
import type { CaseStage } from '../domain/caseStage.ts';
import { currentArrangements, type CaseRecord } from '../domain/caseRecord.ts';
import { planFor, type PlannedModality } from '../domain/plan.ts';
import { foldCase } from './fold.ts';
import type { Pathway } from './pathway.ts';
import {
  radiotherapyPractitionerBlocks,
  radiotherapySiteBlocks,
  surgeonBlocks,
  surgeryCrossSiteBlocks,
  surgerySiteBlocks,
  systemicBlocks,
} from './rules/agreement.ts';
import { unarrangedSurgeons } from './rules/crossSite.ts';
import { stepBlocks } from './steps.ts';

/** What the machine knows: the version of the pathway it runs under, the ones that are installed, and the record folded so far. */
export type CaseContext = { readonly pathway: Pathway; readonly pathways: ReadonlyMap<string, Pathway>; readonly record: CaseRecord };

/** Every event but the one that makes the case. */
export type LaterCaseEvent = Exclude<CaseEvent, { type: 'registered' }>;

/** The clauses a state or a transition rests on; [] where it is a step of the record and not of the document. */
export type PathwayMeta = { readonly clauses: readonly string[] };

type Question = (asked: { readonly context: CaseContext; readonly event: LaterCaseEvent }) => boolean;

/** Today, as far as the plan's own dates leave it open: the day of the meeting that is deciding. */
function decisionDay({ discussions }: CaseRecord): string {
  return discussions.at(-1)?.meeting.date ?? '';
}

const planned =
  (modality: PlannedModality): Question =>
  ({ context }) =>
    planFor(context.record.plan, modality) !== undefined;

/** The yes/no questions of the machine. Each asks the same rules that explain themselves to people. */
const guards = {
  /** The pathway holds nothing against the event (D1: must and will only). */
  unblocked: (({ context, event }) => stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  versionInstalled: (({ context, event }) => event.type === 'pathwayAdopted' && context.pathways.has(event.version)) satisfies Question,
  toPathway: (({ context, event }) => event.type === 'triaged' && event.to === 'pathway' && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  /** K2c: urgent treatment was declared before the case left, and its consultation note is still owed. */
  toPathwayNoteOwed: (({ context, event }) =>
    event.type === 'triaged' && event.to === 'pathway' && context.record.urgentTreatment?.consultation === null && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  /** C2 */
  toChildrensPathway: (({ context, event }) =>
    event.type === 'triaged' && event.to === 'childrensPathway' && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  /** C3 */
  toMsccPathway: (({ context, event }) =>
    event.type === 'triaged' && event.to === 'msccPathway' && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  /** P1 */
  toOtherService: (({ context, event }) =>
    event.type === 'triaged' && event.to === 'otherService' && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  /** P4 */
  reviewConfirmed: (({ context, event }) => event.type === 'pathologyReviewed' && event.result === 'confirmed' && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  reviewFindsNoTumour: (({ context, event }) => event.type === 'pathologyReviewed' && event.result === 'notATumour' && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  /** A case that comes back with a plan, such as after a deferral, goes on planning. */
  planCarried: (({ context, event }) => context.record.plan.modalities.length > 0 && stepBlocks(context.pathway, context.record, event).length === 0) satisfies Question,
  surgeryPlanned: planned('surgery'),
  radiotherapyPlanned: planned('radiotherapy'),
  systemicPlanned: planned('systemic'),
  /** K4, K1b, K3, F3 */
  surgerySiteSettled: (({ context }) => surgerySiteBlocks(context.pathway, context.record).length === 0) satisfies Question,
  /** K6, P6a */
  surgeonsEligible: (({ context }) => surgeonBlocks(context.record, decisionDay(context.record)).length === 0) satisfies Question,
  /** K5 */
  visitorsAsked: (({ context }) => surgeryCrossSiteBlocks(context.pathway, context.record).length === 0) satisfies Question,
  /** K7 */
  radiotherapySiteSettled: (({ context }) => radiotherapySiteBlocks(context.pathway, context.record).length === 0) satisfies Question,
  /** K6 */
  radiotherapistsEligible: (({ context }) => radiotherapyPractitionerBlocks(context.record, decisionDay(context.record)).length === 0) satisfies Question,
  /** K6 */
  systemicPractitionersEligible: (({ context }) => systemicBlocks(context.record, decisionDay(context.record)).length === 0) satisfies Question,
  /** K5: a declined visit leaves a place among the surgeons open. */
  surgeonDeclined: (({ context }) => surgeryCrossSiteBlocks(context.pathway, context.record).length > 0) satisfies Question,
  /** K5, I11 */
  visitorsArranged: (({ context }) => {
    const surgery = planFor(context.record.plan, 'surgery');
    return !surgery || unarrangedSurgeons(surgery, currentArrangements(context.record)).length === 0;
  }) satisfies Question,
};

/** The vocabulary of the case machine: its types, its one action, its guards. States are built with it, a file per stage. */
export const caseSetup = setup({
  types: {
    context: {} as CaseContext,
    events: {} as LaterCaseEvent,
    input: {} as CaseContext,
    meta: {} as PathwayMeta,
    tags: {} as CaseStage,
  },
  actions: {
    record: assign(({ context, event }) => ({ record: foldCase(context.record, event) })),
    /** From here on the case runs under the version it adopts. */
    adopt: assign(({ context, event }) => ({ pathway: (event.type === 'pathwayAdopted' ? context.pathways.get(event.version) : undefined) ?? context.pathway })),
  },
  guards,
});
