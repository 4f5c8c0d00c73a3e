import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseDetails } from '../../shared/domain/case.ts';
import { CaseFields } from '../case/CaseFields.tsx';
import { dropDraft, formOf, useDraft } from '../parts/drafts.ts';
import { Form } from '../parts/Form.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { useMeetingRecord, useWrite } from '../parts/writes.ts';
import { ListingWarning } from '../readiness/ListingWarning.tsx';
import { usualMinutes } from './AddExisting.tsx';
import { inTime, LateFields } from './LateFields.tsx';

const emptyCase: CaseDetails = {
  patient: { nhsNumber: null, nhsNumberStatus: '03', hospitalNumber: '', familyName: '', givenName: '', dateOfBirth: null, sex: 'unknown' },
  referral: { from: '', on: null, reason: '' },
  diagnosis: { text: '', primarySite: '', icd10: '', morphology: null },
  tumour: { tissue: 'unknown', origin: 'unknown', certainty: 'unknown', sarcoma: 'unknown', levels: [], spineContact: 'unknown', skullBase: 'unknown', transnasal: 'unknown', metastaticCordCompression: 'unknown' },
  urgent: 'unknown',
  performanceStatus: 'unknown',
  workUp: [],
  question: '',
  presenter: '',
  wishes: '',
  keyWorker: '',
  owed: [],
};

/** A new case by hand; what is not known stays unknown. It is put on the agenda behind the others. */
export function NewCaseScreen({ meetingId }: { meetingId: string }): ReactNode {
  useTitle('New case');
  const place = formOf(meetingId, 'new case');
  const register = useWrite('case.register');
  const list = useMeetingRecord(meetingId);
  const [, go] = useLocation();
  const [details, setDetails] = useDraft(place, 'details', emptyCase);
  const [registered, setRegistered] = useDraft<string | null>(place, 'registered', null);
  const [late, setLate] = useDraft(place, 'late', inTime);
  const submit = async () => {
    // After a refused listing the case itself is recorded already and must not be recorded twice.
    const caseId = registered ?? (await register.run({ details }))?.summary.id;
    if (caseId === undefined) return;
    setRegistered(caseId);
    if ((await list.run({ type: 'caseListed', entry: { caseId, estimatedMinutes: usualMinutes, ...late } })) === null) return;
    dropDraft(place);
    go(`/meetings/${meetingId}/prepare`);
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>New case by hand</h1>
        <Link href={`/meetings/${meetingId}/prepare`}>Back to the agenda</Link>
      </div>
      {registered === null ? null : <p role="status">The case is recorded. It is not on the agenda yet.</p>}
      <section className="panel">
      <Form title="The case" level={2} submit={registered === null ? 'Record and add to the agenda' : 'Add to the agenda'} refusal={register.refusal ?? list.refusal} busy={register.busy || list.busy} onSubmit={() => void submit()}>
        <CaseFields details={details} onChange={setDetails}>
          <LateFields late={late} closed={false} onChange={setLate} />
        </CaseFields>
        <ListingWarning details={details} />
      </Form>
      </section>
    </div>
  );
}
