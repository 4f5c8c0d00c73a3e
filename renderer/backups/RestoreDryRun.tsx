import type { ReactNode } from 'react';
import type { RestorePreview } from '../../shared/api/backupViews.ts';
import { momentWords } from '../parts/days.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { plainCount } from '../parts/words.ts';
import { holdsWords } from './backupWords.ts';

/** What restoring a backup would change, in sentences. Nothing is changed by looking. */
export function RestoreDryRun({ preview, onClose, children }: { preview: RestorePreview; onClose: () => void; children: ReactNode }): ReactNode {
  const { now, casesGone, caseCountGone, faults } = preview;
  const changes = changesOf(preview);
  const more = caseCountGone - casesGone.length;
  return (
    <Dialog title={`The backup of ${momentWords(preview.madeAt)}`} wide onClose={onClose}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Holds</th>
            <th scope="col">Newest event</th>
          </tr>
        </thead>
        <tbody>
          {([['In this backup', preview], ['Here now', now]] as const).map(([name, one]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{holdsWords(one)}</td>
              <td>{one.newestEventAt === null ? '–' : momentWords(one.newestEventAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dry-run-words">
        <h3>After restoring it</h3>
        {changes.length === 0 ? <p>All records would be as they are now.</p> : null}
        <ul className="plain-list">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
          {casesGone.length === 0 ? null : (
            <li>
              Not there any more: {casesGone.join('; ')}
              {more > 0 ? ` and ${plainCount(more)} more` : ''}.
            </li>
          )}
        </ul>
        {faults.length === 0 ? null : (
          <>
            <h3>Not as it should be in this backup</h3>
            <ul className="faults">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </>
        )}
        <p>Nothing is lost by it: the data as it is now stays beside the restored one, in a folder of its own, and the passphrase in use stays in use.</p>
        {children}
      </div>
    </Dialog>
  );
}

function changesOf({ caseCountGone, meetingsGone, recordsOlder, recordsBack }: RestorePreview): string[] {
  const said = (count: number, one: string, many: string) => (count === 0 ? [] : [count === 1 ? one : many.replace('#', plainCount(count))]);
  return [
    ...said(caseCountGone, 'One case that is here now would not be there.', '# cases that are here now would not be there.'),
    ...said(meetingsGone, 'One meeting that is here now would not be there.', '# meetings that are here now would not be there.'),
    ...said(recordsOlder, 'One case or meeting would be as it was then, without what was recorded since.', '# cases and meetings would be as they were then, without what was recorded since.'),
    ...said(recordsBack, 'One case or meeting that is missing now would be back.', '# cases and meetings that are missing now would be back.'),
  ];
}
