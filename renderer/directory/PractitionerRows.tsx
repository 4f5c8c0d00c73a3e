import type { ReactNode } from 'react';
import type { PractitionerListPreview, PractitionerRowChoice } from '../../shared/api/directoryViews.ts';
import { entriesOf, fateWords } from '../parts/words.ts';

const choiceWords: Record<PractitionerRowChoice, string> = { take: 'Take it', leave: 'Leave it out' };

type Props = { preview: PractitionerListPreview; choices: ReadonlyMap<number, PractitionerRowChoice>; onChoose: (row: number, choice: PractitionerRowChoice) => void };

/** What would become of every row of a list of practitioners, why, and what is chosen. */
export function PractitionerRows({ preview, choices, onChoose }: Props): ReactNode {
  const unread = preview.columns.filter(({ field }) => field === null);
  return (
    <>
      <p role="status">
        {entriesOf(preview.counts)
          .map(([fate, count]) => `${count} ${fateWords[fate]}`)
          .join(', ')}
        {unread.length === 0 ? '' : `. Columns not read: ${unread.map(({ header }) => header).join(', ')}`}.
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Rows of the list">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Practitioner</th>
              <th scope="col">Designation</th>
              <th scope="col">Fate</th>
              <th scope="col">Why, and what changes</th>
              <th scope="col">Choice</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => {
              const choice = choices.get(row.row) ?? row.choice;
              return (
                <tr key={row.row} className={choice === 'leave' ? 'row-left' : undefined}>
                  <td>{row.row}</td>
                  <th scope="row">
                    {row.name}
                    <span className="small block">{row.identifiers}</span>
                  </th>
                  <td>{row.designation}</td>
                  <td>
                    <span className={`chip fate-${row.fate}`}>{fateWords[row.fate]}</span>
                  </td>
                  <td>
                    {row.reasons.map(({ text, column }) => (
                      <p key={text} className="reason">
                        {text}
                        {column === null ? null : <span className="small"> column “{column}”</span>}
                      </p>
                    ))}
                    {row.changes.map((change) => (
                      <p key={change.field} className="change">
                        {change.field}: <del>{change.from === '' ? 'empty' : change.from}</del> → <ins>{change.to}</ins>
                      </p>
                    ))}
                  </td>
                  <td>
                    {row.choices.length === 1 ? (
                      choiceWords[choice]
                    ) : (
                      <select aria-label={`Choice for row ${row.row}, ${row.name}`} value={choice} onChange={(event) => onChoose(row.row, row.choices.find((one) => one === event.target.value) ?? choice)}>
                        {row.choices.map((one) => (
                          <option key={one} value={one}>
                            {choiceWords[one]}
                          </option>
                        ))}
                      </select>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
