import type { ReactNode } from 'react';
import type { WorkUpItem } from '../../shared/domain/case.ts';
import { Button } from '../parts/Button.tsx';
import { DateField } from '../parts/DateField.tsx';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { workUpWords } from '../parts/words.ts';

const statusWords: Record<WorkUpItem['status'], string> = { requested: 'requested', done: 'done', reported: 'reported', notNeeded: 'not needed' };

/** The items of the work-up: what, where, when, and how far it is. */
export function WorkUpFields({ items, onChange }: { items: readonly WorkUpItem[]; onChange: (items: WorkUpItem[]) => void }): ReactNode {
  const set = (at: number, change: Partial<WorkUpItem>) => onChange(items.map((item, index) => (index === at ? { ...item, ...change } : item)));
  return (
    <fieldset className="group">
      <legend>Work-up</legend>
      {items.map((item, index) => (
        <fieldset key={index} className="fields work-fields">
          <legend className="nhsuk-u-visually-hidden">Item {index + 1}</legend>
          <ChoiceField label="Kind" words={workUpWords} value={item.kind} onChoose={(kind) => set(index, { kind })} />
          <TextField label="Detail" value={item.detail} placeholder="MRI" onChange={(event) => set(index, { detail: event.target.value })} />
          <ChoiceField label="Status" words={statusWords} value={item.status} onChoose={(status) => set(index, { status })} />
          <DateField label="On" name={`workUp${index}`} value={item.on ?? ''} onChange={(day) => set(index, { on: day === '' ? null : day })} />
          <TextField label="Where" value={item.at} onChange={(event) => set(index, { at: event.target.value })} />
          <TextField label="Owed by" value={item.owedBy} onChange={(event) => set(index, { owedBy: event.target.value })} />
          <DateField label="Due" leaning="future" value={item.due ?? ''} onChange={(day) => set(index, { due: day === '' ? null : day })} />
          {item.status === 'notNeeded' ? <TextField label="Why it is not needed" value={item.reason} onChange={(event) => set(index, { reason: event.target.value })} /> : null}
          <Button kind="quiet" onClick={() => onChange(items.filter((_, at) => at !== index))}>
            Take item {index + 1} out
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...items, { kind: 'imaging', detail: '', status: 'reported', on: null, at: '', owedBy: '', due: null, reason: '' }])}>Add a work-up item</Button>
    </fieldset>
  );
}
