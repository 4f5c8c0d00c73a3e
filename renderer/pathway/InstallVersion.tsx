import { type ReactNode, useState } from 'react';
import type { PathwayImpact } from '../../shared/api/pathwayViews.ts';
import { Button } from '../parts/Button.tsx';
import { FileChooser } from '../parts/FileChooser.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsk, useWrite } from '../parts/writes.ts';
import { ImpactTables } from './ImpactTables.tsx';

type Files = { name: string; text: string }[];

/** Another version from its four files: first what it would change, then, by one button, in force. */
export function InstallVersion(): ReactNode {
  const preview = useAsk('pathway.preview');
  const install = useWrite('pathway.install');
  const [files, setFiles] = useState<Files>([]);
  const [impact, setImpact] = useState<PathwayImpact | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const look = async (chosen: Files) => {
    setFiles(chosen);
    install.clear();
    setImpact(await preview.run({ files: chosen }));
  };
  const choose = async (list: readonly File[]) => {
    setDone(null);
    await look(await Promise.all(list.map(async (file) => ({ name: file.name, text: await file.text() }))));
  };
  const confirm = async () => {
    if (impact === null) return;
    const installed = await install.run({ files, basis: impact.basis });
    if (installed === null) return;
    setDone(`Version ${impact.document.version} is in force. ${installed.adopted} open ${installed.adopted === 1 ? 'case goes' : 'cases go'} on under it; decided ones keep theirs.`);
    setImpact(null);
  };

  return (
    <section className="panel" aria-labelledby="install">
      <h2 id="install">Install another version</h2>
      <FileChooser
        label="The four files of the version"
        accept=".json,application/json"
        multiple
        hint="document.json, clauses.json, sites.json and rules.json together, or dropped here. They are first only looked at."
        onChoose={(list) => void choose(list)}
      />
      {files.length === 0 ? null : <p className="small">Looked at: {files.map(({ name }) => name).join(', ')}</p>}
      <Refused refusal={preview.refusal} />
      <p role="status">{done ?? (preview.busy ? 'Reading the files…' : '')}</p>
      {impact === null ? null : (
        <>
          <ImpactTables impact={impact} />
          <Refused refusal={install.refusal} />
          <div className="row">
            {install.refusal?.code === 'conflict' ? <Button onClick={() => void look(files)}>Look at the impact again</Button> : null}
            <Button kind="primary" onClick={() => void confirm()} aria-disabled={install.busy}>
              Install version {impact.document.version}
            </Button>
            <Button kind="quiet" onClick={() => setImpact(null)}>
              Leave it
            </Button>
            <span className="small">Nothing is written before this.</span>
          </div>
        </>
      )}
    </section>
  );
}
