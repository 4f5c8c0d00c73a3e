import type { KeyboardEvent, ReactNode } from 'react';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';

type Props = { place: PlaceOf<'agendaLine'>; label: string; minutes: number; onChange: (minutes: number) => void };

/** Minutes in a row of the agenda: taken over when the field is left or with Enter; what is no number of 1 to 60 goes back. */
export function MinutesField({ place, label, minutes, onChange }: Props): ReactNode {
  const [typed, setTyped] = useDraft(place, 'typed', null);
  const take = () => {
    const next = Number(typed);
    if (typed !== null && Number.isInteger(next) && next >= 1 && next <= 60 && next !== minutes) onChange(next);
    dropDraft(place);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') dropDraft(place);
  };
  return (
    <>
      <input className="in-row minutes" aria-label={label} type="number" min={1} max={60} value={typed ?? minutes} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={pressed} />
      <NotTaken typed={typed} />
    </>
  );
}

/** Says of what was typed before the program ended that it is not taken over yet; while the field has the focus that goes without saying. */
export function NotTaken({ typed }: { typed: string | null }): ReactNode {
  return typed === null ? null : <span className="small not-taken">not saved yet</span>;
}
