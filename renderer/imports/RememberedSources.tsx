import type { ReactNode } from 'react';
import type { ImportSource } from '../../shared/api/importViews.ts';
import { caseFieldNames } from '../../shared/api/caseFields.ts';
import { Button } from '../parts/Button.tsx';
import { ChangeLog } from '../parts/ChangeLog.tsx';
import { dayWords } from '../parts/days.ts';
import { reads, useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { useWrite } from '../parts/writes.ts';

/** The sources whose lists are known, and the words taught for all of them: to look at, and to forget. */
export function RememberedSources(): ReactNode {
  const known = useRead('import.sources', {});
  const forget = useWrite('import.forgetSource');
  const forgetWord = useWrite('import.forgetWord');
  if (known.data?.ok !== true) return null;
  const { sources, words, changes } = known.data.value;
  if (sources.length === 0 && words.length === 0 && changes.length === 0) {
    return <p className="small">Nothing is remembered of any source yet. Once a list is looked at you can say what its columns hold and what its words mean; the next list of the same register is then read in the same way.</p>;
  }
  const after = async (done: Promise<unknown>) => {
    await done;
    await reads.invalidateQueries({ queryKey: ['import.sources'] });
  };
  return (
    <section className="panel" aria-labelledby="sources">
      <h2 id="sources">Remembered sources</h2>
      <Refused refusal={forget.refusal ?? forgetWord.refusal} />
      {sources.length === 0 ? null : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Columns</th>
              <th scope="col">Words</th>
              <th scope="col">Last imported</th>
              <th scope="col">
                <span className="nhsuk-u-visually-hidden">Forget</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source.id}>
                <th scope="row">{source.name}</th>
                <td>{columnsIn(source)}</td>
                <td>{source.words.map(({ word, means }) => `“${word}” means ${means}`).join('; ')}</td>
                <td>{source.usedOn === null ? 'never' : dayWords(source.usedOn)}</td>
                <td>
                  <Button kind="quiet" aria-label={`Forget ${source.name}`} onClick={() => void after(forget.run({ sourceId: source.id }))}>
                    Forget
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {words.length === 0 ? null : (
        <ul className="taught" aria-label="Words of all sources">
          {words.map(({ field, word, means }) => (
            <li key={`${field} ${word}`}>
              “{word}” in {caseFieldNames[field]} means {means}{' '}
              <Button kind="quiet" aria-label={`Forget “${word}” in ${caseFieldNames[field]}`} onClick={() => void after(forgetWord.run({ field, word, sourceId: null }))}>
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ChangeLog title="Who changed what" changes={changes} />
    </section>
  );
}

function columnsIn({ columns }: ImportSource): string {
  return `${columns.filter(({ field }) => field !== null).length} of ${columns.length} read`;
}
