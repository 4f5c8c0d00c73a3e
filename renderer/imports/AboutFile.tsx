import type { ReactNode } from 'react';
import type { ImportPreview } from '../../shared/api/importViews.ts';

/** What is to be known of the file as a whole, and which sheet of a workbook is read. */
export function AboutFile({ preview, chosen, onSheet }: { preview: ImportPreview; chosen: string | null; onSheet: (sheet: string) => void }): ReactNode {
  const { sheets, notices } = preview;
  if (sheets.length < 2 && notices.length === 0) return null;
  return (
    <section className="panel" aria-label="About the file">
      {sheets.length < 2 ? null : (
        <fieldset className="row sheet-choice">
          <legend>Sheet of the workbook</legend>
          {sheets.map(({ name, hidden, rows, known }) => (
            <label key={name}>
              <input type="radio" name="sheet" checked={name === chosen} onChange={() => onSheet(name)} /> {name}{' '}
              <span className="small">
                {rows} rows, {known} known headings{hidden ? ', hidden' : ''}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {notices.map((notice) => (
        <p key={notice} className="notice">
          {notice}
        </p>
      ))}
    </section>
  );
}
