import { type ReactNode, useState } from 'react';
import type { BackupsView, RestorePreview } from '../../shared/api/backupViews.ts';
import { Button } from '../parts/Button.tsx';
import { momentWords } from '../parts/days.ts';
import { Reading } from '../parts/Reading.tsx';
import { show, useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { useAsk, useWrite } from '../parts/writes.ts';
import { BackupProgress } from './BackupProgress.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import { BackupTable } from './BackupTable.tsx';
import { holdsWords, proofWords } from './backupWords.ts';
import { useRestored } from './restored.ts';
import { RestoreDryRun } from './RestoreDryRun.tsx';
import { RestoreForm } from './RestoreForm.tsx';

/** The backups: make one, prove that one opens, see what restoring one would change, and where they go. */
export function BackupsScreen(): ReactNode {
  useTitle('Backups');
  const backups = useRead('backup.read', {});
  return <Reading of={backups}>{(view) => <Backups view={view} />}</Reading>;
}

function Backups({ view }: { view: BackupsView }): ReactNode {
  const make = useWrite('backup.make');
  const save = useWrite('backup.save');
  const prove = useWrite('backup.prove');
  const preview = useAsk('backup.preview');
  const [run, setRun] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState<RestorePreview | null>(null);
  const restored = useRestored();
  const busy = run !== null || preview.busy;

  const during = async <T,>(work: (name: string) => Promise<T>): Promise<T> => {
    const name = crypto.randomUUID();
    setRun(name);
    setSaid('');
    for (const each of [make, prove, preview]) each.clear();
    const done = await work(name);
    setRun(null);
    return done;
  };
  const backUp = async () => {
    const made = await during((name) => make.run({ run: name }));
    if (made === null) return;
    await show('backup.read', {}, made.view);
    const of = made.view.backups.find(({ name }) => name === made.name);
    if (of !== undefined) setSaid(made.unchanged ? `Nothing has changed since the backup of ${momentWords(of.madeAt)}: it is still good.` : `A backup was made and verified: ${holdsWords(of)}.`);
  };
  const keepHere = async () => {
    const saved = await save.run({ target: null, keep: view.keep });
    if (saved === null) return;
    await show('backup.read', {}, saved);
    await backUp();
  };
  const proveOne = async (name: string | null) => {
    const proved = await during((each) => prove.run({ name, run: each }));
    if (proved === null) return;
    await show('backup.read', {}, proved.view);
    setSaid(proofWords(proved.proof));
  };
  const look = async (name: string) => {
    setSaid('');
    setShown(await preview.run({ name }));
  };

  return (
    <div className="page page-backups">
      <div className="page-head">
        <div>
          <h1>Backups</h1>
          <p>Made daily, at the close of the program or a meeting, and before a list or a pathway version is taken in. Encrypted like the data.</p>
        </div>
        <div className="row">
          <Button kind="primary" aria-disabled={busy} onClick={() => busy || void backUp()}>
            Back up now
          </Button>
          <Button aria-disabled={busy} onClick={() => busy || void proveOne(null)}>
            Prove my backup opens
          </Button>
        </div>
      </div>
      {run === null ? null : <BackupProgress run={run} />}
      <p role="status">{preview.busy ? 'Comparing the backup with what is here now…' : said || restored}</p>
      <Refused refusal={make.refusal ?? save.refusal ?? prove.refusal ?? preview.refusal} />
      <section className="panel" aria-labelledby="backups">
        <h2 id="backups">In {view.target}</h2>
        {view.held === null ? null : <p className="banner">{view.held}</p>}
        {view.missing ? (
          <>
            <p>This folder is not there: it was moved or removed, or the data folder was moved or copied here without it. Backups made before are where they were.</p>
            <Button kind="primary" aria-disabled={busy || save.busy} onClick={() => busy || save.busy || void keepHere()}>
              Keep backups here from now on
            </Button>
          </>
        ) : view.backups.length + view.unreadable.length === 0 ? (
          <p>There is no backup there yet.</p>
        ) : (
          <BackupTable backups={view.backups} unreadable={view.unreadable} busy={busy} onProve={(name) => busy || void proveOne(name)} onLook={(name) => busy || void look(name)} />
        )}
        <p className="small">A backup opens with the passphrase that was in use when it was made.</p>
      </section>
      <BackupSettings key={`${view.target} ${view.keep}`} view={view} onSaid={setSaid} />
      {shown === null ? null : (
        <RestoreDryRun preview={shown} onClose={() => setShown(null)}>
          <RestoreForm name={shown.name} onCancel={() => setShown(null)} />
        </RestoreDryRun>
      )}
    </div>
  );
}
