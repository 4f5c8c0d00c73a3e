import type { CaseSummary, CaseView, ListedCase } from '../../../shared/api/views.ts';
import type { CaseEvent } from '../../../shared/domain/caseEvent.ts';
import { factsOf, lastDiscussion, settledItems } from '../../../shared/domain/caseRecord.ts';
import type { JudgedFor, Judgement, ReadinessFacts } from '../../../shared/domain/readiness.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { caseSentence } from '../../../shared/pathway/history.ts';
import { readBack } from '../../../shared/pathway/readBack.ts';
import { type CaseState, clausesOfState, nextEventTypes, pathwayOf, recordOf } from '../../../shared/pathway/replay.ts';
import { agreementBlocks, agreementWarnings } from '../../../shared/pathway/rules/agreement.ts';
import { answerRules } from '../../../shared/pathway/rules.ts';
import { pathwayStrip } from '../../../shared/pathway/strip.ts';
import { mayPutBack } from './takeBack.ts';
import { isDecided, readinessOf } from '../readiness/readinessFacts.ts';
import { caseSummary } from './caseSummary.ts';

/** What stands outside the case's own record: what the directory says now, and how ready the case is for its meeting. */
export type Shown = {
  readonly listed: (summary: CaseSummary) => ListedCase;
  /** Judged for the meeting that is named, else for the one the case waits for. */
  readonly judged: (id: string, facts: ReadinessFacts, meeting: JudgedFor | null) => { readonly on: IsoDate; readonly items: Judgement[] };
};

/** A case on one page, as of `today`; its work-up as it stands for `meeting` where one is named. */
export function caseView(id: string, state: CaseState, events: readonly CaseEvent[], today: IsoDate, shown: Shown, meeting: JudgedFor | null = null): CaseView {
  const record = recordOf(state);
  const summary = caseSummary(id, state);
  const pathway = pathwayOf(state);
  const decisionDay = lastDiscussion(record)?.meeting.date ?? today;
  // The view is a copy for the screen: its lists may not be changed, which the schema's types cannot say.
  return structuredClone({
    summary: shown.listed(summary),
    version: state.version,
    details: record.details,
    triage: record.triage,
    pathologyReview: record.pathologyReview,
    urgentTreatment: record.urgentTreatment,
    ...readinessShown(id, state, shown, meeting),
    plan: record.plan,
    discussions: record.discussions,
    arrangements: record.arrangements,
    strip: pathwayStrip(state),
    stateClauses: clausesOfState(state),
    rules: answerRules(pathway, factsOf(record)),
    agreementBlocks: agreementBlocks(pathway, record, decisionDay),
    warnings: agreementWarnings(pathway, record, decisionDay),
    readBack: readBack(record),
    settled: settledItems(record),
    next: nextEventTypes(state),
    mayPutBack: mayPutBack(state, events),
    history: events.map((event, index) => ({ version: index + 1, at: event.at, by: event.by.name, type: event.type, ...caseSentence(event) })),
  }) as CaseView;
}

/** After the decision the work-up stands as it did on the day of the meeting that decided; where no meeting did, it is owed to none. */
function readinessShown(id: string, state: CaseState, shown: Shown, meeting: JudgedFor | null): Pick<CaseView, 'readiness' | 'readinessOn'> {
  const decided = isDecided(state) ? lastDiscussion(recordOf(state))?.meeting : undefined;
  if (isDecided(state) && decided === undefined && meeting === null) return { readiness: [], readinessOn: null };
  const { on, items } = shown.judged(id, readinessOf(state), meeting ?? (decided === undefined ? null : { date: decided.date, cutOff: null }));
  return { readiness: items, readinessOn: on };
}
