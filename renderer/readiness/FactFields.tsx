import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ItemEntry } from '../../shared/api/readinessViews.ts';
import type { CaseView } from '../../shared/api/views.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { answerWords, certaintyWords, entriesOf, factWords, originWords, tissueWords } from '../parts/words.ts';

type Answers = Extract<ItemEntry, { kind: 'facts' }>['answers'];

/** The facts that are told by choosing one of a few words. */
const choices: Readonly<Record<keyof Answers, Readonly<Record<string, string>>>> = {
  tissue: tissueWords,
  origin: originWords,
  certainty: certaintyWords,
  sarcoma: answerWords,
  spineContact: answerWords,
  skullBase: answerWords,
  transnasal: answerWords,
  metastaticCordCompression: answerWords,
  urgent: answerWords,
};

/** The facts the rules wait for, each with the clauses that wait; those that are no choice are recorded on the case itself. */
export function FactFields({ view, answers, onChange }: { view: CaseView; answers: Answers; onChange: (answers: Answers) => void }): ReactNode {
  const missing = view.rules.missing.filter(({ fact }) => fact !== 'pathologyReviewed');
  const told = entriesOf(choices).flatMap(([fact, words]) => missing.filter((each) => each.fact === fact).map(({ clauses }) => ({ fact, words, clauses })));
  const others = missing.filter(({ fact }) => !Object.hasOwn(choices, fact));
  return (
    <>
      {told.map(({ fact, words, clauses }) => (
        <div key={fact} className="row fact-choice">
          <ChoiceField label={factWords[fact]} name={fact} words={words} value={answers[fact] ?? 'unknown'} onChoose={(value) => onChange({ ...answers, [fact]: value })} />
          <Clauses ids={clauses} />
        </div>
      ))}
      {others.length === 0 ? null : (
        <p>
          Also needed: {others.map(({ fact }) => factWords[fact].toLowerCase()).join(', ')}. <Link href={`/cases/${view.summary.id}`}>Record it on the case</Link>
        </p>
      )}
    </>
  );
}
