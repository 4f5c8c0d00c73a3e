import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { CodesFound, CodeSystem, ListedCode } from '../../shared/api/codeViews.ts';
import { type ReadCode, readIcd10, readMorphologyCode } from '../../shared/domain/codeShape.ts';
import { comboBox } from '../parts/comboBox.ts';
import { readOf } from '../parts/reads.ts';
import { Unverified } from '../parts/Hold.tsx';
import { type CodeEdition, meaningOf } from './KnownCode.tsx';

type Props = {
  system: CodeSystem;
  label: string;
  name: string;
  value: string;
  /** The edition the code is from, where that is chosen beside it. */
  edition: CodeEdition;
  /** Something else was typed. */
  onType: (text: string) => void;
  /** A code was taken from the list. */
  onTake: (code: ListedCode) => void;
};

/** A code searched in the list that ships, as one types: by code, name or another word. One that is not in the list may be typed by hand and is marked. */
export function CodeField({ system, label, name, value, edition, onType, onTake }: Props): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useQuery({ ...readOf('codes.search', { system, words: value }), placeholderData: keepPreviousData, enabled: value.trim() !== '' });
  const answer = asked.data?.ok === true && value.trim() !== '' ? asked.data.value : null;
  const found = answer?.found ?? [];
  const shown = open && found.length > 0;
  const read = system === 'icd10' ? readIcd10(value) : readMorphologyCode(value);
  const told = tell(value, read, edition, answer, asked.isPlaceholderData);

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) list.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);

  const take = (code: ListedCode) => {
    onTake(code);
    setOpen(false);
    setActive(-1);
  };
  const pressed = (event: KeyboardEvent) => {
    const chosen = shown ? found[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(found.length === 0 ? -1 : (active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === 'Enter' && chosen !== undefined) take(chosen);
    else if (event.key === 'Escape' && shown) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="field code-field">
      <label htmlFor={id}>{label}</label>
      <input
        className="nhsuk-input"
        id={id}
        name={name}
        {...comboBox(id, shown, active)}
        aria-describedby={`${id}-told`}
        aria-invalid={told.fault}
        placeholder="code or words"
        value={value}
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={pressed}
        onBlur={() => {
          setOpen(false);
          // "c412" becomes C41.2 when it is left.
          if ('code' in read && read.code !== value) onType(read.code);
        }}
      />
      <p id={`${id}-told`} className={told.fault && !shown ? 'field-told field-fault' : 'field-told'}>
        {shown ? '' : told.text} {told.unverified === '' || shown ? null : <Unverified why={told.unverified} />}
      </p>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={`${label}: codes`} className="code-list" hidden={!shown}>
        {found.map((code, index) => (
          <div
            key={`${code.code} ${code.editions.join()}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? 'code-option code-active' : 'code-option'}
            onPointerDown={(event) => {
              event.preventDefault();
              take(code);
            }}
          >
            <strong>{code.code}</strong> {code.title} {system === 'morphology' ? <span className="small">{editionsWords(code)}</span> : null}
          </div>
        ))}
        {answer !== null && answer.more > 0 ? (
          <div role="option" aria-selected={false} aria-disabled="true" className="code-more">
            {answer.more} more: type another letter
          </div>
        ) : null}
        {shown && answer !== null && answer.list.unverified.length > 0 ? (
          <div role="option" aria-selected={false} aria-disabled="true" className="code-more">
            <Unverified why={answer.list.unverified.join(' ')} /> {answer.list.unverified[0]}
          </div>
        ) : null}
      </div>
      <span role="status" className="nhsuk-u-visually-hidden">
        {shown ? `${found.length} codes; arrow keys choose` : ''}
      </span>
    </div>
  );
}

/** "all editions", "3.2", "3 and 3.1": the editions in which a code means this. */
function editionsWords({ editions }: ListedCode): string {
  return editions.length === 3 ? 'all editions' : editions.map((edition) => edition.replace('ICD-O-', '')).join(' and ');
}

/** What is said of what was typed; `unverified` is why it is not to be relied on, empty where nothing can be said of it yet. */
type Told = { readonly text: string; readonly fault: boolean; readonly unverified: string };

function tell(value: string, read: ReadCode, edition: CodeEdition, answer: CodesFound | null, stale: boolean): Told {
  if (value.trim() === '') return { text: '', fault: false, unverified: '' };
  if ('fault' in read) return { text: read.fault, fault: true, unverified: '' };
  const meaning = answer === null ? null : meaningOf(answer.found, read.code, edition);
  if (answer !== null && meaning !== null && meaning !== 'otherEdition') return { text: meaning.title, fault: false, unverified: answer.list.unverified.join(' ') };
  const unknownYet = answer === null || stale;
  return { text: meaning === null ? '' : `not in ${edition ?? ''}`, fault: false, unverified: unknownYet ? '' : 'the code is not in the list that ships' };
}
