import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { WorkUpItem } from '../../shared/domain/case.ts';
import { dayWords } from '../parts/days.ts';
import { entriesOf, workUpStatusWords, workUpWords } from '../parts/words.ts';

/** The work-up: each kind with what was done and when, and what is missing before the meeting. */
export function WorkUp({ view }: { view: CaseView }): ReactNode {
  const { workUp } = view.details;
  return (
    <section aria-label="Work-up" className="work-up">
      <ul>
        {entriesOf(workUpWords).map(([kind, word]) => {
          const items = workUp.filter((item) => item.kind === kind);
          return items.length === 0 ? <Missing key={kind} kind={kind} word={word} view={view} /> : items.map((item, index) => <Item key={`${kind} ${index}`} item={item} word={word} />);
        })}
      </ul>
      {view.summary.notReady.length === 0 ? null : (
        <p className="not-ready">
          <span className="label">Not ready</span> {view.summary.notReady.join(' · ')}
        </p>
      )}
    </section>
  );
}

function Item({ item, word }: { item: WorkUpItem; word: string }): ReactNode {
  const status = workUpStatusWords[item.status];
  return (
    <li className={`work-${item.status}`}>
      <span aria-hidden="true">{status.glyph}</span> {item.detail === '' ? word : item.detail} {item.on === null ? '' : dayWords(item.on).slice(0, -5)} <span className="small">{status.word}</span>
    </li>
  );
}

function Missing({ kind, word, view }: { kind: WorkUpItem['kind']; word: string; view: CaseView }): ReactNode {
  // Molecular testing is not asked for in every case and the letter is for the list, so their absence is no gap here.
  if (kind === 'molecular' || kind === 'referralLetter') return null;
  if (kind === 'pathologyReview' && view.pathologyReview !== null) return null;
  return (
    <li className="work-missing">
      <span aria-hidden="true">✗</span> {word} <span className="small">not recorded</span>
    </li>
  );
}
