import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { TextField } from '../parts/Field.tsx';
import { lastRead } from '../parts/reads.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { changedParts, changesOf, mergedDetails } from './changes.ts';
import { ChangesList } from './ChangesList.tsx';
import { useDuplicates } from './Duplicates.tsx';
import { entryOf, faultsOfEntry } from './entry.ts';
import { EntryFields } from './EntryFields.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import { LiveAnswer } from './LiveAnswer.tsx';
import { useEntry } from './useEntry.ts';

/** Corrects the details of a case by the form they were entered with; what will be recorded is listed, and the history keeps what they were. */
export function EditCase({ view, onDone }: { view: CaseView; onDone: () => void }): ReactNode {
  const caseId = view.summary.id;
  const record = useCaseRecord(caseId);
  const form = useEntry({ form: 'editCase', caseId }, entryOf(view.details));
  const { entry } = form;
  const base = entry.base ?? view.details;
  // Only what was changed here is put on what is recorded now, or a form left open would undo what others record meanwhile.
  const next = mergedDetails(base, entry.details, view.details);
  const changed = changedParts(view.details, next);
  const duplicates = useDuplicates(entry.details, caseId);

  const leave = async () => {
    await form.drop();
    onDone();
  };
  const save = async () => {
    if (Object.keys(changed).length === 0) return leave();
    if ((await record.run({ type: 'detailsChanged', changes: changed, reason: entry.reason })) !== null) await leave();
  };
  return (
    <section className="panel">
      <EntryFrame
        title="Edit the details"
        form={form}
        faults={faultsOfEntry({ ...entry, details: changed }, lastRead('workspace.read', {})?.today ?? '')}
        save="Save the details"
        busy={record.busy}
        refusal={record.refusal}
        onSave={() => void save()}
        leave={{ word: 'Cancel', act: () => void leave() }}
        aside={
          <>
            <TextField label="Reason for the change" hint="Kept in the history." name="reason" value={entry.reason} onChange={(event) => form.change('reason', { ...entry, reason: event.target.value })} />
            <ChangesList changes={changesOf(base, view.details, next)} />
            <LiveAnswer details={next} pathologyReviewed={view.pathologyReview?.result === 'confirmed' ? 'yes' : 'no'} />
          </>
        }
      >
        <EntryFields entry={entry} change={form.change} duplicates={duplicates.filter(({ by }) => by === 'nameAndBirth' || view.details.patient[by] !== entry.details.patient[by])} late={false} />
      </EntryFrame>
    </section>
  );
}
