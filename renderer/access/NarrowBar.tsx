import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { DateField } from '../parts/DateField.tsx';
import { weekdayWords } from '../parts/days.ts';
import { ChoiceField } from '../parts/Field.tsx';
import { useRead } from '../parts/reads.ts';
import { CaseField } from './CaseField.tsx';
import { lastTwoWeeks, type Narrowing } from './filters.ts';

type Props = { narrowing: Narrowing; onChange: (narrowing: Narrowing) => void; people: readonly string[]; kinds: Readonly<Record<string, string>>; today: string };

/** Days, person, kind, meeting and case, in one line. */
export function NarrowBar({ narrowing, onChange, people, kinds, today }: Props): ReactNode {
  const meetings = useRead('meetings.list', {});
  const set = (change: Partial<Narrowing>) => onChange({ ...narrowing, ...change });
  const days = meetings.data?.ok === true ? meetings.data.value.toReversed() : [];
  const names = [...new Set([...people, ...(narrowing.person === '' ? [] : [narrowing.person])])];
  const isNarrowed = JSON.stringify(narrowing) !== JSON.stringify(lastTwoWeeks(today));
  return (
    <div className="record-filters screen-only" role="group" aria-label="Narrow the list">
      <DateField label="From" leaning="past" value={narrowing.from} onChange={(from) => set({ from })} />
      <DateField label="To" leaning="past" value={narrowing.to} onChange={(to) => set({ to })} />
      <ChoiceField label="Person" words={Object.fromEntries(names.map((name) => [name, name]))} value={narrowing.person} empty="Anybody" onChoose={(person) => set({ person })} />
      <ChoiceField label="Kind" words={kinds} value={narrowing.kind} empty="Anything" onChoose={(kind) => set({ kind })} />
      <ChoiceField label="Meeting" words={Object.fromEntries(days.map(({ id, details }) => [id, weekdayWords(details.date)]))} value={narrowing.meetingId} empty="Any, or none" onChoose={(meetingId) => set({ meetingId })} />
      <CaseField name={narrowing.caseName} onChoose={(caseId, caseName) => set({ caseId, caseName })} />
      <Button kind="quiet" aria-disabled={!isNarrowed} onClick={() => onChange(lastTwoWeeks(today))}>
        Last two weeks
      </Button>
    </div>
  );
}
