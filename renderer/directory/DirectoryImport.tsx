import { type DragEvent, type ReactNode, useId, useState } from 'react';
import type { PractitionerListPreview, PractitionerListReport, PractitionerRowChoice } from '../../shared/api/directoryViews.ts';
import { Button } from '../parts/Button.tsx';
import { Refused } from '../parts/Refused.tsx';
import { fileAsBase64 } from '../parts/saveFile.ts';
import { useAsk, useWrite } from '../parts/writes.ts';
import { PractitionerRows } from './PractitionerRows.tsx';

type Chosen = { readonly fileName: string; readonly base64: string };

const resultWords: Record<PractitionerListReport['rows'][number]['result'], string> = { added: 'added', updated: 'updated', left: 'left', refused: 'refused' };

/** A list of practitioners: choose or drop it, see what becomes of every row, take it in, read the report of every row. */
export function DirectoryImport({ onDone }: { onDone: () => void }): ReactNode {
  const preview = useAsk('directory.preview');
  const commit = useWrite('directory.commit');
  const [file, setFile] = useState<Chosen | null>(null);
  const [shown, setShown] = useState<PractitionerListPreview | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<number, PractitionerRowChoice>>(new Map());
  const [report, setReport] = useState<PractitionerListReport | null>(null);

  const look = async (chosen: Chosen) => {
    setFile(chosen);
    setReport(null);
    commit.clear();
    setShown(await preview.run(chosen));
    setChoices(new Map());
  };
  const choose = async (list: FileList | null) => {
    const [first] = list ?? [];
    if (first !== undefined) await look({ fileName: first.name, base64: await fileAsBase64(first) });
  };
  const take = async () => {
    if (file === null || shown === null) return;
    const done = await commit.run({ ...file, basis: shown.basis, choices: [...choices].map(([row, choice]) => ({ row, choice })) });
    if (done === null) return;
    setReport(done);
    setShown(null);
  };
  const taken = shown?.rows.filter(({ row, choice }) => (choices.get(row) ?? choice) === 'take').length ?? 0;

  return (
    <section className="panel" aria-labelledby="import-list">
      <h2 id="import-list">Import a list of practitioners</h2>
      <p className="small">
        A table (CSV) with the columns name, professional number, trust, home site, speciality, email, modality, status, from, until, designated by, source. Several rows of one person are several designations. No mobile numbers.
      </p>
      <ListChooser chosen={file?.fileName ?? null} onChoose={(list) => void choose(list)} />
      <Refused refusal={preview.refusal} />
      {shown === null ? null : (
        <>
          <PractitionerRows preview={shown} choices={choices} onChoose={(row, choice) => setChoices(new Map(choices).set(row, choice))} />
          <Refused refusal={commit.refusal} />
        </>
      )}
      {report === null ? null : <Report report={report} />}
      <div className="row">
        {commit.refusal?.code === 'conflict' && file !== null ? <Button onClick={() => void look(file)}>Look at the list again</Button> : null}
        {shown === null ? null : (
          <Button kind="primary" onClick={() => void take()} aria-disabled={commit.busy}>
            Take {taken} of {shown.rows.length} rows
          </Button>
        )}
        <Button kind={report === null ? 'quiet' : 'primary'} onClick={onDone}>
          {report === null ? 'Cancel' : 'Done'}
        </Button>
        {shown === null ? null : <span className="small">Nothing is written before this.</span>}
      </div>
    </section>
  );
}

function Report({ report }: { report: PractitionerListReport }): ReactNode {
  return (
    <>
      <p role="status">The list is taken in: {report.rows.length} rows, each accounted for.</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Result</th>
            <th scope="col">In words</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map(({ row, result, text }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              <td>
                <span className={`chip result-${result === 'added' ? 'imported' : result}`}>{resultWords[result]}</span>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function ListChooser({ chosen, onChoose }: { chosen: string | null; onChoose: (list: FileList | null) => void }): ReactNode {
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
      <label htmlFor={id}>List of practitioners (CSV)</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,text/csv"
        // The same file may be chosen again after it was mended.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => onChoose(event.target.files)}
      />
      <span className="small">{chosen === null ? 'or drop the file here. It is first only looked at.' : `Looked at: ${chosen}`}</span>
    </div>
  );
}
