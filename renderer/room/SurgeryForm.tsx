import type { ReactNode } from 'react';
import type { CaseView, MeetingView, Workspace } from '../../shared/api/views.ts';
import { DateField } from '../parts/DateField.tsx';
import { formOf, useDraft } from '../parts/drafts.ts';
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
  const place = formOf(view.summary.id, 'surgery');
  const [site, setSite] = useDraft(place, 'site', () => openingSite(view, 'surgery', planned?.site));
  const [practitioners, setPractitioners] = useDraft(place, 'practitioners', () => named(planned?.practitioners ?? []));
  const [procedure, setProcedure] = useDraft(place, 'procedure', planned?.procedure ?? '');
  const [margin, setMargin] = useDraft(place, 'margin', planned?.plannedMargin ?? '');
  const [date, setDate] = useDraft(place, 'date', planned?.operatingDate ?? '');
  const [from, setFrom] = useDraft(place, 'from', planned?.operatingWindow?.from ?? '');
  const [to, setTo] = useDraft(place, 'to', planned?.operatingWindow?.to ?? '');
  const [timing, setTiming] = useDraft(place, 'timing', planned?.timing ?? '');

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
    <Form title="Surgery" submit="Save surgery" refusal={write.refusal} busy={write.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <SiteAndAgreement draft={site} onChange={setSite} modality="surgery" view={view} meeting={meeting} workspace={workspace} />
      <PractitionerPicker modality="surgery" onDate={date === '' ? meeting.details.date : date} site={site.id} value={practitioners} onChange={setPractitioners} />
      <div className="fields fields-two">
        <TextField label="Procedure" name="procedure" value={procedure} onChange={(event) => setProcedure(event.target.value)} />
        <ChoiceField label="Planned margin" name="plannedMargin" words={marginWords} value={margin} onChoose={setMargin} empty="Not stated" />
      </div>
      <div className="fields fields-three">
        <DateField label="Operating date" leaning="future" name="operatingDate" value={date} onChange={setDate} />
        <DateField label="or from" leaning="future" name="from" value={from} disabled={date !== ''} onChange={setFrom} />
        <DateField label="to" leaning="future" name="to" value={to} disabled={date !== ''} onChange={setTo} />
      </div>
      <TextField label="Timing" name="timing" value={timing} onChange={(event) => setTiming(event.target.value)} />
    </Form>
  );
}
