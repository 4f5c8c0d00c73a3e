import { type ReactNode, useState } from 'react';
import type { AgendaLine, MeetingView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { leaving, type PlaceOf, typedAt, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useKeys } from '../parts/keys.ts';
import { Refused } from '../parts/Refused.tsx';
import { useMeetingRecord } from '../parts/writes.ts';
import { isSkipped } from './course.ts';

/** Puts the case aside at one key and returns to it at the same; why can be said, and need not be. */
export function SkipControls({ meeting, line, onSkipped }: { meeting: MeetingView; line: AgendaLine; onSkipped: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const { caseId } = line.entry;
  const place: PlaceOf<'putAside'> = { form: 'putAside', meetingId: meeting.id, caseId };
  const [saying, setSaying] = useState(() => typedAt(place) !== null);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const done = leaving(place, () => setSaying(false));
  const may = meeting.state === 'inProgress' && ['waiting', 'inDiscussion'].includes(line.outcome.status);
  const aside = isSkipped(meeting, line);
  const skip = async (why: string) => {
    if ((await record.run({ type: 'caseSkipped', caseId, reason: why })) === null) return;
    done();
    if (!aside) onSkipped();
  };
  const turn = () => void (aside ? record.run({ type: 'caseCalled', caseId }) : skip(''));
  useKeys({ q: may ? turn : undefined }, 'Meeting room: its course');
  if (!may) return <Refused refusal={record.refusal} />;
  const why = meeting.skipped.find((each) => each.caseId === caseId)?.reason ?? '';
  return (
    <div className="skip-controls" role="group" aria-label="Put aside">
      {aside ? <p className="small">Put aside{why === '' ? '' : `: ${why}`}</p> : null}
      <Button kind="quiet" keyCap="Q" onClick={turn}>
        {aside ? 'Return to it' : 'Put aside'}
      </Button>
      {saying ? (
        <Form title="Why it is put aside" submit={aside ? 'Note why' : 'Put aside'} refusal={null} busy={record.busy} onSubmit={() => void skip(reason)} onCancel={done} place={place}>
          <TextField label="Reason" name="skipReason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form>
      ) : (
        <Button kind="quiet" onClick={() => setSaying(true)}>
          {aside ? 'Say why' : 'With a reason…'}
        </Button>
      )}
      <Refused refusal={record.refusal} />
    </div>
  );
}
