import type { CaseSummary, CaseView, ListedCase } from '../../../shared/api/views.ts';
import type { CaseEvent } from '../../../shared/domain/caseEvent.ts';
import { factsOf, lastDiscussion } from '../../../shared/domain/caseRecord.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { caseSentence } from '../../../shared/pathway/history.ts';
import { readBack } from '../../../shared/pathway/readBack.ts';
import { type CaseState, clausesOfState, nextEventTypes, pathwayOf, recordOf } from '../../../shared/pathway/replay.ts';
import { agreementBlocks, agreementWarnings } from '../../../shared/pathway/rules/agreement.ts';
import { answerRules } from '../../../shared/pathway/rules.ts';
import { pathwayStrip } from '../../../shared/pathway/strip.ts';
import { caseSummary } from './caseSummary.ts';

/** A case on one page, as of `today`; `listed` adds to its summary what the directory says now. */
export function caseView(id: string, state: CaseState, events: readonly CaseEvent[], today: IsoDate, listed: (summary: CaseSummary) => ListedCase): CaseView {
  const record = recordOf(state);
  const pathway = pathwayOf(state);
  const decisionDay = lastDiscussion(record)?.meeting.date ?? today;
  // The view is a copy for the screen: its lists may not be changed, which the schema's types cannot say.
  return structuredClone({
    summary: listed(caseSummary(id, state)),
    version: state.version,
    details: record.details,
    triage: record.triage,
    pathologyReview: record.pathologyReview,
    urgentTreatment: record.urgentTreatment,
    plan: record.plan,
    discussions: record.discussions,
    arrangements: record.arrangements,
    strip: pathwayStrip(state),
    stateClauses: clausesOfState(state),
    rules: answerRules(pathway, factsOf(record)),
    agreementBlocks: agreementBlocks(pathway, record, decisionDay),
    warnings: agreementWarnings(pathway, record, decisionDay),
    readBack: readBack(record),
    next: nextEventTypes(state),
    history: events.map((event, index) => ({ version: index + 1, at: event.at, by: event.by.name, type: event.type, ...caseSentence(event) })),
  }) as CaseView;
}
