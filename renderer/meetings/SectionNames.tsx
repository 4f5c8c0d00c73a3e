import { type ReactNode, useRef, useState } from 'react';
import type { ListSettings } from '../../shared/api/listViews.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { Button } from '../parts/Button.tsx';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { NotSavedYet } from '../parts/NotSavedYet.tsx';
import { Reading } from '../parts/Reading.tsx';
import { show, useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { useWrite } from '../parts/writes.ts';

/** The names that are offered where a list is parted into sections; sections that stand in a list keep theirs. */
export function SectionNames(): ReactNode {
  const settings = useRead('list.settings', {});
  return <Reading of={settings}>{(value) => <Names settings={value} />}</Reading>;
}

const place: PlaceOf<'sectionName'> = { form: 'sectionName' };

function Names({ settings }: { settings: ListSettings }): ReactNode {
  const save = useWrite('list.saveSettings');
  const [name, setName] = useDraft(place, 'name', '');
  const [said, setSaid] = useState('');
  const [twice, setTwice] = useState<Refusal | null>(null);
  // A second press counts on what the first one left, though that is still being saved.
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const sections = wanted ?? settings.sections;
  const keep = (next: readonly string[], words: string): Promise<boolean> => {
    setTwice(null);
    setWanted(next);
    const kept = saving.current.then(async () => {
      const saved = await save.run({ settings: { ...settings, sections: [...next] } });
      setSaid(saved === null ? '' : words);
      if (saved !== null) await show('list.settings', {}, saved);
      if (saving.current === kept) setWanted(null);
      return saved !== null;
    });
    saving.current = kept;
    return kept;
  };
  const add = async () => {
    const added = name.trim();
    if (added === '') return;
    if (sections.some((each) => each.toLowerCase() === added.toLowerCase())) return setTwice({ code: 'invalidInput', message: `“${added}” is offered already.`, clauses: [], field: 'section' });
    if (await keep([...sections, added], `${added} is offered.`)) dropDraft(place);
  };
  const move = (from: number) => keep(sections.map((each, at) => (at === from - 1 ? (sections[from] ?? each) : at === from ? (sections[from - 1] ?? each) : each)), `${sections[from] ?? ''} is offered earlier.`);
  return (
    <section className="panel" aria-labelledby="section-names">
      <h2 id="section-names">Sections on offer</h2>
      <p className="small">These names are offered where a list is parted into sections, in this order. Sections that stand in a list keep theirs.</p>
      <Refused refusal={twice ?? save.refusal} />
      <ol className="chips" aria-label="Names of sections">
        {sections.map((each, index) => (
          <li key={each} className="chip">
            {each}
            {index === 0 ? null : (
              <Button kind="quiet" aria-label={`Offer ${each} before ${sections[index - 1] ?? ''}`} onClick={() => void move(index)}>
                ←
              </Button>
            )}
            <Button kind="quiet" aria-label={`Offer ${each} no more`} onClick={() => void keep(sections.filter((one) => one !== each), `${each} is not offered any more.`)}>
              ✕
            </Button>
          </li>
        ))}
      </ol>
      <form
        className="row row-fields"
        aria-label="Another section"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label="Name of a section" name="section" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <Button type="submit" aria-disabled={save.busy}>
          Offer this name
        </Button>
        <span role="status" className="small">
          {said}
        </span>
        <NotSavedYet place={place} />
      </form>
    </section>
  );
}
