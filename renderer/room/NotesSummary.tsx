import type { ReactNode } from 'react';
import type { PlanNotes } from '../../shared/domain/plan.ts';
import { dayWords } from '../parts/days.ts';
import { conditionWords, intentWords } from '../parts/words.ts';

/** What is said of the plan as a whole, in a few lines. */
export function NotesSummary({ notes }: { notes: PlanNotes }): ReactNode {
  const lines = [
    ['Intent', notes.intent === null ? '' : intentWords[notes.intent].toLowerCase()],
    ['Rationale', notes.rationale],
    ['Alternatives', notes.alternatives],
    [notes.dissentBy === '' ? 'Dissent' : `Dissent of ${notes.dissentBy}`, notes.dissent],
    ['Patient told', [notes.toldBy === '' ? '' : `by ${notes.toldBy}`, notes.toldOn === null ? '' : `by ${dayWords(notes.toldOn)}`].filter((part) => part !== '').join(', ')],
  ].filter(([, text]) => text !== '');
  if (lines.length === 0 && notes.conditions.length === 0) return <p className="small">no intent, conditions or dissent noted</p>;
  return (
    <>
      {lines.map(([label, text]) => (
        <p key={label}>
          <span className="label">{label}</span> {text}
        </p>
      ))}
      {notes.conditions.map((condition) => (
        <p key={condition.words}>
          <span className="label">Condition</span> {condition.kind === 'pathologyReview' ? `${conditionWords.pathologyReview}: ` : ''}
          {condition.words} ({condition.owner}
          {condition.due === null ? '' : `, by ${dayWords(condition.due)}`})
        </p>
      ))}
    </>
  );
}
