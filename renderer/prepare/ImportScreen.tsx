import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';
import type { ImportPreview, ImportReport, RowChoice } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { weekdayWords } from '../parts/days.ts';
import { useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { fileAsBase64 } from '../parts/saveFile.ts';
import { useTitle } from '../parts/useTitle.ts';
import { useAsk, useWrite } from '../parts/writes.ts';
import { ImportPreviewTable } from './ImportPreviewTable.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportReportTable } from './ImportReportTable.tsx';

type Chosen = { readonly fileName: string; readonly base64: string };

/** The import: choose or drop a list, see what becomes of every row, choose, take it in, and read the report of every row. */
export function ImportScreen({ meetingId }: { meetingId: string }): ReactNode {
  useTitle('Import a case list');
  const meeting = useRead('meeting.read', { meetingId });
  const preview = useAsk('import.preview');
  const commit = useWrite('import.commit');
  const [file, setFile] = useState<Chosen | null>(null);
  const [shown, setShown] = useState<ImportPreview | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<number, RowChoice>>(new Map());
  const [report, setReport] = useState<ImportReport | null>(null);
  const day = meeting.data?.ok === true ? weekdayWords(meeting.data.value.details.date) : '';

  const look = async (chosen: Chosen) => {
    setFile(chosen);
    setShown(await preview.run({ meetingId, ...chosen }));
    setChoices(new Map());
  };
  const choose = async (list: FileList | null) => {
    const [first] = list ?? [];
    if (first === undefined) return;
    setReport(null);
    await look({ fileName: first.name, base64: await fileAsBase64(first) });
  };
  const take = async () => {
    if (file === null || shown === null) return;
    const rows = shown.rows.map(({ row, choice }) => ({ row, choice: choices.get(row) ?? choice }));
    const done = await commit.run({ meetingId, ...file, basis: shown.basis, choices: rows });
    if (done !== null) {
      setReport(done);
      setShown(null);
    }
  };

  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>Import a case list for {day}</h1>
        <Link href={`/meetings/${meetingId}/prepare`}>Back to the agenda</Link>
      </div>
      {report !== null ? (
        <ImportReportTable report={report} meetingId={meetingId} />
      ) : (
        <>
          <FileChooser chosen={file?.fileName ?? null} onChoose={(list) => void choose(list)} />
          <Refused refusal={preview.refusal} />
          {preview.busy ? <p role="status">Reading the list…</p> : null}
          {shown === null ? null : (
            <>
              <ImportPreviewTable preview={shown} choices={choices} onChoose={(row, choice) => setChoices(new Map(choices).set(row, choice))} />
              <Refused refusal={commit.refusal} />
              {commit.refusal?.code === 'conflict' && file !== null ? <Button onClick={() => void look(file)}>Look at the list again</Button> : null}
              <div className="row sticky-foot">
                <Button kind="primary" onClick={() => void take()} aria-disabled={commit.busy}>
                  Import {willTake(shown, choices)} of {shown.rows.length} rows
                </Button>
                <span className="small">Nothing is written before this. Every row is accounted for in the report.</span>
                <ImportProgress running={commit.busy} />
              </div>
            </>
          )}
        </>
      )}
    </div>
  );
}

function willTake(preview: ImportPreview, choices: ReadonlyMap<number, RowChoice>): number {
  return preview.rows.filter(({ row, choice }) => (choices.get(row) ?? choice) !== 'leave').length;
}

function FileChooser({ chosen, onChoose }: { chosen: string | null; onChoose: (list: FileList | null) => void }): ReactNode {
  const id = useId();
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChoose(event.dataTransfer.files);
  };
  return (
    <div
      className={`drop${over ? ' drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <label htmlFor={id}>Case list (CSV)</label>
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
