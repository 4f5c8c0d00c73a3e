import { type ReactNode, useState } from 'react';
import type { ReadinessSettingsView } from '../../shared/api/readinessViews.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';
import type { ItemRule, TumourKind } from '../../shared/domain/readinessSettings.ts';
import { Button } from '../parts/Button.tsx';
import { dayWords } from '../parts/days.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TickField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { Reading } from '../parts/Reading.tsx';
import { show, useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { entriesOf } from '../parts/words.ts';
import { useWrite } from '../parts/writes.ts';
import { readinessItems } from '../../shared/domain/readinessWords.ts';
import { entryKindOf, tumourKindWords } from './itemWords.ts';

/** What is asked for before a meeting, by kind of tumour. */
export function ReadinessSettingsScreen(): ReactNode {
  useTitle('What is asked for');
  const settings = useRead('readiness.settings', {});
  return <Reading of={settings}>{(value) => <Settings settings={value} />}</Reading>;
}

const place: PlaceOf<'readinessSettings'> = { form: 'readinessSettings' };
const namedByWords: Record<ReadinessSettingsView['namedBy'], string> = { initials: 'Hospital number and initials', name: 'Hospital number and name' };

function Settings({ settings }: { settings: ReadinessSettingsView }): ReactNode {
  const save = useWrite('readiness.save');
  const [kind, setKind] = useState<TumourKind>('boneSarcoma');
  const [draft, setDraft] = useDraft(place, 'settings', settings);
  const [vouched, setVouched] = useDraft(place, 'vouched', entriesOf(settings.kinds).flatMap(([each, { confirmed }]) => (confirmed === null ? [] : [each])));
  const [said, setSaid] = useState('');
  const { items } = draft.kinds[kind];
  const { confirmed, changed } = settings.kinds[kind];
  const setRule = (item: Judgement['item'], change: Partial<ItemRule>) => {
    setDraft({ ...draft, kinds: { ...draft.kinds, [kind]: { ...draft.kinds[kind], items: { ...items, [item]: { ...items[item], ...change } } } } });
    // What was confirmed was another rule.
    setVouched(vouched.filter((each) => each !== kind));
    setSaid('');
  };
  const submit = async () => {
    const rulesOf = (each: TumourKind) => ({ items: draft.kinds[each].items, confirmed: vouched.includes(each) });
    const kinds = { boneSarcoma: rulesOf('boneSarcoma'), softTissueSarcoma: rulesOf('softTissueSarcoma'), otherBoneTumour: rulesOf('otherBoneTumour'), unknown: rulesOf('unknown') };
    const saved = await save.run({ settings: { kinds, namedBy: draft.namedBy } });
    if (saved === null) return;
    await show('readiness.settings', {}, saved);
    dropDraft(place);
    setSaid('Saved. Every board, list and count goes by it now.');
  };
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>What is asked for before a meeting</h1>
          <p>The network’s document gives no such list. That an MRI is to be from the last 3 months is the published criterion of RNOH for elective referrals; the rest that ships is our assumption.</p>
        </div>
        <Button kind="quiet" onClick={() => history.back()}>
          Back
        </Button>
      </div>
      <section className="panel">
        <Form title="By kind of tumour" level={2} submit="Save" refusal={save.refusal} busy={save.busy} onSubmit={() => void submit()} focus="none" place={place}>
          <div className="fields">
            <ChoiceField label="Kind of tumour" name="kind" words={tumourKindWords} value={kind} onChoose={setKind} />
            <ChoiceField label="In what is copied or saved, patients are named by" name="namedBy" words={namedByWords} value={draft.namedBy} onChoose={(namedBy) => setDraft({ ...draft, namedBy })} />
          </div>
          <p>
            {confirmed === null ? <Unverified why="nobody has confirmed these" /> : `Confirmed by ${confirmed.by} on ${dayWords(confirmed.on)}.`} {changed === null ? 'As shipped.' : `Changed by ${changed.by} on ${dayWords(changed.on)}.`}
          </p>
          <table className="table rules-table">
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col">Needed</th>
                <th scope="col">At most so many months old</th>
                <th scope="col">Usually owed by</th>
              </tr>
            </thead>
            <tbody>
              {entriesOf(items).map(([item, rule]) => (
                <RuleRow key={item} item={item} rule={rule} onChange={(change) => setRule(item, change)} />
              ))}
            </tbody>
          </table>
          <TickField
            label={`I confirm what is asked for: ${tumourKindWords[kind].toLowerCase()}`}
            checked={vouched.includes(kind)}
            onChange={(event) => setVouched(event.target.checked ? [...vouched, kind] : vouched.filter((each) => each !== kind))}
          />
          <p role="status">{said}</p>
        </Form>
      </section>
    </div>
  );
}

function RuleRow({ item, rule, onChange }: { item: Judgement['item']; rule: ItemRule; onChange: (change: Partial<ItemRule>) => void }): ReactNode {
  const { name } = readinessItems[item];
  const demanded = entryKindOf(item) === 'owed' || item === 'facts';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{demanded ? 'always: the pathway demands it' : <input type="checkbox" aria-label={`${name}: needed`} checked={rule.needed} onChange={(event) => onChange({ needed: event.target.checked })} />}</td>
      <td>
        {entryKindOf(item) === 'workUp' ? (
          <input
            className="nhsuk-input months"
            type="number"
            min={1}
            max={36}
            aria-label={`${name}: months old at most`}
            placeholder="any age"
            value={rule.monthsOld ?? ''}
            onChange={(event) => onChange({ monthsOld: event.target.value === '' ? null : event.target.valueAsNumber })}
          />
        ) : (
          '–'
        )}
      </td>
      <td>
        <input className="nhsuk-input" aria-label={`${name}: usually owed by`} value={rule.usuallyOwedBy} onChange={(event) => onChange({ usuallyOwedBy: event.target.value })} />
      </td>
    </tr>
  );
}
