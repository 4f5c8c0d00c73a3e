import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type PlaceOf, useDraft } from '../parts/drafts.ts';
import { useSecondEscape } from '../parts/DiscardQuestion.tsx';
import { entriesOf } from '../parts/words.ts';

type Common = {
  fact: string;
  label: string;
  /** The value in a word. */
  shown: string;
  unknown: boolean;
  /** A rule waits for this fact. */
  needed: boolean;
  /** Whether facts may be changed now. */
  may: boolean;
  /** Where what is typed is kept until it is recorded. */
  place: PlaceOf<'facts'>;
  editing: boolean;
  /** Something of the facts is being recorded: keys wait for it. */
  busy: boolean;
  onEdit: (on: boolean) => void;
};
type Choice<K extends string> = Common & { words: Record<K, string>; value: K; onSave: (value: K) => void };
/** `onSave` answers false for text that is not understood. */
type Free = Common & { text: string; onSave: (text: string) => boolean };

/** One fact: a button that turns into a field. Enter saves, Escape leaves it as it was (twice where text was typed), and the focus comes back to the fact. */
export function FactCell<K extends string>(props: Choice<K> | Free): ReactNode {
  const { fact, label, shown, unknown, needed, may, editing, onEdit } = props;
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  return (
    <div className={`fact${unknown && needed ? ' fact-needed' : ''}`}>
      <dt>{label}</dt>
      <dd>
        {editing ? (
          <Editor {...props} />
        ) : (
          <button
            ref={button}
            type="button"
            className={unknown ? 'fact-value fact-unknown' : 'fact-value'}
            data-fact={fact}
            data-unknown={unknown}
            aria-label={`${label}: ${unknown ? '? ' : ''}${shown}`}
            aria-disabled={!may}
            onClick={() => {
              if (may) onEdit(true);
            }}
          >
            {unknown ? '? ' : ''}
            {shown}
          </button>
        )}
      </dd>
    </div>
  );
}

function Editor<K extends string>(props: Choice<K> | Free): ReactNode {
  const [typed, setTyped] = useDraft(props.place, 'typed', 'words' in props ? props.value : props.text);
  const [notUnderstood, setNotUnderstood] = useState(false);
  const save = () => {
    // A choice only ever holds a key of its own words.
    if ('words' in props) props.onSave(typed as K);
    else setNotUnderstood(!props.onSave(typed));
  };
  const { escape, sentence } = useSecondEscape('text' in props && typed !== props.text, () => props.onEdit(false));
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    else escape();
  };
  return (
    <span className="fact-editor" aria-busy={props.busy}>
      {'words' in props ? (
        <select autoFocus aria-label={props.label} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={pressed}>
          {entriesOf(props.words).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      ) : (
        <input autoFocus aria-label={props.label} aria-invalid={notUnderstood} value={typed} placeholder="T11-L1" onChange={(event) => setTyped(event.target.value)} onKeyDown={pressed} />
      )}
      <button type="button" aria-label={`Save ${props.label}`} onClick={save}>
        ✓
      </button>
      {notUnderstood ? <span role="alert">Write levels as T8 or T11-L1.</span> : null}
      {sentence === '' ? null : <span role="alert">{sentence}</span>}
    </span>
  );
}
