import { type ReactNode, useId, useState } from 'react';
import { wantedIn } from '../../shared/domain/searchWords.ts';
import { comboBox } from '../parts/comboBox.ts';
import { Hits } from '../search/Hits.tsx';
import { noFilters } from '../search/noFilters.ts';
import { hitsOf, useFound } from '../search/useFound.ts';
import { useListKeys } from '../search/useListKeys.ts';

/** One case, found by name or number; emptied, it is any case. */
export function CaseField({ name, onChoose }: { name: string; onChoose: (caseId: string, name: string) => void }): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? '';
  const found = useFound(words, noFilters, 8, words.trim() !== '');
  const hits = found === null || words.trim() === '' ? [] : hitsOf(found).filter((hit) => hit.kind === 'case');
  const take = (at: number) => {
    const hit = hits[at];
    if (hit === undefined || hit.kind !== 'case') return;
    setTyped(null);
    onChoose(hit.id, hit.case.name);
  };
  const { active, setActive, pressed } = useListKeys(hits.length, (at) => take(Math.max(at, 0)));
  return (
    <div className="field record-case">
      <label htmlFor={`${id}-field`}>Case</label>
      <input
        id={`${id}-field`}
        className="nhsuk-input"
        {...comboBox(id, hits.length > 0, active)}
        placeholder="any: name or number"
        spellCheck={false}
        value={typed ?? name}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
          if (event.target.value.trim() === '') onChoose('', '');
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null);
          else pressed(event);
        }}
      />
      <div className="search-list" hidden={hits.length === 0}>
        <div id={`${id}-list`} role="listbox" aria-label="Cases found">
          <Hits hits={hits} wanted={wantedIn(words)} active={active} id={id} onOpen={({ id: chosen }) => take(hits.findIndex((hit) => hit.id === chosen))} />
        </div>
      </div>
    </div>
  );
}
