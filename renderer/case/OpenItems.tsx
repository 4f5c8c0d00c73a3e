import { type ReactNode, useState } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { DateField } from '../parts/DateField.tsx';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { dropDraft, formOf, leaving, type PlaceOf, typedAt, useDraft } from '../parts/drafts.ts';
import { openItemWords, overdue } from '../parts/openItems.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { ActionForm } from './ActionForm.tsx';

type Item = CaseView['summary']['openItems'][number];
type Named = Pick<Item, 'kind' | 'id'>;

const nameOf = ({ kind, id }: Named): string => `${kind} ${id}`;

/** The place of the form that settles an item, or opens it again. */
function placeOf<F extends 'closeItem' | 'openAgain'>(form: F, caseId: string, item: Named): PlaceOf<F> {
  return { form, caseId, item: nameOf(item) };
}

/** The item whose form was left half filled in: it opens with the screen. */
function halfTyped(form: 'closeItem' | 'openAgain', caseId: string, items: readonly Named[]): string | null {
  const item = items.find((each) => isHalfTyped(form, caseId, each));
  return item === undefined ? null : nameOf(item);
}

/** Whether the form of an item was left half filled in. */
export function isHalfTyped(form: 'closeItem' | 'openAgain', caseId: string, item: Named): boolean {
  return typedAt(placeOf(form, caseId, item)) !== null;
}

/** What is still owed of a case: conditions of its plan and actions; each stays on every agenda of the case until it is closed. */
export function OpenItems({ view, today }: { view: CaseView; today: string }): ReactNode {
  const { openItems, id } = view.summary;
  const [adding, setAdding] = useDraft(formOf(id, 'case'), 'addingAction', null);
  const [closing, setClosing] = useState<string | null>(() => halfTyped('closeItem', id, openItems));
  const added = () => {
    dropDraft(formOf(id, 'action'));
    setAdding(null);
  };
  return (
    <section className="panel" aria-labelledby="open-items">
      <h2 id="open-items">Open conditions and actions</h2>
      {openItems.length === 0 ? <p className="small">Nothing is open.</p> : null}
      <ul className="plain-list">
        {openItems.map((item) => {
          const name = nameOf(item);
          return (
            <li key={name}>
              <span className={overdue(item, today) ? 'chip chip-urgent' : undefined}>{openItemWords(item, today)}</span>{' '}
              <Button kind="quiet" aria-label={`${item.kind === 'condition' ? 'Met' : 'Close'}: ${item.words}`} aria-expanded={closing === name} onClick={() => setClosing(closing === name ? null : name)}>
                {item.kind === 'condition' ? 'Met' : 'Close'}
              </Button>
              {closing === name ? <CloseItem caseId={id} item={item} today={today} onDone={() => setClosing(null)} /> : null}
            </li>
          );
        })}
      </ul>
      <Settled view={view} />
      {adding === true ? (
        <ActionForm caseId={id} onDone={added} />
      ) : (
        <Button onClick={() => setAdding(true)}>Add an action</Button>
      )}
    </section>
  );
}

/** What is settled, folded away; each can be opened again with the reason, and that it was settled stays in the history. */
function Settled({ view: { settled, summary } }: { view: CaseView }): ReactNode {
  const [opening, setOpening] = useState<string | null>(() => halfTyped('openAgain', summary.id, settled));
  const [unfolded, setUnfolded] = useState(opening !== null);
  if (settled.length === 0) return null;
  return (
    <details className="settled" open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>Settled: {settled.length}</summary>
      <ul className="plain-list">
        {settled.map((item) => {
          const name = nameOf(item);
          return (
            <li key={name}>
              {item.kind}: {item.words} <span className="small">{[item.owner, item.how, item.said].filter((part) => part !== '').join(', ')}</span>{' '}
              <Button kind="quiet" aria-label={`Open again: ${item.words}`} aria-expanded={opening === name} onClick={() => setOpening(opening === name ? null : name)}>
                Open again
              </Button>
              {opening === name ? <OpenAgain caseId={summary.id} item={item} onDone={() => setOpening(null)} /> : null}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function OpenAgain({ caseId, item, onDone }: { caseId: string; item: CaseView['settled'][number]; onDone: () => void }): ReactNode {
  const record = useCaseRecord(caseId);
  const place = placeOf('openAgain', caseId, item);
  const done = leaving(place, onDone);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    const opened = item.kind === 'condition' ? await record.run({ type: 'conditionReopened', condition: item.id, reason }) : await record.run({ type: 'actionReopened', actionId: item.id, reason });
    if (opened !== null) done();
  };
  return (
    <Form title="Open it again" submit="Open it again" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
      <TextField label="Why it is not settled" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}

const endWords = { done: 'Done', notNeeded: 'No longer needed' } as const;

/** Settles one open condition or action, with how and in words. The case has to have been read. */
export function CloseItem({ caseId, item, today, onDone }: { caseId: string; item: Item; today: string; onDone: () => void }): ReactNode {
  const record = useCaseRecord(caseId);
  const place = placeOf('closeItem', caseId, item);
  const done = leaving(place, onDone);
  const [words, setWords] = useDraft(place, 'words', '');
  const [how, setHow] = useDraft(place, 'how', 'done');
  const [on, setOn] = useDraft(place, 'on', today);
  const isCondition = item.kind === 'condition';
  const submit = async () => {
    const closed = isCondition ? await record.run({ type: 'conditionMet', condition: item.id, on, words }) : await record.run({ type: 'actionClosed', actionId: item.id, how, words });
    if (closed !== null) done();
  };
  return (
    <Form title={isCondition ? 'The condition is met' : 'Close the action'} submit={isCondition ? 'Record as met' : 'Close it'} refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
      <div className="fields fields-two">
        {isCondition ? (
          <DateField label="Met on" name="on" value={on} onChange={setOn} />
        ) : (
          <ChoiceField label="How it ended" words={endWords} value={how} onChoose={setHow} />
        )}
        <TextField label="In words" name="words" value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
    </Form>
  );
}
