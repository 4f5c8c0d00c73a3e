import { type ReactNode, useState } from 'react';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { FirstPassphrase } from './FirstPassphrase.tsx';
import { LockPage } from './LockPage.tsx';
import { LockScreen } from './LockScreen.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

/** Stands before the desk: a first passphrase, then the recovery key, or the lock; the desk only while it is open. */
export function Gate({ children }: { children: ReactNode }): ReactNode {
  const vault = useRead('vault.read', {});
  /** The passphrase just chosen, which the recovery key asks for: forgotten once that is done. */
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Reading of={vault}>
      {(view) => {
        if (view.state === 'new') return <FirstPassphrase vault={view} onChosen={setChosen} />;
        if (view.state === 'restoring') {
          return (
            <LockPage title="Restoring">
              <h1>A backup is being restored</h1>
              <p role="status">It is copied beside the data, verified, and then put in its place. The data as it was stays beside it.</p>
            </LockPage>
          );
        }
        if (view.state === 'locked') return <LockScreen vault={view} />;
        if (chosen === null) return children;
        return (
          <LockPage title="Recovery key">
            <RecoveryKey passphrase={chosen} onDone={() => setChosen(null)} onLater={() => setChosen(null)} />
          </LockPage>
        );
      }}
    </Reading>
  );
}

/** Stands before the wall of a meeting: nothing of it while the desk is locked. */
export function WallGate({ children }: { children: ReactNode }): ReactNode {
  const vault = useRead('vault.read', {});
  if (vault.data?.ok === true && vault.data.value.state === 'open') return children;
  return (
    <main className="wall">
      <div className="wall-blank">{vault.data === undefined ? null : <h1>MDT Desk is locked</h1>}</div>
    </main>
  );
}
