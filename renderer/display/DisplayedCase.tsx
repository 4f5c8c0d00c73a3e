import type { ReactNode } from 'react';
import type { DisplayCase } from '../../shared/api/displayViews.ts';
import { likenessWords } from '../../shared/domain/lookAlikes.ts';
import { plainNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { readinessLine, readinessStates } from '../../shared/domain/readinessWords.ts';
import { plainLevels } from '../../shared/domain/vertebra.ts';
import { Spine } from '../case/Spine.tsx';
import { dayWords, weekdayWords } from '../parts/days.ts';
import { answerWords, certaintyWords, factWords, modalityWords, originWords, tissueWords } from '../parts/words.ts';
import { quorumWords } from '../room/quorumWords.ts';
import { useFit } from './useFit.ts';

/** One case for the back of the room: question, facts, work-up, what the pathway proposes, the plan so far, and the read-back. */
export function DisplayedCase({ view }: { view: DisplayCase }): ReactNode {
  const fit = useFit(view);
  const { number, name, age, nhsNumber, dateOfBirth, diagnosis, question, presenter, readBack, quorum } = view;
  return (
    <article ref={fit} className="wall-case" aria-label={`Case ${number}`}>
      <header className="wall-head">
        <h1>
          <span className="case-number">{number}</span> {name}
        </h1>
        <p className="wall-who">
          {[age === null ? '' : `${age} y`, dateOfBirth === null ? '' : `born ${dayWords(dateOfBirth)}`, nhsNumber === null ? '' : `NHS ${plainNhsNumber(nhsNumber)}`].filter((part) => part !== '').join(' · ')}
        </p>
        {view.alike === null ? null : (
          <strong className="look-alike">
            <span aria-hidden="true">⚠</span> Another patient on this list: {likenessWords[view.alike]}
          </strong>
        )}
        {view.urgent === 'yes' ? <strong className="wall-urgent">Urgent</strong> : null}
        <p className="wall-meeting">
          {weekdayWords(view.date)}
          <span className={quorum.met ? 'wall-quorum' : 'wall-quorum wall-quorum-missing'}>{quorumWords(quorum)}</span>
        </p>
      </header>
      <p className="wall-question">{question === '' ? <em className="gap">No question was given</em> : question}</p>
      <p className="wall-diagnosis">
        {diagnosis}
        {presenter === '' ? '' : ` · presented by ${presenter}`}
      </p>
      <div className="wall-body">
        <div className="wall-spine">
          <Spine levels={view.tumour.levels} />
        </div>
        <Facts view={view} />
        <Decision view={view} />
      </div>
      <blockquote className="wall-read-back">
        <span className="wall-label">Read back</span> {readBack === '' ? <span className="gap">nothing is planned yet</span> : readBack}
      </blockquote>
    </article>
  );
}

function Facts({ view }: { view: DisplayCase }): ReactNode {
  const { tumour, workUp, pathologyReview } = view;
  const facts: [string, string][] = [
    [factWords.levels, tumour.levels.length === 0 ? 'unknown' : plainLevels(tumour.levels)],
    [factWords.tissue, tissueWords[tumour.tissue]],
    [factWords.origin, originWords[tumour.origin]],
    [factWords.certainty, certaintyWords[tumour.certainty]],
    [factWords.sarcoma, answerWords[tumour.sarcoma]],
    [factWords.spineContact, answerWords[tumour.spineContact]],
    [factWords.skullBase, answerWords[tumour.skullBase]],
    ['Transnasal', answerWords[tumour.transnasal]],
    ['Susp. MSCC', answerWords[tumour.metastaticCordCompression]],
    ['WHO PS', view.performanceStatus],
    ['Pathology review', pathologyReview ?? 'not reviewed'],
  ];
  return (
    <div className="wall-facts-column">
      <section aria-label="Facts">
        <dl className="wall-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={value === 'unknown' || value === 'not reviewed' ? 'gap' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label="Work-up">
        <h2 className="wall-label">Work-up</h2>
        {workUp.length === 0 ? <p className="gap">nothing is asked for</p> : null}
        <ul className="wall-work-up">
          {workUp.map(({ item, state, on }) => (
            <li key={item} className={state === 'current' ? undefined : 'gap'}>
              <span aria-hidden="true">{readinessStates[state].glyph}</span> {readinessLine({ item, state, on })}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Decision({ view }: { view: DisplayCase }): ReactNode {
  const { proposals, plan } = view;
  return (
    <div className="wall-decision">
      <section aria-label="The pathway proposes">
        <h2 className="wall-label">The pathway proposes</h2>
        {proposals.length === 0 ? <p className="gap">nothing yet: it depends on facts that are not recorded</p> : null}
        <ul>
          {proposals.map(({ text, clauses, provisional }) => (
            <li key={text}>
              {text} <span className="wall-clause">{clauses.join(', ')}</span>
              {provisional ? ' (provisional)' : ''}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Plan so far">
        <h2 className="wall-label">Plan so far</h2>
        {plan.length === 0 ? <p className="gap">nothing yet</p> : null}
        <ul className="wall-plan">
          {plan.map(({ modality, place, replaces, what, people }) => (
            <li key={modality}>
              <strong>
                {modalityWords[modality]}
                {place === null ? '' : `: ${place}`}
              </strong>
              {replaces === null ? '' : ` instead of ${replaces}`}
              {[what, people.join(', ')].filter((part) => part !== '').map((part) => ` · ${part}`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
