import type { ReactNode } from 'react';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import { isSameName } from '../../shared/domain/personName.ts';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useCaseRecord } from '../parts/writes.ts';
import { SecondPersonFields } from './SecondPersonFields.tsx';

/** The agreement: who chaired it, and who checked the read-back against what was said. */
export function AgreeForm({ view, meeting, onDone }: { view: CaseView; meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'agree');
  const present = meeting.attendees.filter(({ presence }) => presence === 'present').map(({ name }) => name);
  const planned = meeting.details.chair;
  const presentChair = present.find((name) => isSameName(name, planned));
  // The chair is printed under the decision as who led it: proposed only while recorded as present.
  const [chair, setChair] = useDraft(place, 'chair', presentChair === undefined ? '' : planned);
  const [verifier, setVerifier] = useDraft(place, 'verifier', '');
  const [aloneBecause, setAlone] = useDraft(place, 'aloneBecause', '');
  const submit = async () => {
    if ((await record.run({ type: 'agreed', meetingId: meeting.id, chair, verifier, aloneBecause })) !== null) onDone();
  };
  const names = present.map((name) => (name === presentChair ? planned : name));
  const chairs = { ...Object.fromEntries(names.map((name) => [name, name])), ...(planned === '' || presentChair !== undefined ? {} : { [planned]: `${planned} (not recorded as present)` }) };
  return (
    <Form title="Agree" submit="Agree as read back" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      {meeting.quorum.met ? null : <p className="gap">There is no quorum: the decision is recorded as provisional.</p>}
      <div className="fields fields-two">
        <SecondPersonFields label="Read-back checked by" meeting={meeting} chair={chair} check={{ verifier, aloneBecause }} onVerifier={setVerifier} onAlone={setAlone} />
        <ChoiceField label="Chair" name="chair" words={chairs} value={chair} empty="Not chosen yet" onChoose={setChair} />
      </div>
    </Form>
  );
}
