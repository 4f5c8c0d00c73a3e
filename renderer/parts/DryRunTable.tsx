import { type ReactNode, useState } from 'react';
import { DryRunRow, type DryRun } from './DryRunRow.tsx';
import { TextField } from './Field.tsx';
import { usePages } from './Pages.tsx';
import { entriesOf, plainCount } from './words.ts';

/** Each row of a list with its result, the reason and the choice made; filtered by result or by text. */
export function DryRunTable<Fate extends string, Choice extends string>(props: DryRun<Fate, Choice>): ReactNode {
  const { rows, fates, counts, subject, detail } = props;
  const [only, setOnly] = useState<Fate | null>(null);
  const [words, setWords] = useState('');
  const found = rows.filter((row) => (only === null || row.fate === only) && holds(row, words));
  const { shown, pager, toFirst } = usePages(found);
  const look = (fate: Fate | null) => {
    setOnly(fate);
    toFirst();
  };
  return (
    <>
      <div className="row dry-run-head">
        <div className="row" role="group" aria-label="Show only">
          <button type="button" className="filter" aria-pressed={only === null} onClick={() => look(null)}>
            all {plainCount(rows.length)}
          </button>
          {entriesOf(fates).map(([fate, word]) => (
            <button key={fate} type="button" className={`filter fate-${fate}`} aria-pressed={only === fate} disabled={counts[fate] === 0} onClick={() => look(fate)}>
              {word} {plainCount(counts[fate])}
            </button>
          ))}
        </div>
        <TextField
          label="Find in the rows"
          type="search"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            toFirst();
          }}
        />
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Rows of the list">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">{subject}</th>
              <th scope="col">{detail}</th>
              <th scope="col">Fate</th>
              <th scope="col">Why, and what changes</th>
              <th scope="col">Choice</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <DryRunRow key={row.row} row={row} of={props} />
            ))}
          </tbody>
        </table>
        {found.length === 0 ? <p>No row is like this.</p> : null}
      </div>
      {pager}
    </>
  );
}

function holds({ row, name, identifiers, detail, reasons }: DryRun<string, string>['rows'][number], words: string): boolean {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return true;
  return [String(row), name, identifiers, detail, ...reasons.map(({ text }) => text)].some((text) => text.toLowerCase().includes(wanted));
}
