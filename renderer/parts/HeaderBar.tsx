import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Workspace } from '../../shared/api/views.ts';
import { lockNow } from '../lock/lockNow.ts';
import { HeaderSearch } from '../search/HeaderSearch.tsx';
import { KeyCap } from './Button.tsx';
import { barScreens } from './screens.ts';
import { roleWords } from './words.ts';

/** The bar at the top: product, screens, what the current screen adds, and who is at the keyboard. */
export function HeaderBar({ workspace, onSlot, onChangeActor, onKeys }: { workspace: Workspace; onSlot: (place: HTMLElement | null) => void; onChangeActor: () => void; onKeys: () => void }): ReactNode {
  const [path] = useLocation();
  const { actor } = workspace;
  return (
    <header className="bar">
      <span className="brand">MDT Desk</span>
      <nav aria-label="Screens">
        {barScreens.map(([to, name]) => (
          <Link key={to} href={to} aria-current={path === to ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <div className="bar-slot" ref={onSlot} />
      {actor === null || path === '/search' ? null : <HeaderSearch />}
      <button type="button" className="bar-button" onClick={onChangeActor} title="Who is at the keyboard: change">
        <span className="nhsuk-u-visually-hidden">At the keyboard: </span>
        {actor === null ? 'nobody yet' : `${actor.name} · ${roleWords[actor.role]}`}
      </button>
      <button type="button" className="bar-button" onClick={() => void lockNow()} aria-keyshortcuts="F9">
        Lock <KeyCap>F9</KeyCap>
      </button>
      <button type="button" className="bar-button" onClick={onKeys} aria-keyshortcuts="?">
        Keys <KeyCap>?</KeyCap>
      </button>
    </header>
  );
}
