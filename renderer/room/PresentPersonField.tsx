import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { haystack, isIn, wantedIn } from '../../shared/domain/searchWords.ts';
import { comboBox } from '../parts/comboBox.ts';
import { roleWords } from '../parts/words.ts';

type Props = { label: string; name: string; people: readonly Attendee[]; value: string; onChange: (name: string) => void };

const byName = ({ name }: Attendee): string[] => [name];
const byNameOrRole = ({ name, role }: Attendee): string[] => [name, roleWords[role]];

function matching(people: readonly Attendee[], typed: string, texts: (person: Attendee) => string[]): readonly Attendee[] {
  const wanted = wantedIn(typed);
  return people.filter((person) => isIn(wanted, haystack(texts(person))));
}

/**
 * One of the people who may be named here: what is typed filters them by name and role, Enter or a click takes one. Nobody is chosen
 * until somebody chooses, and text that is nobody's name is refused by the core.
 */
export function PresentPersonField({ label, name, people, value, onChange }: Props): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isChosen = people.some((person) => person.name === value);
  const found = isChosen ? people : matching(people, value, byNameOrRole);
  const shown = open && found.length > 0;

  const take = (person: Attendee) => {
    onChange(person.name);
    setOpen(false);
    setActive(-1);
  };
  const pressed = (event: KeyboardEvent) => {
    const chosen = shown ? found[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(found.length === 0 ? -1 : (active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && chosen !== undefined) take(chosen);
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
        placeholder="type a name or role, or press ↓"
        value={value}
        onChange={(event) => {
          const text = event.target.value;
          onChange(text);
          setOpen(!people.some((person) => person.name === text));
          // One whose name was typed as far as it is only theirs; never somebody who merely has the role, or is the first of several.
          setActive(text.trim() !== '' && matching(people, text, byNameOrRole).length === 1 && matching(people, text, byName).length === 1 ? 0 : -1);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={pressed}
        onBlur={() => setOpen(false)}
      />
      <p id={`${id}-told`} className="field-told">
        {people.length === 0 ? 'Nobody else is recorded as present: record the attendance, or say why there was no second person.' : value === '' || isChosen || shown ? '' : 'Nobody present has this name.'}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={`${label}: people present`} className="code-list" hidden={!shown}>
        {found.map((person, index) => (
          <div
            key={person.name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? 'code-option code-active' : 'code-option'}
            onPointerDown={(event) => {
              event.preventDefault();
              take(person);
            }}
          >
            <strong>{person.name}</strong> {roleWords[person.role]}
          </div>
        ))}
      </div>
      <span role="status" className="nhsuk-u-visually-hidden">
        {shown ? `${found.length} present; arrow keys choose` : ''}
      </span>
    </div>
  );
}
