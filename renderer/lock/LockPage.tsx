import type { ReactNode } from 'react';
import { useTitle } from '../parts/useTitle.ts';

/** The page of everything that stands before the desk. */
export function LockPage({ title, children }: { title: string; children: ReactNode }): ReactNode {
  useTitle(title);
  return (
    <div className="lock">
      <header className="bar">
        <span className="brand">MDT Desk</span>
      </header>
      <main id="main" className="page page-narrow">
        {children}
      </main>
    </div>
  );
}
