import type { ReactNode } from 'react';
import type { PossibleDuplicate } from '../../shared/api/entryViews.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import { nhsNumberStatusNames } from '../../shared/domain/nhsNumberStatusNames.ts';
import { DateField } from '../parts/DateField.tsx';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { sexWords } from '../parts/words.ts';
import { WorkUpFields } from '../case/WorkUpFields.tsx';
import { LateFields } from '../prepare/LateFields.tsx';
import { CodeField } from './CodeField.tsx';
import { Duplicates } from './Duplicates.tsx';
import type { Entry } from './entry.ts';
import { NhsNumberField } from './NhsNumberField.tsx';
import { TumourGroup } from './TumourGroup.tsx';

/** What every group of fields is given: the form's value, and the way to change one field of it. */
export type GroupProps = { entry: Entry; change: (field: string, entry: Entry) => void };

const editionWords = { 'ICD-O-3.2': '3.2', 'ICD-O-3.1': '3.1', 'ICD-O-3': '3', unknown: 'unknown' } as const;

/** Every field of a case in two columns: who, why and what was done on the left, the facts the rules ask for and the meeting on the right. */
export function EntryFields({ entry, change, duplicates, late }: GroupProps & { duplicates: readonly PossibleDuplicate[]; late: boolean }): ReactNode {
  return (
    <>
      <div className="entry-column">
        <PatientGroup entry={entry} change={change} duplicates={duplicates} />
        <ReferralGroup entry={entry} change={change} />
        <DiagnosisGroup entry={entry} change={change} />
        <WorkUpFields items={entry.details.workUp} onChange={(workUp) => change('workUp', { ...entry, details: { ...entry.details, workUp } })} />
      </div>
      <div className="entry-column">
        <TumourGroup entry={entry} change={change} />
        <MeetingGroup entry={entry} change={change} late={late} />
      </div>
    </>
  );
}

function PatientGroup({ entry, change, duplicates }: GroupProps & { duplicates: readonly PossibleDuplicate[] }): ReactNode {
  const { patient } = entry.details;
  const set = (part: Partial<CaseDetails['patient']>) => change(Object.keys(part)[0] ?? '', { ...entry, details: { ...entry.details, patient: { ...patient, ...part } } });
  return (
    <fieldset className="group">
      <legend>Patient</legend>
      <div className="fields fields-two">
        <TextField label="Family name" name="familyName" required value={patient.familyName} onChange={(event) => set({ familyName: event.target.value })} />
        <TextField label="Given name" name="givenName" value={patient.givenName} onChange={(event) => set({ givenName: event.target.value })} />
        <DateField label="Date of birth" name="dateOfBirth" leaning="past" placeholder="14/3/79" value={patient.dateOfBirth ?? ''} onChange={(day) => set({ dateOfBirth: day === '' ? null : day })} />
        <ChoiceField label="Sex" name="sex" words={sexWords} value={patient.sex} onChoose={(sex) => set({ sex })} />
        <NhsNumberField value={patient.nhsNumber} onChange={(nhsNumber) => set({ nhsNumber })} />
        <ChoiceField label="NHS number status" name="nhsNumberStatus" words={nhsNumberStatusNames} value={patient.nhsNumberStatus} onChoose={(nhsNumberStatus) => set({ nhsNumberStatus })} />
        <TextField label="Hospital number" name="hospitalNumber" value={patient.hospitalNumber} onChange={(event) => set({ hospitalNumber: event.target.value })} />
      </div>
      <Duplicates found={duplicates} reason={entry.reason} onReason={entry.base === null ? (reason) => change('duplicateBecause', { ...entry, reason }) : null} />
    </fieldset>
  );
}

function ReferralGroup({ entry, change }: GroupProps): ReactNode {
  const { referral } = entry.details;
  const set = (field: string, part: Partial<CaseDetails['referral']>) => change(field, { ...entry, details: { ...entry.details, referral: { ...referral, ...part } } });
  return (
    <fieldset className="group">
      <legend>Referral</legend>
      <div className="fields fields-two">
        <TextField label="Referred from" name="referredFrom" value={referral.from} onChange={(event) => set('referredFrom', { from: event.target.value })} />
        <DateField label="Referred on" name="referredOn" leaning="past" value={referral.on ?? ''} onChange={(day) => set('referredOn', { on: day === '' ? null : day })} />
      </div>
      <TextField label="Reason for referral" name="referralReason" value={referral.reason} onChange={(event) => set('referralReason', { reason: event.target.value })} />
    </fieldset>
  );
}

function DiagnosisGroup({ entry, change }: GroupProps): ReactNode {
  const { diagnosis } = entry.details;
  const { morphology } = diagnosis;
  const set = (field: string, part: Partial<CaseDetails['diagnosis']>) => change(field, { ...entry, details: { ...entry.details, diagnosis: { ...diagnosis, ...part } } });
  return (
    <fieldset className="group">
      <legend>Diagnosis</legend>
      <div className="fields fields-two">
        <TextField label="Diagnosis in words" name="diagnosis" value={diagnosis.text} onChange={(event) => set('diagnosis', { text: event.target.value })} />
        <TextField label="Primary site" name="primarySite" value={diagnosis.primarySite} onChange={(event) => set('primarySite', { primarySite: event.target.value })} />
        <CodeField system="icd10" label="ICD-10" name="icd10" value={diagnosis.icd10} edition={null} onType={(icd10) => set('icd10', { icd10 })} onTake={({ code }) => set('icd10', { icd10: code })} />
        <div className="morphology">
          <CodeField
            system="morphology"
            label="Morphology"
            name="morphology"
            value={morphology?.code ?? ''}
            edition={morphology?.edition ?? null}
            onType={(code) => set('morphology', { morphology: code === '' ? null : { code, edition: morphology?.edition ?? 'unknown' } })}
            onTake={({ code, editions }) => set('morphology', { morphology: { code, edition: newest(editions) } })}
          />
          {morphology === null ? null : <ChoiceField label="ICD-O" name="edition" words={editionWords} value={morphology.edition} onChoose={(edition) => set('edition', { morphology: { ...morphology, edition } })} />}
        </div>
      </div>
    </fieldset>
  );
}

/** The edition a code of the list is taken from: the newest in which it means this. */
function newest(editions: readonly string[]): keyof typeof editionWords {
  return (['ICD-O-3.2', 'ICD-O-3.1', 'ICD-O-3'] as const).find((edition) => editions.includes(edition)) ?? 'unknown';
}

function MeetingGroup({ entry, change, late }: GroupProps & { late: boolean }): ReactNode {
  const { details } = entry;
  const set = (part: Partial<CaseDetails>) => change(Object.keys(part)[0] ?? '', { ...entry, details: { ...details, ...part } });
  return (
    <fieldset className="group">
      <legend>For the meeting</legend>
      <TextArea label="Question for the MDT" name="question" value={details.question} onChange={(event) => set({ question: event.target.value })} />
      <TextArea label="Patient’s wishes" name="wishes" value={details.wishes} onChange={(event) => set({ wishes: event.target.value })} />
      <div className="fields fields-two">
        <TextField label="Presenter" name="presenter" value={details.presenter} onChange={(event) => set({ presenter: event.target.value })} />
        <TextField label="Key worker" name="keyWorker" value={details.keyWorker} onChange={(event) => set({ keyWorker: event.target.value })} />
      </div>
      {late ? <LateFields late={entry} closed={false} onChange={({ lateReason, lateAgreedBy }) => change(lateReason === entry.lateReason ? 'lateAgreedBy' : 'lateReason', { ...entry, lateReason, lateAgreedBy })} /> : null}
    </fieldset>
  );
}
