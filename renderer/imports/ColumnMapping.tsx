import { type ReactNode, useState } from 'react';
import { type CaseField, caseFieldNames } from '../../shared/api/caseFields.ts';
import type { ImportPreview } from '../../shared/api/importViews.ts';
import { Button } from '../parts/Button.tsx';
import { ChoiceInPlace } from '../parts/ChoiceInPlace.tsx';
import { dayWords } from '../parts/days.ts';
import { dropDraft, type PlaceOf, typedAt, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { useLatest } from '../parts/latest.ts';
import { NotSavedYet } from '../parts/NotSavedYet.tsx';
import { Refused } from '../parts/Refused.tsx';
import { entriesOf } from '../parts/words.ts';
import { useWrite } from '../parts/writes.ts';

/** What the columns are read as, by their places. */
type Fields = readonly (CaseField | null)[];

/** What is remembered of a source. */
type Remembered = { readonly name: string; readonly fields: Fields };

/** What each column of the list holds, with samples; remembered for the source, which is known by its headings. */
export function ColumnMapping({ preview, onChanged }: { preview: ImportPreview; onChanged: () => Promise<void> }): ReactNode {
  const { source, columns } = preview;
  const save = useWrite('import.saveSource');
  const forget = useWrite('import.forgetSource');
  const typing: PlaceOf<'importSource'> = { form: 'importSource', item: source.id };
  const [name, setName] = useDraft(typing, 'name', source.name);
  const unread = columns.filter(({ field }) => field === null);
  const [open, setOpen] = useState(!source.known && unread.some(({ samples }) => samples.length > 0));
  const busy = save.busy || forget.busy;

  // Choices are made faster than they are saved and the list is read again: only the last one is read.
  const [{ fields }, remember] = useLatest<Remembered>({ name: source.name, fields: columns.map(({ field }) => field) }, async (next, isNewest) => {
    const saved = await save.run({ name: next.name, columns: columns.map(({ header }, place) => ({ header, field: next.fields[place] ?? null })) });
    if (saved !== null && isNewest()) {
      await onChanged();
      // A column may have been saved while the name is still being typed: only the name that was saved is done with.
      if (nameTyped(typing) === next.name.trim()) dropDraft(typing);
    }
    return saved !== null;
  });
  const typedName = name.trim() === '' ? source.name : name;
  const choose = (place: number, field: CaseField | null) => remember({ name: typedName, fields: fields.map((each, at) => (at === place ? field : each)) });
  const forgetIt = async () => {
    if ((await forget.run({ sourceId: source.id })) !== null) await onChanged();
  };

  return (
    <details className="panel mapping" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>Columns</h2>{' '}
        <span>
          {columns.length - unread.length} of {columns.length} are read
          {unread.length === 0 ? '' : `; not read: ${unread.map(({ header }) => (header === '' ? '(no heading)' : header)).join(', ')}`}.
        </span>{' '}
        <span className="small">{source.known ? `Known as “${source.name}”${source.usedOn === null ? '' : `, last imported ${dayWords(source.usedOn)}`}.` : 'These headings were not seen before.'}</span>
      </summary>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          remember({ name: typedName, fields });
        }}
      >
        <TextField label="This list comes from" name="source" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        <Button type="submit" aria-disabled={busy}>
          {source.known ? 'Rename' : 'Remember this source'}
        </Button>
        {source.known ? (
          <Button kind="quiet" onClick={() => void forgetIt()} aria-disabled={busy}>
            Forget this source
          </Button>
        ) : null}
        <span className="small">A list with the same headings is read in the same way, whatever their order. What you choose below is remembered as soon as you take it.</span>
        <NotSavedYet place={typing} />
      </form>
      <Refused refusal={save.refusal ?? forget.refusal} />
      <div className="scroll" tabIndex={0} role="region" aria-label="Columns of the list">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Heading in the file</th>
              <th scope="col">Is read as</th>
              <th scope="col">Such as</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ header, samples }, place) => (
              // Two columns may have one heading; their places are all that tells them apart.
              <tr key={place} className={(fields[place] ?? null) === null ? 'row-left' : undefined}>
                <th scope="row">{header === '' ? '(no heading)' : header}</th>
                <td>
                  <FieldChoice label={`${header === '' ? `Column ${place + 1}` : header} is read as`} field={fields[place] ?? null} taken={fields} onChoose={(chosen) => choose(place, chosen)} />
                </td>
                <td>{samples.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function nameTyped(place: PlaceOf<'importSource'>): string {
  return String(typedAt(place)?.['name'] ?? '').trim();
}

/** A field that another column fills cannot be chosen: it would be taken away there. */
function FieldChoice({ label, field, taken, onChoose }: { label: string; field: CaseField | null; taken: Fields; onChoose: (field: CaseField | null) => void }): ReactNode {
  const options = [{ value: '', word: 'not read' }, ...entriesOf(caseFieldNames).map(([each, word]) => ({ value: each, word, isTaken: taken.includes(each) }))];
  return <ChoiceInPlace label={label} options={options} value={field ?? ''} onChoose={(value) => onChoose(entriesOf(caseFieldNames).find(([each]) => each === value)?.[0] ?? null)} />;
}
