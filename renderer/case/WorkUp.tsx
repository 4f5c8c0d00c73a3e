import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { WorkUpItem } from '../../shared/domain/case.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';
import { dayWords } from '../parts/days.ts';
import { workUpStatusWords, workUpWords } from '../parts/words.ts';
import { readinessLine, readinessStates, workUpOf } from '../../shared/domain/readinessWords.ts';

/** The work-up as it stands on the day of the meeting, or stood on the day of the one that decided: current, too old, requested or missing, and who owes it. */
export function WorkUp({ view }: { view: CaseView }): ReactNode {
  return (
    <section aria-label="Work-up" className="work-up">
      {isDecided(view) ? <p className="small">As it stood on {dayWords(view.readinessOn)}</p> : null}
      <ul>{view.readinessOn === null ? view.details.workUp.map((item, index) => <Item key={index} item={item} />) : workUpOf(view.readiness).map((judgement) => <Judged key={judgement.item} judgement={judgement} />)}</ul>
      {view.summary.notReady.length === 0 ? null : (
        <p className="not-ready">
          <span className="label">Not ready</span> {view.summary.notReady.join(' · ')}
        </p>
      )}
    </section>
  );
}

/** The meeting has ended with the case. */
function isDecided({ discussions, readinessOn }: CaseView): boolean {
  const last = discussions.at(-1);
  return last !== undefined && last.outcome !== null && last.meeting.date === readinessOn;
}

function Judged({ judgement }: { judgement: Judgement }): ReactNode {
  const { state, owedBy, usual, text } = judgement;
  return (
    <li className={`work-${state}`} title={text}>
      <span aria-hidden="true">{readinessStates[state].glyph}</span> {readinessLine(judgement)}
      {owedBy === '' ? null : (
        <span className="small">
          , {usual ? 'usually ' : ''}owed by {owedBy}
        </span>
      )}
    </li>
  );
}

function Item({ item }: { item: WorkUpItem }): ReactNode {
  const status = workUpStatusWords[item.status];
  return (
    <li className={`work-${item.status}`}>
      <span aria-hidden="true">{status.glyph}</span> {item.detail === '' ? workUpWords[item.kind] : item.detail} {item.on === null ? '' : dayWords(item.on).slice(0, -5)} <span className="small">{status.word}</span>
    </li>
  );
}
