import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { ImportPreview } from '../../shared/api/importViews.ts';
import { Button } from '../parts/Button.tsx';
import { weekdayWords } from '../parts/days.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { DryRunTable } from '../parts/DryRunTable.tsx';
import { FileChooser } from '../parts/FileChooser.tsx';
import { NotSavedYet } from '../parts/NotSavedYet.tsx';
import { useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { fateWords, plainCount, rowChoiceWords } from '../parts/words.ts';
import { inTime, LateFields } from '../prepare/LateFields.tsx';
import { AboutFile } from './AboutFile.tsx';
import { AboutPack } from './AboutPack.tsx';
import { ColumnMapping } from './ColumnMapping.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportReportTable } from './ImportReportTable.tsx';
import { pastedTable } from './pastedTable.ts';
import { RememberedSources } from './RememberedSources.tsx';
import { UnknownWords } from './UnknownWords.tsx';
import { type ImportSteps, type List, useImport } from './useImport.ts';

/** The import: choose, drop or paste a list, say what its columns hold, see what becomes of every row, choose, take it in, read the report. */
export function ImportScreen({ meetingId }: { meetingId: string }): ReactNode {
  useTitle('Import a case list');
  // Only the day is shown. The meeting itself would be read again after each of thousands of cases that are written.
  const meetings = useRead('meetings.list', {});
  const steps = useImport(meetingId);
  const { report, preview, list, run } = steps;
  const meeting = meetings.data?.ok === true ? meetings.data.value.find(({ id }) => id === meetingId) : undefined;
  const day = meeting === undefined ? '' : weekdayWords(meeting.details.date);
  usePaste((pasted) => {
    if (run !== null || report !== null) return;
    const [file] = pasted.files;
    const list = file === undefined ? pastedTable(pasted) : null;
    if (file !== undefined) void steps.lookAt(file);
    else if (list === null) steps.noTable();
    else void steps.look(list);
  });

  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>Import a case list for {day}</h1>
        <Link href={`/meetings/${meetingId}/prepare`}>Back to the agenda</Link>
      </div>
      {report === null ? (
        <>
          <FileChooser
            label="Case list (CSV, Excel or an MDT Desk pack)"
            accept=".csv,.txt,.tsv,.xlsx,.xlsm,.json,text/csv"
            hint={list === null ? 'or drop the file here, or paste a table copied from a spreadsheet (Ctrl+V). It is first only looked at.' : `Looked at: ${list.fileName}`}
            onChoose={([file]) => {
              if (file !== undefined) void steps.lookAt(file);
            }}
          />
          {run === null || preview !== null ? null : <ImportProgress key={run} run={run} />}
          <Refused refusal={steps.refusal} />
          {steps.refusal?.code === 'conflict' ? <Button onClick={() => void steps.lookAgain()}>Look at the list again</Button> : null}
          {preview === null || list === null ? <RememberedSources /> : <LookedAt meetingId={meetingId} steps={steps} list={list} preview={preview} day={meeting?.details.date ?? null} />}
        </>
      ) : (
        <ImportReportTable report={report} meetingId={meetingId} onSaveNotTaken={() => void steps.saveNotTaken()} onAnother={steps.startAgain} />
      )}
    </div>
  );
}

function LookedAt({ meetingId, steps, list, preview, day }: { meetingId: string; steps: ImportSteps; list: List; preview: ImportPreview; day: string | null }): ReactNode {
  const busy = steps.run !== null;
  const taken = preview.rows.filter(({ row, choice }) => (steps.choices.get(row)?.choice ?? choice) !== 'leave').length;
  const again = () => steps.lookAgain();
  const place: PlaceOf<'importLate'> = { form: 'importLate', meetingId };
  const [late, setLate] = useDraft(place, 'late', inTime);
  const take = async () => {
    if (await steps.take(late)) dropDraft(place);
  };
  return (
    <>
      {preview.pack === null ? null : <AboutPack pack={preview.pack} rows={preview.rows.length} day={day} />}
      <AboutFile preview={preview} chosen={list.sheet ?? preview.sheet} onSheet={(sheet) => void steps.look({ ...list, sheet })} />
      {preview.pack === null ? (
        <>
          <ColumnMapping key={preview.source.id} preview={preview} onChanged={again} />
          <UnknownWords preview={preview} onChanged={again} />
        </>
      ) : null}
      <section className="panel" aria-labelledby="dry-run">
        <h2 id="dry-run">Check each row</h2>
        <DryRunTable
          rows={preview.rows.map((row) => ({ ...row, detail: row.summary }))}
          counts={preview.counts}
          fates={fateWords}
          choices={rowChoiceWords}
          subject="Patient"
          detail="Case"
          chosen={steps.choices}
          onChoose={steps.choose}
        />
      </section>
      {preview.late || (steps.refusal?.field ?? '').startsWith('late') ? (
        <section className="panel" aria-label="The list has closed">
          <div className="fields fields-three">
            <LateFields late={late} closed onChange={setLate} />
          </div>
          <NotSavedYet place={place} />
        </section>
      ) : null}
      <div className="row sticky-foot">
        {steps.run === null ? null : <ImportProgress key={steps.run} run={steps.run} />}
        <Button kind="primary" onClick={() => void take()} aria-disabled={busy || taken === 0}>
          Import {plainCount(taken)} of {plainCount(preview.rows.length)} rows
        </Button>
        {taken === preview.rows.length ? null : (
          <Button onClick={() => void steps.saveNotTaken()} aria-disabled={busy}>
            Save the {plainCount(preview.rows.length - taken)} not taken as a file
          </Button>
        )}
        <span className="small">Nothing is written before this. Every row is accounted for in the report.</span>
      </div>
    </>
  );
}

/** What is pasted anywhere on the screen but into a field: a table, or a copied file. */
function usePaste(onPaste: (pasted: DataTransfer) => void): void {
  const current = useRef(onPaste);
  useEffect(() => {
    current.current = onPaste;
  });
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input:not([type=file]):not([type=checkbox]), textarea, dialog') !== null) return;
      if (event.clipboardData === null) return;
      event.preventDefault();
      current.current(event.clipboardData);
    };
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  }, []);
}
