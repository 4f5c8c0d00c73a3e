import { type ReactNode, useState } from 'react';
import { caseFieldNames } from '../../shared/api/caseFields.ts';
import type { ImportPreview } from '../../shared/api/importViews.ts';
import { Button } from '../parts/Button.tsx';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { NotSavedYet } from '../parts/NotSavedYet.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useWrite } from '../parts/writes.ts';

type Word = ImportPreview['words'][number];

/** Words of the list that are not understood, to be taught for this source or for all; and those taught before. */
export function UnknownWords({ preview, onChanged }: { preview: ImportPreview; onChanged: () => Promise<void> }): ReactNode {
  const { words, taught, source, columns } = preview;
  const save = useWrite('import.saveSource');
  const teach = useWrite('import.teachWord');
  const forget = useWrite('import.forgetWord');
  // Once something was taught here, what was taught stays in sight.
  const [hasTaught, setHasTaught] = useState(false);
  if (words.length === 0 && taught.length === 0) return null;

  const placeOf = ({ field, word }: Pick<Word, 'field' | 'word'>): PlaceOf<'importWord'> => ({ form: 'importWord', item: `${source.id} ${field} ${word}`.slice(0, 400) });
  const learn = async ({ field, word }: Word, means: string, forAll: boolean) => {
    setHasTaught(true);
    // A source is remembered with the first word it is taught.
    const known = forAll || source.known || (await save.run({ name: source.name, columns: columns.map((column) => ({ header: column.header, field: column.field })) })) !== null;
    if (!known || (await teach.run({ word: { field, word, means }, sourceId: forAll ? null : source.id })) === null) return;
    dropDraft(placeOf({ field, word }));
    await onChanged();
  };
  const unlearn = async ({ field, word, forAll }: ImportPreview['taught'][number]) => {
    if ((await forget.run({ field, word, sourceId: forAll ? null : source.id })) !== null) await onChanged();
  };

  return (
    <details className="panel" open={hasTaught || words.length > 0}>
      <summary>
        <h2>Words</h2> <span>{words.length === 0 ? 'All words are understood.' : `${words.length} not understood: each is left as unknown until you say what it means.`}</span>
      </summary>
      <Refused refusal={save.refusal ?? teach.refusal ?? forget.refusal} />
      {words.length === 0 ? null : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Word</th>
              <th scope="col">In</th>
              <th scope="col">Rows</th>
              <th scope="col">Means</th>
            </tr>
          </thead>
          <tbody>
            {words.map((word) => (
              <WordRow key={`${word.field} ${word.word}`} place={placeOf(word)} word={word} busy={teach.busy || save.busy} onTeach={(means, forAll) => void learn(word, means, forAll)} />
            ))}
          </tbody>
        </table>
      )}
      {taught.length === 0 ? null : (
        <ul className="taught">
          {taught.map((word) => (
            <li key={`${word.field} ${word.word} ${word.forAll}`}>
              “{word.word}” in {caseFieldNames[word.field]} means {word.means} <span className="small">({word.forAll ? 'all sources' : 'this source'})</span>{' '}
              <Button kind="quiet" aria-label={`Forget “${word.word}” in ${caseFieldNames[word.field]}`} onClick={() => void unlearn(word)}>
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function WordRow({ place, word, busy, onTeach }: { place: PlaceOf<'importWord'>; word: Word; busy: boolean; onTeach: (means: string, forAll: boolean) => void }): ReactNode {
  const [means, setMeans] = useDraft(place, 'means', '');
  const [forAll, setForAll] = useDraft(place, 'forAll', false);
  const label = `“${word.word}” means`;
  return (
    <tr>
      <th scope="row">{word.word}</th>
      <td>{word.header}</td>
      <td>{word.rows}</td>
      <td>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (means.trim() !== '') onTeach(means, forAll);
          }}
        >
          {word.meanings.length === 0 ? (
            <input className="nhsuk-input" aria-label={label} placeholder="such as T11-L1" value={means} maxLength={200} onChange={(event) => setMeans(event.target.value)} />
          ) : (
            <select aria-label={label} value={means} onChange={(event) => setMeans(event.target.value)}>
              <option value="">choose</option>
              {word.meanings.map((meaning) => (
                <option key={meaning} value={meaning}>
                  {meaning}
                </option>
              ))}
            </select>
          )}
          <select aria-label={`Where “${word.word}” means this`} value={forAll ? 'all' : 'source'} onChange={(event) => setForAll(event.target.value === 'all')}>
            <option value="source">in lists of this source</option>
            <option value="all">in all lists</option>
          </select>
          <Button type="submit" aria-disabled={busy || means.trim() === ''}>
            Teach
          </Button>
          <NotSavedYet place={place} />
        </form>
      </td>
    </tr>
  );
}
