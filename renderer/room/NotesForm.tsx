import { type ReactNode, useEffect, useRef } from 'react';
import type { CaseCommand } from '../../shared/api/commands.ts';
import type { CaseView } from '../../shared/api/views.ts';
import type { Condition, PlanNotes } from '../../shared/domain/plan.ts';
import { Button } from '../parts/Button.tsx';
import { DateField } from '../parts/DateField.tsx';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { conditionWords, entriesOf, intentWords } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { useOvertaken } from './overtaken.ts';

/** Intent, rationale, alternatives, conditions with their owners, and dissent. */
export function NotesForm({ view, onDone }: { view: CaseView; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const waits = view.agreementBlocks.some((block) => block.topic === 'pathologyReview') || view.rules.blocks.some((block) => block.topic === 'pathologyReview');
  const place = formOf(view.summary.id, 'notes');
  const [notes, setNotes] = useDraft(place, 'notes', view.plan.notes);
  const set = (change: Partial<PlanNotes>) => setNotes({ ...notes, ...change });
  const setCondition = (at: number, change: Partial<Condition>) => set({ conditions: notes.conditions.map((condition, index) => (index === at ? { ...condition, ...change } : condition)) });
  const add = (kind: Condition['kind']) => set({ conditions: [...notes.conditions, { kind, words: kind === 'pathologyReview' ? 'Specialist sarcoma pathologist confirms the diagnosis' : '', owner: '', due: null }] });
  const list = useRef<HTMLDivElement>(null);
  const listed = useRef(notes.conditions.length);
  useEffect(() => {
    // The button that was pressed may be gone: the caret goes to what the new condition lacks, or behind the one taken out.
    const now = notes.conditions.length;
    const fields = list.current?.querySelectorAll<HTMLInputElement>('fieldset:last-of-type :is([name="words"], [name="owner"])') ?? [];
    const empty = [...fields].find(({ value }) => value === '');
    if (now > listed.current) empty?.focus();
    if (now < listed.current) list.current?.querySelector<HTMLElement>('.row button')?.focus();
    listed.current = now;
  }, [notes.conditions.length]);
  const [keyWorker, setKeyWorker] = useDraft(place, 'keyWorker', view.details.keyWorker);
  const overtaken = useOvertaken(view);
  const submit = async () => {
    if (overtaken.refuses({ name: 'plan’s notes', of: (seen) => [seen.plan.notes, seen.details.keyWorker], recordedAs: 'planNoted' })) return;
    const noted: CaseCommand = { type: 'planNoted', notes };
    const isAnother = keyWorker.trim() !== view.details.keyWorker;
    if ((await record.run(isAnother ? [{ type: 'detailsChanged', changes: { keyWorker }, reason: '' }, noted] : noted)) !== null) onDone();
  };
  return (
    <Form title="Conditions and notes" submit="Save notes" refusal={overtaken.refusal ?? record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <ChoiceField label="Intent" name="intent" words={intentWords} value={notes.intent ?? ''} onChoose={(chosen) => set({ intent: entriesOf(intentWords).find(([intent]) => intent === chosen)?.[0] ?? null })} empty="Not stated" />
      <div ref={list} className="conditions">
        {notes.conditions.map((condition, index) => (
          <fieldset key={index} className="condition">
            <legend>Condition {index + 1}</legend>
            <ChoiceField label="Kind" words={conditionWords} value={condition.kind} onChoose={(kind) => setCondition(index, { kind })} />
            <TextField label="Condition in words" name="words" value={condition.words} onChange={(event) => setCondition(index, { words: event.target.value })} />
            <div className="fields fields-two">
              <TextField label="Owner" name="owner" value={condition.owner} onChange={(event) => setCondition(index, { owner: event.target.value })} />
              <DateField label="Due" leaning="future" name="due" value={condition.due ?? ''} onChange={(day) => setCondition(index, { due: day === '' ? null : day })} />
            </div>
            <Button kind="quiet" onClick={() => set({ conditions: notes.conditions.filter((_, at) => at !== index) })}>
              Take condition {index + 1} out
            </Button>
          </fieldset>
        ))}
        <div className="row">
          {waits && !notes.conditions.some((condition) => condition.kind === 'pathologyReview') ? <Button onClick={() => add('pathologyReview')}>Add “pathology review” condition</Button> : null}
          <Button onClick={() => add('other')}>Add a condition</Button>
        </div>
      </div>
      <div className="fields fields-two fields-top">
        <TextArea label="Rationale" name="rationale" value={notes.rationale} onChange={(event) => set({ rationale: event.target.value })} />
        <TextArea label="Alternatives considered" name="alternatives" value={notes.alternatives} onChange={(event) => set({ alternatives: event.target.value })} />
        <TextArea label="Dissent" name="dissent" value={notes.dissent} onChange={(event) => set({ dissent: event.target.value })} />
        <TextField label="Dissent of (only if wished)" name="dissentBy" value={notes.dissentBy} onChange={(event) => set({ dissentBy: event.target.value })} />
      </div>
      <div className="fields fields-three">
        <TextField label="Tells the patient" name="toldBy" value={notes.toldBy} onChange={(event) => set({ toldBy: event.target.value })} />
        <DateField label="By" leaning="future" name="toldOn" value={notes.toldOn ?? ''} onChange={(day) => set({ toldOn: day === '' ? null : day })} />
        <TextField label="Key worker" name="keyWorker" value={keyWorker} onChange={(event) => setKeyWorker(event.target.value)} />
      </div>
    </Form>
  );
}
