import type { ReactNode } from 'react';
import { Clauses } from './Clauses.tsx';

/** What is chosen for a row; `fields` names the values that are taken, null those that are proposed. */
export type Chosen<Choice> = { readonly choice: Choice; readonly fields: readonly string[] | null };

/** The dry run of a list of whatever kind, with what is chosen so far. */
export type DryRun<Fate extends string, Choice extends string> = {
  readonly rows: readonly {
    readonly row: number;
    readonly name: string;
    readonly identifiers: string;
    /** What the row is about, beside whom it is about. */
    readonly detail: string;
    readonly fate: Fate;
    readonly choices: readonly Choice[];
    readonly choice: Choice;
    readonly reasons: readonly { readonly text: string; readonly column: string | null; readonly clauses?: readonly string[] }[];
    /** A change with a key can be chosen on its own. */
    readonly changes: readonly { readonly key?: string; readonly field: string; readonly from: string; readonly to: string; readonly proposed?: boolean }[];
    readonly duplicateOfRow?: number | null;
  }[];
  readonly counts: Readonly<Record<Fate, number>>;
  readonly fates: Record<Fate, string>;
  readonly choices: Record<Choice, string>;
  /** The headings of the two columns that tell of whom and of what a row is. */
  readonly subject: string;
  readonly detail: string;
  readonly chosen: ReadonlyMap<number, Chosen<Choice>>;
  readonly onChoose: (row: number, chosen: Chosen<Choice>) => void;
};

type Row<Fate extends string, Choice extends string> = DryRun<Fate, Choice>['rows'][number];

/** One row: its fate, the reasons, its changes to be chosen one by one, and the choice. */
export function DryRunRow<Fate extends string, Choice extends string>({ row, of: { fates, choices, chosen, onChoose } }: { row: Row<Fate, Choice>; of: DryRun<Fate, Choice> }): ReactNode {
  const { choice, fields } = chosen.get(row.row) ?? { choice: row.choice, fields: null };
  const left = String(choice) === 'leave';
  return (
    <tr className={left ? 'row-left' : undefined}>
      <td>{row.row}</td>
      <th scope="row">
        {row.name}
        <span className="small block">{row.identifiers}</span>
      </th>
      <td>{row.detail}</td>
      <td>
        <span className={`chip fate-${row.fate}`}>{fates[row.fate]}</span>
        {row.duplicateOfRow === null || row.duplicateOfRow === undefined ? null : <span className="small block">of row {row.duplicateOfRow}</span>}
      </td>
      <td>
        {row.reasons.map(({ text, column, clauses }) => (
          <p key={text} className="reason">
            {text} <Clauses ids={clauses ?? []} />
            {column === null || text.includes(`"${column}"`) ? null : <span className="small"> column “{column}”</span>}
          </p>
        ))}
        <Changes row={row} fields={fields} left={left} onFields={(next) => onChoose(row.row, { choice, fields: next })} />
      </td>
      <td>
        {row.choices.length === 1 ? (
          choices[choice]
        ) : (
          <select
            aria-label={`Choice for row ${row.row}, ${row.name}`}
            value={choice}
            onChange={(event) => onChoose(row.row, { choice: row.choices.find((one) => one === event.target.value) ?? choice, fields })}
          >
            {row.choices.map((one) => (
              <option key={one} value={one}>
                {choices[one]}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  );
}

function Changes<Fate extends string, Choice extends string>({ row, fields, left, onFields }: { row: Row<Fate, Choice>; fields: readonly string[] | null; left: boolean; onFields: (fields: string[]) => void }): ReactNode {
  const taken = new Set(fields ?? row.changes.flatMap(({ key, proposed }) => (key !== undefined && proposed === true ? [key] : [])));
  return row.changes.map(({ key, field, from, to }) => {
    const line = (
      <>
        {field}: <del>{from === '' ? 'empty' : from}</del> → <ins>{to === '' ? 'empty' : to}</ins>
      </>
    );
    if (key === undefined) {
      return (
        <p key={field} className="change">
          {line}
        </p>
      );
    }
    const turn = () => {
      if (!taken.delete(key)) taken.add(key);
      onFields([...taken]);
    };
    return (
      <label key={field} className="change change-chosen">
        <input type="checkbox" aria-label={`Take ${field} of row ${row.row}, ${row.name}`} checked={taken.has(key)} disabled={left} onChange={turn} /> <span>{line}</span>
      </label>
    );
  });
}
