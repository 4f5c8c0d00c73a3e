import { type ReactNode, useState } from 'react';
import type { ImportPreview, ImportRow, RowChoice, RowFate } from '../../shared/api/views.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { entriesOf, fateWords, rowChoiceWords } from '../parts/words.ts';

type Props = { preview: ImportPreview; choices: ReadonlyMap<number, RowChoice>; onChoose: (row: number, choice: RowChoice) => void };

/** What would become of every row, why, and what the coordinator chooses. */
export function ImportPreviewTable({ preview, choices, onChoose }: Props): ReactNode {
  const [only, setOnly] = useState<RowFate | null>(null);
  const rows = preview.rows.filter((row) => only === null || row.fate === only);
  const unread = preview.columns.filter((column) => column.field === null);
  return (
    <section className="panel" aria-labelledby="dry-run">
      <h2 id="dry-run">What would become of every row</h2>
      <div className="row" role="group" aria-label="Show only">
        <button type="button" className="filter" aria-pressed={only === null} onClick={() => setOnly(null)}>
          all {preview.rows.length}
        </button>
        {entriesOf(fateWords).map(([fate, word]) => (
          <button key={fate} type="button" className={`filter fate-${fate}`} aria-pressed={only === fate} disabled={preview.counts[fate] === 0} onClick={() => setOnly(fate)}>
            {word} {preview.counts[fate]}
          </button>
        ))}
      </div>
      {unread.length === 0 ? null : <p className="small">Columns not read: {unread.map((column) => column.header).join(', ')}.</p>}
      <div className="scroll" tabIndex={0} role="region" aria-label="Rows of the list">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Patient</th>
              <th scope="col">Case</th>
              <th scope="col">Fate</th>
              <th scope="col">Why, and what changes</th>
              <th scope="col">Choice</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.row} row={row} choice={choices.get(row.row) ?? row.choice} onChoose={(choice) => onChoose(row.row, choice)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, choice, onChoose }: { row: ImportRow; choice: RowChoice; onChoose: (choice: RowChoice) => void }): ReactNode {
  return (
    <tr className={choice === 'leave' ? 'row-left' : undefined}>
      <td>{row.row}</td>
      <th scope="row">
        {row.name}
        <span className="small block">{row.identifiers}</span>
      </th>
      <td>{row.summary}</td>
      <td>
        <span className={`chip fate-${row.fate}`}>{fateWords[row.fate]}</span>
        {row.duplicateOfRow === null ? null : <span className="small block">of row {row.duplicateOfRow}</span>}
      </td>
      <td>
        {row.reasons.map((reason) => (
          <p key={reason.text} className="reason">
            {reason.text} <Clauses ids={reason.clauses} />
            {reason.column === null ? null : <span className="small"> column “{reason.column}”</span>}
          </p>
        ))}
        {row.changes.map((change) => (
          <p key={change.field} className="change">
            {change.field}: <del>{change.from === '' ? 'empty' : change.from}</del> → <ins>{change.to === '' ? 'empty' : change.to}</ins>
          </p>
        ))}
      </td>
      <td>
        {row.choices.length === 1 ? (
          rowChoiceWords[choice]
        ) : (
          <select aria-label={`Choice for row ${row.row}, ${row.name}`} value={choice} onChange={(event) => onChoose(row.choices.find((one) => one === event.target.value) ?? choice)}>
            {row.choices.map((one) => (
              <option key={one} value={one}>
                {rowChoiceWords[one]}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  );
}
