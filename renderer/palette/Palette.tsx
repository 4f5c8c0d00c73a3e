import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { comboBox } from '../parts/comboBox.ts';
import { KeyCap } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useListKeys } from '../search/useListKeys.ts';
import { type Entry, useEntries } from './useEntries.ts';

/** One field that goes anywhere: cases, meetings, screens and what can be done here. It keeps nothing of what was typed. */
export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const { entries, searching } = useEntries(words);
  // After the dialog has opened, or its first button would have the focus.
  useEffect(() => field.current?.focus(), []);

  const take = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    // Gone, with the focus back where it was, before anything is done: the action may want the focus itself.
    flushSync(onClose);
    entry.run();
  };
  const { active: moved, setActive, pressed } = useListKeys(entries.length, (at) => take(entries[Math.max(at, 0)]));
  const active = Math.max(moved, 0);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, entries.length]);

  return (
    <Dialog title="Go to or do" wide onClose={onClose}>
      <div className="palette">
        <input
          ref={field}
          type="text"
          className="nhsuk-input"
          {...comboBox(id, entries.length > 0, active)}
          aria-label="A case, a meeting, a screen or an action"
          spellCheck={false}
          placeholder="name, number, screen or action"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setActive(-1);
          }}
          onKeyDown={pressed}
        />
        <div ref={list} id={`${id}-list`} role="listbox" aria-label="Found" className="palette-list">
          {entries.map((entry, index) => (
            <div
              key={entry.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={index === active ? 'palette-entry search-active' : 'palette-entry'}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.preventDefault();
                take(entry);
              }}
            >
              <span className="palette-kind">{entry.kind}</span>
              <span>
                <strong>{entry.name}</strong> {entry.note === '' ? null : <span className="small">{entry.note}</span>}
              </span>
              {entry.key === '' ? null : <KeyCap>{entry.key}</KeyCap>}
            </div>
          ))}
        </div>
        <p className="search-note" role="status">
          {entries.length > 0 ? `${entries.length} found. Arrow keys choose, Enter takes it.` : searching ? '' : `Nothing is called “${words.trim()}”. Try part of a name or a number.`}
        </p>
      </div>
    </Dialog>
  );
}
