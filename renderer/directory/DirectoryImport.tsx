import { type ReactNode, useState } from 'react';
import type { PractitionerListPreview, PractitionerListReport, PractitionerRowChoice } from '../../shared/api/directoryViews.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { Button } from '../parts/Button.tsx';
import type { Chosen } from '../parts/DryRunRow.tsx';
import { DryRunTable } from '../parts/DryRunTable.tsx';
import { FileChooser } from '../parts/FileChooser.tsx';
import { Refused } from '../parts/Refused.tsx';
import { readList } from '../parts/saveFile.ts';
import { practitionerFateWords } from '../parts/words.ts';
import { useAsk, useWrite } from '../parts/writes.ts';

type List = { readonly fileName: string; readonly base64: string };

const choiceWords: Record<PractitionerRowChoice, string> = { take: 'Take it', leave: 'Leave it out' };

const resultWords: Record<PractitionerListReport['rows'][number]['result'], string> = { added: 'added', updated: 'updated', left: 'left', refused: 'refused' };

/** A list of practitioners: choose or drop it, see what becomes of every row, take it in, read the report of every row. */
export function DirectoryImport({ onDone }: { onDone: () => void }): ReactNode {
  const preview = useAsk('directory.preview');
  const commit = useWrite('directory.commit');
  const [file, setFile] = useState<List | null>(null);
  const [shown, setShown] = useState<PractitionerListPreview | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<number, Chosen<PractitionerRowChoice>>>(new Map());
  const [unreadable, setUnreadable] = useState<Refusal | null>(null);
  const [report, setReport] = useState<PractitionerListReport | null>(null);

  const look = async (chosen: List) => {
    setFile(chosen);
    setReport(null);
    commit.clear();
    setShown(await preview.run(chosen));
    setChoices(new Map());
  };
  const choose = async (chosen: File) => {
    const read = await readList(chosen);
    setUnreadable(read.ok ? null : read.refusal);
    if (read.ok) await look(read.value);
  };
  const take = async () => {
    if (file === null || shown === null) return;
    const done = await commit.run({ ...file, basis: shown.basis, choices: [...choices].map(([row, { choice }]) => ({ row, choice })) });
    if (done === null) return;
    setReport(done);
    setShown(null);
  };
  const taken = shown?.rows.filter(({ row, choice }) => (choices.get(row)?.choice ?? choice) === 'take').length ?? 0;

  const unread = shown?.columns.filter(({ field }) => field === null) ?? [];

  return (
    <section className="panel" aria-labelledby="import-list">
      <h2 id="import-list">Import a list of practitioners</h2>
      <p className="small">
        A table (CSV or Excel) with the columns name, professional number, trust, home site, speciality, email, modality, status, from, until, designated by, source. Several rows of one person are several designations. No mobile numbers.
      </p>
      <FileChooser
        label="List of practitioners (CSV or Excel)"
        accept=".csv,.txt,.tsv,.xlsx,.xlsm,text/csv"
        hint={file === null ? 'or drop the file here. It is first only looked at.' : `Looked at: ${file.fileName}`}
        onChoose={([first]) => {
          if (first !== undefined) void choose(first);
        }}
      />
      <Refused refusal={unreadable ?? preview.refusal} />
      {shown === null ? null : (
        <>
          {unread.length === 0 ? null : <p className="small">Columns not read: {unread.map(({ header }) => header).join(', ')}.</p>}
          <DryRunTable
            rows={shown.rows.map((row) => ({ ...row, detail: row.designation }))}
            counts={shown.counts}
            fates={practitionerFateWords}
            choices={choiceWords}
            subject="Practitioner"
            detail="Designation"
            chosen={choices}
            onChoose={(row, chosen) => setChoices(new Map(choices).set(row, chosen))}
          />
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
