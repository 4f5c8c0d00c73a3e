import type { ReactNode } from 'react';
import type { Backup } from '../../shared/api/backupViews.ts';
import { Button } from '../parts/Button.tsx';
import { momentWords } from '../parts/days.ts';
import { holdsWords, proofWords, reasonWords, sizeWords } from './backupWords.ts';

type Props = { backups: readonly Backup[]; unreadable: readonly string[]; busy: boolean; onProve: (name: string) => void; onLook: (name: string) => void };

/** Every backup in the folder, the newest first, with what is known of it. */
export function BackupTable({ backups, unreadable, busy, onProve, onLook }: Props): ReactNode {
  return (
    <div className="scroll">
      <table className="table backups-table">
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col">Why</th>
            <th scope="col">Holds</th>
            <th scope="col">Size</th>
            <th scope="col">Verified</th>
            <th scope="col">
              <span className="nhsuk-u-visually-hidden">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <tr key={backup.name}>
              <th scope="row">{momentWords(backup.madeAt)}</th>
              <td className="unbroken">{reasonWords[backup.why]}</td>
              <td>{holdsWords(backup)}</td>
              <td className="unbroken">{sizeWords(backup.bytes)}</td>
              <td>
                <Verified backup={backup} />
              </td>
              <td>
                <div className="row">
                  <Button kind="quiet" aria-label={`Prove that the backup of ${momentWords(backup.madeAt)} opens`} aria-disabled={busy} onClick={() => onProve(backup.name)}>
                    Prove
                  </Button>
                  <Button kind="quiet" aria-label={`What restoring the backup of ${momentWords(backup.madeAt)} would change`} aria-disabled={busy} onClick={() => onLook(backup.name)}>
                    Restore…
                  </Button>
                </div>
              </td>
            </tr>
          ))}
          {unreadable.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td colSpan={5}>Does not open with the key of this data folder: it belongs to another one, or was changed. It is left alone.</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Verified({ backup: { faults, proof } }: { backup: Backup }): ReactNode {
  const wrong = proof === null ? faults : proof.faults;
  return (
    <>
      {proof === null ? (faults.length === 0 ? 'After writing.' : 'Made of a data folder that is damaged.') : proofWords(proof)}
      {wrong.length === 0 ? null : (
        <ul className="faults">
          {wrong.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </>
  );
}
