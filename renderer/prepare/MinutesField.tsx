import { type KeyboardEvent, type ReactNode, useState } from 'react';

/** Minutes in a row of the agenda: taken over when the field is left or with Enter; what is no number of 1 to 60 goes back. */
export function MinutesField({ label, minutes, onChange }: { label: string; minutes: number; onChange: (minutes: number) => void }): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const next = Number(typed);
    if (typed !== null && Number.isInteger(next) && next >= 1 && next <= 60 && next !== minutes) onChange(next);
    setTyped(null);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') setTyped(null);
  };
  return <input className="in-row minutes" aria-label={label} type="number" min={1} max={60} value={typed ?? minutes} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={pressed} />;
}
