import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Workspace } from '../../shared/api/views.ts';
import { damageSentence } from '../../shared/domain/damage.ts';
import { standingOf } from '../../shared/api/permissions.ts';
import { useConnection } from './connection.ts';
import { useRead } from './reads.ts';
import { mayWords } from './words.ts';

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const monthWords = (month: string) => `${monthNames[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** Steady notices: the pathway's review date (D10), read-only, damage, and a lost shell. */
export function Banners({ workspace }: { workspace: Workspace }): ReactNode {
  const alive = useConnection();
  const vault = useRead('vault.read', {});
  // On the first screen only: in the room every line is needed for the case.
  const [path] = useLocation();
  const noRecoveryKey = path === '/' && vault.data?.ok === true && vault.data.value.state === 'open' && !vault.data.value.recoveryKey;
  const { pathway, mode, holder, damage, actor, backupTrouble } = workspace;
  return (
    <div className="banners" role="region" aria-label="Notices">
      {pathway.reviewOverdue ? (
        <p className="banner banner-overdue">
          <strong>Pathway v{pathway.document.version}, review overdue.</strong> The document asked to be reviewed by {monthWords(pathway.document.reviewDue)}: check with the SAG whether a newer version is in force.
        </p>
      ) : null}
      {mode === 'readOnly' ? (
        <p className="banner banner-stop">
          <strong>Read only.</strong> {holder ?? 'Another program holds this data folder.'}
        </p>
      ) : null}
      {actor !== null && standingOf(actor.role) === 'observer' ? (
        <p className="banner">
          <strong>{actor.name} is here as observer.</strong> {mayWords.observer}
        </p>
      ) : null}
      {noRecoveryKey ? (
        <p className="banner">
          <strong>There is no recovery key.</strong> If the passphrase is forgotten, nobody can open these records. <a href="#/lock">Make one</a>
        </p>
      ) : null}
      {backupTrouble === null ? null : (
        <p className="banner banner-stop">
          <strong>Backups.</strong> {backupTrouble} <a href="#/backups">Backups</a>
        </p>
      )}
      {damage.length > 0 ? (
        <p className="banner banner-stop">
          <strong>{damageSentence(damage)}</strong>{' '}
          <a href="#/">See which</a>
        </p>
      ) : null}
      <div role="status">
        {alive ? null : (
          <p className="banner banner-stop">
            <strong>The connection to MDT Desk is lost.</strong> Nothing new is recorded until it is back; it is tried again by itself.
          </p>
        )}
      </div>
    </div>
  );
}
