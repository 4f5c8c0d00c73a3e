import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { DraftPlace } from '../../shared/api/draftViews.ts';
import { usualMinutes } from '../../shared/domain/agendaLayout.ts';
import { lastRead, readOf, reads } from '../parts/reads.ts';
import { Waiting } from '../parts/Reading.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { useMeetingRecord, useWrite } from '../parts/writes.ts';
import { ListingWarning } from '../readiness/ListingWarning.tsx';
import { useDuplicates } from './Duplicates.tsx';
import { emptyEntry, faultsOfEntry } from './entry.ts';
import { EntryFields } from './EntryFields.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import { KeptDraftNotice, useLeftDraft } from './KeptDraftNotice.tsx';
import { LiveAnswer } from './LiveAnswer.tsx';
import { useEntry } from './useEntry.ts';

/** A new case by hand. An entry that was left is offered first, by name and time; only then does the form open, empty or with it. */
export function NewCaseScreen({ meetingId }: { meetingId: string }): ReactNode {
  useTitle('New case');
  const place: DraftPlace = { form: 'newCase', meetingId };
  const { kept, forget } = useLeftDraft(place);
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>New case by hand</h1>
        <Link href={`/meetings/${meetingId}/prepare`}>Back to the agenda</Link>
      </div>
      {kept === 'asking' ? <Waiting opens /> : kept === null ? <NewCaseForm meetingId={meetingId} /> : <KeptDraftNotice kept={kept} what="a new case" focused onContinue={forget} onThrown={forget} />}
    </div>
  );
}

/** The form: what is not known stays unknown. The case is put on the agenda behind the others. */
function NewCaseForm({ meetingId }: { meetingId: string }): ReactNode {
  const form = useEntry({ form: 'newCase', meetingId }, emptyEntry);
  const { entry } = form;
  const register = useWrite('case.register');
  const list = useMeetingRecord(meetingId);
  const [, go] = useLocation();
  const [leaving, setLeaving] = useState(false);
  const duplicates = useDuplicates(entry.details, entry.registered);
  const agenda = `/meetings/${meetingId}/prepare`;

  const save = async () => {
    // After a refused listing the case itself is recorded already and must not be recorded twice.
    const caseId = entry.registered ?? (await register.run({ details: entry.details, duplicateBecause: entry.reason }))?.summary.id;
    if (caseId === undefined) return;
    if (entry.registered === null) form.change('registered', { ...entry, registered: caseId });
    // An urgent case has come to the next list by itself: the list is taken as it is now.
    await reads.fetchQuery({ ...readOf('meeting.read', { meetingId }), staleTime: 0 });
    if ((await list.run({ type: 'caseListed', entry: { caseId, estimatedMinutes: usualMinutes, lateReason: entry.lateReason, lateAgreedBy: entry.lateAgreedBy } })) === null) return;
    await leave();
  };
  const leave = async () => {
    if (leaving) return;
    setLeaving(true);
    await form.drop();
    go(agenda);
  };
  return (
    <>
      {entry.registered === null ? null : <p role="status">The case is recorded. It is not on the agenda yet.</p>}
      <EntryFrame
        title="The case"
        form={form}
        faults={faultsOfEntry(entry, lastRead('workspace.read', {})?.today ?? '')}
        save={entry.registered === null ? 'Record and add to the agenda' : 'Add to the agenda'}
        busy={register.busy || list.busy}
        refusal={register.refusal ?? list.refusal}
        onSave={() => void save()}
        leave={{ word: 'Discard', act: () => void leave() }}
        aside={
          <>
            <ListingWarning details={entry.details} />
            <LiveAnswer details={entry.details} pathologyReviewed="no" />
          </>
        }
      >
        <EntryFields entry={entry} change={form.change} duplicates={duplicates} late />
      </EntryFrame>
    </>
  );
}
