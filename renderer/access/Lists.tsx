import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccessFilters } from '../../shared/api/accessViews.ts';
import type { ExportedFile } from '../../shared/api/views.ts';
import { accessKindNames } from '../../shared/domain/accessEntry.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { caseEventNames, meetingEventNames } from '../../shared/pathway/eventNames.ts';
import { Button } from '../parts/Button.tsx';
import { Reading } from '../parts/Reading.tsx';
import { readOf } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { plainCount } from '../parts/words.ts';
import { useWrite } from '../parts/writes.ts';
import { filtersOf, type Narrowing } from './filters.ts';
import { LineTable } from './LineTable.tsx';
import { NarrowBar } from './NarrowBar.tsx';

type Props = { narrowing: Narrowing; onChange: (narrowing: Narrowing) => void; today: string; mayExport: boolean };

const eventKinds = {
  ...Object.fromEntries(Object.entries(caseEventNames).map(([type, name]) => [`case.${type}`, name])),
  ...Object.fromEntries(Object.entries(meetingEventNames).map(([type, name]) => [`meeting.${type}`, name])),
};
const shownAtMost = 1000;
const whileNoDays = { from: '2000-01-01', to: '2000-01-01' };

/** What happened to all cases and meetings. */
export function ChangesList({ narrowing, onChange, today, mayExport }: Props): ReactNode {
  const filters = filtersOf(narrowing);
  const read = useQuery({ ...readOf('record.read', { filters: filters ?? whileNoDays, limit: shownAtMost }), placeholderData: keepPreviousData, enabled: filters !== null, gcTime: 10_000 });
  const file = useWrite('record.file');
  const people = read.data?.ok === true ? read.data.value.people : [];
  return (
    <>
      <NarrowBar narrowing={narrowing} onChange={onChange} people={people} kinds={eventKinds} today={today} />
      <DaysWrong wrong={filters === null} />
      <Reading of={read}>
        {({ lines, count, notRead }) => (
          <>
            <Foot count={count} word={count === 1 ? 'change' : 'changes'} may={mayExport && filters !== null} onSave={(format) => (filters === null ? Promise.resolve(null) : file.run({ filters, format }))} />
            <Refused refusal={file.refusal} />
            <LineTable key={JSON.stringify(narrowing)} title="Changes" lines={lines} count={count} notRead={notRead} />
          </>
        )}
      </Reading>
    </>
  );
}

/** Who opened, read, exported, printed. */
export function AccessList({ narrowing, onChange, today, mayExport, by }: Props & { by: Actor }): ReactNode {
  const chosen = filtersOf(narrowing);
  // The choices are this table's keys and nothing else.
  const filters = chosen === null ? null : { ...chosen, kind: chosen.kind as AccessFilters['kind'] };
  // Entries come in with whatever anybody does, and nobody is told of each: it is asked for anew whenever the list is opened.
  const read = useQuery({ ...readOf('access.read', { by, filters: filters ?? whileNoDays, limit: shownAtMost }), placeholderData: keepPreviousData, enabled: filters !== null, staleTime: 0, gcTime: 0 });
  const file = useWrite('access.file');
  const people = read.data?.ok === true ? read.data.value.people : [];
  const save = async (format: 'csv' | 'json') => {
    const made = filters === null ? null : await file.run({ filters, format });
    void read.refetch();
    return made;
  };
  return (
    <>
      <NarrowBar narrowing={narrowing} onChange={onChange} people={people} kinds={accessKindNames} today={today} />
      <DaysWrong wrong={filters === null} />
      <Reading of={read}>
        {({ lines, count, notRead, kept }) => (
          <>
            {kept ? null : <p className="small">What is done in this program is not in the log: a newer MDT Desk has written the data folder, and this older one changes nothing in it.</p>}
            <Foot count={count} word={count === 1 ? 'entry' : 'entries'} may={mayExport && filters !== null} onSave={save}>
              <Button onClick={() => void read.refetch()}>Look again</Button>
            </Foot>
            <Refused refusal={file.refusal} />
            <LineTable key={JSON.stringify(narrowing)} title="Access" lines={lines} count={count} notRead={notRead} />
          </>
        )}
      </Reading>
    </>
  );
}

function DaysWrong({ wrong }: { wrong: boolean }): ReactNode {
  return <div role="status">{wrong ? <p>Give the first and the last day, in this order.</p> : null}</div>;
}

function Foot({ count, word, may, onSave, children }: { count: number; word: string; may: boolean; onSave: (format: 'csv' | 'json') => Promise<ExportedFile | null>; children?: ReactNode }): ReactNode {
  const save = async (format: 'csv' | 'json') => {
    const made = await onSave(format);
    if (made !== null) saveFile(made);
  };
  return (
    <div className="row record-count">
      <strong role="status">
        {plainCount(count)} {word}
      </strong>
      <span className="row screen-only">
        {children}
        {may ? (
          <>
            <Button onClick={() => void save('csv')}>Save as CSV</Button>
            <Button onClick={() => void save('json')}>Save as JSON</Button>
          </>
        ) : null}
        <Button onClick={() => window.print()}>Print</Button>
      </span>
    </div>
  );
}
