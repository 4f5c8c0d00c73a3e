import { type ReactNode, useState } from 'react';
import type { CaseView, MeetingView, Workspace } from '../../shared/api/views.ts';
import { focusFacts } from '../case/FactsGrid.tsx';
import { ClausesUnder } from '../parts/Clauses.tsx';
import { dropDraft, formOf, useDraft } from '../parts/drafts.ts';
import { leaveForm } from '../parts/Form.tsx';
import { type KeyMap, useKeys } from '../parts/keys.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { modalityWords } from '../parts/words.ts';
import { useCaseRecord, useMeetingRecord } from '../parts/writes.ts';
import { CaseColumn } from './CaseColumn.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { type OpenForm, formFor } from './planned.ts';
import { useUndoKeys } from '../parts/undoKeys.ts';

type Props = { caseId: string; number: number; meeting: MeetingView; workspace: Workspace };

/** One case in the room: its column and its decision, and the keys that belong to both. */
export function CaseInRoom(props: Props): ReactNode {
  const view = useRead('case.read', { caseId: props.caseId });
  return (
    <Reading of={view}>
      {(value) => (
        <ClausesUnder version={value.rules.pathwayVersion}>
          <Shown {...props} view={value} />
        </ClausesUnder>
      )}
    </Reading>
  );
}

function Shown({ caseId, number, meeting, workspace, view }: Props & { view: CaseView }): ReactNode {
  const [left, keepOpen] = useDraft(formOf(caseId, 'room'), 'open', null);
  const start = useCaseRecord(caseId);
  const call = useMeetingRecord(meeting.id);
  const [toast, setToast] = useState('');
  const running = meeting.state === 'inProgress';
  const outcome = meeting.agenda.find(({ entry }) => entry.caseId === caseId)?.outcome.status;
  const may = (type: string) => running && view.next.includes(type);
  // Somebody else may have ended the discussion: a form nobody sees must hold no key, and what is typed in it waits for the next one.
  const open = left !== null && left in modalityWords && !may('modalityPlanned') ? null : left;

  const setOpen = (form: OpenForm | null) => {
    // A form that was recorded or cancelled is done with; what one holds that is only left for another stays.
    if (form === null && open !== null && open !== 'private') dropDraft(formOf(caseId, open));
    keepOpen(form);
  };
  const discuss = async () => {
    if (!may('discussionStarted')) return;
    if (meeting.currentCaseId !== caseId && (await call.run({ type: 'caseCalled', caseId })) === null) return;
    await start.run({ type: 'discussionStarted', meetingId: meeting.id });
  };
  const toGap = () => {
    const [gap] = view.agreementBlocks;
    if (gap === undefined) return;
    const form = formFor(gap.topic, view);
    if (gap.missing.length > 0 || form === null) focusFacts(gap.missing[0]);
    else setOpen(form);
  };
  const undo = async (type: 'entryTakenBack' | 'entryPutBack') => {
    const seen = view.version;
    const after = await start.run({ type });
    const said = type === 'entryTakenBack' ? 'Taken back' : 'Put back';
    if (after !== null) setToast(after.history.filter(({ version, text }) => version > seen && text.startsWith(said)).map(({ text }) => text).join(' '));
  };
  const takeBack = () => void undo('entryTakenBack');
  const putBack = () => void undo('entryPutBack');
  const show = (form: OpenForm, type: string) => (open === null && may(type) ? () => setOpen(form) : undefined);
  const agree = () => {
    if (!may('agreed')) return;
    if (view.agreementBlocks.length > 0) toGap();
    else setOpen('agree');
  };
  const mayUndo = may('planNoted') && open === null;
  useUndoKeys(mayUndo ? takeBack : undefined, mayUndo ? putBack : undefined);
  const keys: KeyMap = {
    d: may('discussionStarted') ? () => void discuss() : undefined,
    s: show('surgery', 'modalityPlanned'),
    r: show('radiotherapy', 'modalityPlanned'),
    y: show('systemic', 'modalityPlanned'),
    v: show('surveillance', 'modalityPlanned'),
    p: show('palliative', 'modalityPlanned'),
    i: show('furtherInvestigation', 'modalityPlanned'),
    '1': show('referralElsewhere', 'modalityPlanned'),
    '2': show('action', 'actionAdded'),
    '3': show('dissent', 'planNoted'),
    '4': open === null ? () => setOpen('private') : undefined,
    c: show('notes', 'planNoted'),
    a: may('agreed') ? agree : undefined,
    f: show('defer', 'deferred'),
    x: show('notDiscussed', 'notDiscussed'),
    z: show('noActiveTreatment', 'noActiveTreatment'),
    // What another meeting decided is listed again, not opened again here.
    o: outcome === 'settled' ? undefined : show('reopen', 'reopened'),
    u: view.next.includes('consultationRecorded') ? () => setOpen('consultation') : undefined,
    g: view.agreementBlocks.length > 0 ? toGap : undefined,
    e: () => focusFacts(),
    Escape: open === null ? undefined : leaveForm,
  };
  useKeys(keys, 'Meeting room: case');

  return (
    <>
      <CaseColumn view={view} number={number} meetingId={meeting.id} meetingDay={meeting.details.date} onConsultation={() => setOpen('consultation')} />
      <DecisionPanel
        view={view}
        meeting={meeting}
        workspace={workspace}
        open={open}
        onOpen={setOpen}
        onDiscuss={() => void discuss()}
        onGap={toGap}
        onAgree={agree}
        toast={toast}
        onTakeBack={takeBack}
        onPutBack={putBack}
        refusal={call.refusal ?? start.refusal}
        busy={call.busy || start.busy}
      />
    </>
  );
}
