import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { useSecondEscape } from '../parts/DiscardQuestion.tsx';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import type { RowProps } from './AgendaTable.tsx';
import { MinutesField, NotTaken } from './MinutesField.tsx';

/** The cells of a section's heading: its name can be typed over, and the section moves with its cases. */
export function AgendaSectionRow({ name, cases, meetingId, index, may, acts }: RowProps & { name: string; cases: number }): ReactNode {
  const place: PlaceOf<'agendaLine'> = { form: 'agendaLine', meetingId, item: `section ${name}` };
  const [typed, setTyped] = useDraft(place, 'typed', null);
  const take = () => {
    const next = typed?.trim() ?? '';
    if (next !== '' && next !== name) acts.replace(index, [{ kind: 'section', name: next.slice(0, 60) }], `The section is called ${next}.`);
    dropDraft(place);
  };
  const { escape, sentence } = useSecondEscape(typed !== null && typed !== name, () => dropDraft(place));
  return (
    <>
      <th scope="rowgroup" colSpan={7}>
        {may ? (
          <input
            className="in-row section-name"
            aria-label={`Name of the section ${name}`}
            maxLength={60}
            value={typed ?? name}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={take}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take();
              if (event.key === 'Escape') escape();
            }}
          />
        ) : (
          name
        )}{' '}
        {sentence === '' ? <NotTaken typed={typed} /> : <span role="alert">{sentence}</span>}{' '}
        <span className="small">
          {cases} {cases === 1 ? 'case' : 'cases'}
        </span>
      </th>
      <td>{may ? <MarkButtons what={`the section ${name}`} onMove={(by) => acts.move(index, by)} onRemove={() => acts.replace(index, [], 'The heading is taken away; its cases stay.')} /> : null}</td>
    </>
  );
}

/** The cells of a break. */
export function AgendaBreakRow({ minutes, begins, meetingId, index, may, acts }: RowProps & { minutes: number }): ReactNode {
  return (
    <>
      <td className="agenda-time">{begins}</td>
      <th scope="row" colSpan={5}>
        Break
      </th>
      <td>{may ? <MinutesField place={{ form: 'agendaLine', meetingId, item: `break ${index}` }} label={`Minutes of the break at ${begins}`} minutes={minutes} onChange={(next) => acts.replace(index, [{ kind: 'break', minutes: next }], `${next} minutes.`)} /> : minutes}</td>
      <td>{may ? <MarkButtons what={`the break at ${begins}`} onMove={(by) => acts.move(index, by)} onRemove={() => acts.replace(index, [], 'The break is taken away.')} /> : null}</td>
    </>
  );
}

function MarkButtons({ what, onMove, onRemove }: { what: string; onMove: (by: -1 | 1) => void; onRemove: () => void }): ReactNode {
  return (
    <span className="row order">
      <span className="drag-handle" aria-hidden="true" title="Drag to another place">
        ⠿
      </span>
      <Button kind="quiet" aria-label={`Move ${what} up`} tabIndex={-1} aria-keyshortcuts="Alt+ArrowUp" onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button kind="quiet" aria-label={`Move ${what} down`} tabIndex={-1} aria-keyshortcuts="Alt+ArrowDown" onClick={() => onMove(1)}>
        ↓
      </Button>
      <Button kind="quiet" aria-label={`Take away ${what}`} onClick={onRemove}>
        ✕
      </Button>
    </span>
  );
}
