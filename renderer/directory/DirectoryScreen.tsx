import { type ReactNode, useState } from 'react';
import type { Workspace } from '../../shared/api/views.ts';
import type { Practitioner } from '../../shared/domain/practitioner.ts';
import { Button } from '../parts/Button.tsx';
import { isCalendarDate } from '../../shared/domain/calendar.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { DateField } from '../parts/DateField.tsx';
import { dayWords } from '../parts/days.ts';
import { typedItems } from '../parts/drafts.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { DirectoryImport } from './DirectoryImport.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PractitionerForm } from './PractitionerForm.tsx';

/** A form that stands open: for a new practitioner, for one that is there, or the import of a list. */
type Open = { readonly kind: 'add' } | { readonly kind: 'import' } | { readonly kind: 'edit'; readonly id: string } | null;

/** The form that was left half filled in. */
function halfTyped(): Open {
  const [id] = typedItems('practitioner');
  if (id === undefined) return null;
  return id === '' ? { kind: 'add' } : { kind: 'edit', id };
}

/** Who may treat on a day: every practitioner with standings, dates and sources; what the network has not confirmed is marked. */
export function DirectoryScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Directory');
  const [day, setDay] = useState(workspace.today);
  const asked = isCalendarDate(day) ? day : workspace.today;
  const directory = useRead('directory.read', { onDate: asked });
  const [open, setOpen] = useState<Open>(halfTyped);
  const close = () => setOpen(null);
  const edited = open?.kind === 'edit' && directory.data?.ok === true ? directory.data.value.find(({ practitioner }) => practitioner.id === open.id)?.practitioner : undefined;
  const tables = { day: asked, today: workspace.today, onEdit: ({ id }: Practitioner) => setOpen({ kind: 'edit', id }) };
  return (
    <div className="page page-wide">
      <div className="page-head">
        <div>
          <h1>Directory</h1>
          <p>
            Standing as of {dayWords(asked)}. Treatment is given by core members or practitioners designated for it <Clauses ids={['K6', 'P6a']} />.
          </p>
        </div>
        <div className="row directory-tools">
          <DateField label="Who may treat on" value={day} onChange={setDay} />
          <Button onClick={() => setOpen({ kind: 'import' })}>Import a list</Button>
          <Button kind="primary" onClick={() => setOpen({ kind: 'add' })}>
            Add a practitioner
          </Button>
        </div>
      </div>
      {open?.kind === 'add' ? <PractitionerForm workspace={workspace} known={null} onDone={close} /> : null}
      {edited === undefined ? null : <PractitionerForm key={edited.id} workspace={workspace} known={edited} onDone={close} />}
      {open?.kind === 'import' ? <DirectoryImport onDone={close} /> : null}
      <Reading of={directory}>
        {(people) => (
          <>
            <PeopleTable title="Surgery" modality="surgery" people={people} {...tables} />
            <PeopleTable title="Radiotherapy" modality="radiotherapy" people={people} {...tables} />
            <PeopleTable title="Systemic therapy" modality="systemic" people={people} {...tables} />
            {people.some(({ practitioner }) => practitioner.designations.length === 0) ? <PeopleTable title="Without a designation" modality={null} people={people} {...tables} /> : null}
          </>
        )}
      </Reading>
    </div>
  );
}
