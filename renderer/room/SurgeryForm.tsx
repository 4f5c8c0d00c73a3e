import { type ReactNode, useState } from 'react';
import type { NamedPractitioner } from '../../shared/api/commands.ts';
import type { CaseView, MeetingView, Workspace } from '../../shared/api/views.ts';
import type { SurgeryPlan } from '../../shared/domain/plan.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { marginWords } from '../parts/words.ts';
import { named, plannedFor } from './planned.ts';
import { usePlanWrite } from './planWrite.ts';
import { PractitionerPicker } from './PractitionerPicker.tsx';
import { chosenSite, openingSite, SiteAndAgreement } from './SiteAndAgreement.tsx';

/** What every plan's form is given. */
export type PlanFormProps = { view: CaseView; meeting: MeetingView; workspace: Workspace; onDone: () => void };

/** Surgery: where, by whom, what, when. The proposed site stands already; Enter accepts. */
export function SurgeryForm({ view, meeting, workspace, onDone }: PlanFormProps): ReactNode {
  const planned = plannedFor(view, 'surgery');
  const write = usePlanWrite(view);
  const [site, setSite] = useState(() => openingSite(view, meeting, 'surgery', planned?.site));
  const [practitioners, setPractitioners] = useState<NamedPractitioner[]>(() => named(planned?.practitioners ?? []));
  const [procedure, setProcedure] = useState(planned?.procedure ?? '');
  const [margin, setMargin] = useState<NonNullable<SurgeryPlan['plannedMargin']> | ''>(planned?.plannedMargin ?? '');
  const [date, setDate] = useState(planned?.operatingDate ?? '');
  const [from, setFrom] = useState(planned?.operatingWindow?.from ?? '');
  const [to, setTo] = useState(planned?.operatingWindow?.to ?? '');
  const [timing, setTiming] = useState(planned?.timing ?? '');

  const submit = async () => {
    const choice = chosenSite(site, workspace);
    const plan = {
      modality: 'surgery' as const,
      site: choice,
      practitioners,
      timing,
      operatingDate: date === '' ? null : date,
      operatingWindow: date !== '' || from === '' || to === '' ? null : { from, to },
      procedure,
      plannedMargin: margin === '' ? null : margin,
    };
    if (await write.save(plan, site, choice)) onDone();
  };
  return (
    <Form title="Surgery" submit="Save surgery" refusal={write.refusal} busy={write.busy} onSubmit={() => void submit()} onCancel={onDone}>
      <SiteAndAgreement draft={site} onChange={setSite} modality="surgery" view={view} meeting={meeting} workspace={workspace} />
      <PractitionerPicker modality="surgery" onDate={date === '' ? meeting.details.date : date} site={site.id} value={practitioners} onChange={setPractitioners} />
      <div className="fields fields-two">
        <TextField label="Procedure" name="procedure" value={procedure} onChange={(event) => setProcedure(event.target.value)} />
        <ChoiceField label="Planned margin" name="plannedMargin" words={marginWords} value={margin} onChoose={setMargin} empty="Not stated" />
      </div>
      <div className="fields fields-three">
        <TextField label="Operating date" type="date" name="operatingDate" value={date} onChange={(event) => setDate(event.target.value)} />
        <TextField label="or from" type="date" name="from" value={from} disabled={date !== ''} onChange={(event) => setFrom(event.target.value)} />
        <TextField label="to" type="date" name="to" value={to} disabled={date !== ''} onChange={(event) => setTo(event.target.value)} />
      </div>
      <TextField label="Timing" name="timing" value={timing} onChange={(event) => setTiming(event.target.value)} />
    </Form>
  );
}
