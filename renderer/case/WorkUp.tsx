import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { WorkUpItem } from '../../shared/domain/case.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';
import { dayWords } from '../parts/days.ts';
import { workUpStatusWords, workUpWords } from '../parts/words.ts';
import { itemWords, stateWords } from '../readiness/itemWords.ts';

/** Parts of the work-up proper: what else readiness asks for has its own place on the screen. */
const workUpItems: readonly Judgement['item'][] = ['mri', 'mriWholeSpine', 'ct', 'chestCt', 'pet', 'otherImaging', 'biopsy', 'pathologyReview', 'molecular'];

/** The work-up as it will stand on the day of the meeting: current, too old, requested or missing, and who owes it. After the decision only what was done. */
export function WorkUp({ view }: { view: CaseView }): ReactNode {
  const judged = view.readiness.filter(({ item, state }) => workUpItems.includes(item) && state !== 'notNeeded');
  return (
    <section aria-label="Work-up" className="work-up">
      <ul>{view.readiness.length === 0 ? view.details.workUp.map((item, index) => <Item key={index} item={item} />) : judged.map((judgement) => <Judged key={judgement.item} judgement={judgement} />)}</ul>
      {view.summary.notReady.length === 0 ? null : (
        <p className="not-ready">
          <span className="label">Not ready</span> {view.summary.notReady.join(' · ')}
        </p>
      )}
    </section>
  );
}

function Judged({ judgement: { item, state, on, owedBy, usual, text } }: { judgement: Judgement }): ReactNode {
  const { glyph, word } = stateWords[state];
  return (
    <li className={`work-${state}`} title={text}>
      <span aria-hidden="true">{glyph}</span> {itemWords[item].name} {on === null ? '' : dayWords(on).slice(0, -5)}{' '}
      <span className="small">
        {word}
        {owedBy === '' ? '' : `, ${usual ? 'usually ' : ''}owed by ${owedBy}`}
      </span>
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
