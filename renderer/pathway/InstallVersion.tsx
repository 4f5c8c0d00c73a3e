import { type DragEvent, type ReactNode, useId, useState } from 'react';
import type { PathwayImpact } from '../../shared/api/pathwayViews.ts';
import { Button } from '../parts/Button.tsx';
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
  const choose = async (list: FileList | null) => {
    setDone(null);
    if (list === null || list.length === 0) return;
    await look(await Promise.all([...list].map(async (file) => ({ name: file.name, text: await file.text() }))));
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
      <FilesChooser onChoose={(list) => void choose(list)} />
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

function FilesChooser({ onChoose }: { onChoose: (list: FileList | null) => void }): ReactNode {
  const id = useId();
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChoose(event.dataTransfer.files);
  };
  const dragged = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={`drop${over ? ' drop-over' : ''}`} onDragOver={dragged} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <label htmlFor={id}>The four files of the version</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        multiple
        // The same files may be chosen again after they were mended.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => onChoose(event.target.files)}
      />
      <span className="small">document.json, clauses.json, sites.json and rules.json together, or dropped here. They are first only looked at.</span>
    </div>
  );
}
