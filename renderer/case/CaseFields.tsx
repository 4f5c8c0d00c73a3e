import type { ReactNode } from 'react';
import type { CaseDetails, Patient } from '../../shared/domain/case.ts';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { nhsNumberStatusNames } from '../../shared/domain/nhsNumberStatusNames.ts';
import { sexWords } from '../parts/words.ts';
import { TumourFields } from './TumourFields.tsx';
import { WorkUpFields } from './WorkUpFields.tsx';

type Props = { details: CaseDetails; onChange: (details: CaseDetails) => void; children?: ReactNode };

/** Every field of a case in plain groups. Nothing is required but the family name. */
export function CaseFields({ details, onChange, children }: Props): ReactNode {
  const set = (change: Partial<CaseDetails>) => onChange({ ...details, ...change });
  const patient = (change: Partial<Patient>) => set({ patient: { ...details.patient, ...change } });
  const referral = (change: Partial<CaseDetails['referral']>) => set({ referral: { ...details.referral, ...change } });
  const diagnosis = (change: Partial<CaseDetails['diagnosis']>) => set({ diagnosis: { ...details.diagnosis, ...change } });
  const { morphology } = details.diagnosis;
  return (
    <>
      <fieldset className="group">
        <legend>Patient</legend>
        <div className="fields">
          <TextField label="Family name" name="familyName" required value={details.patient.familyName} onChange={(event) => patient({ familyName: event.target.value })} />
          <TextField label="Given name" name="givenName" value={details.patient.givenName} onChange={(event) => patient({ givenName: event.target.value })} />
          <TextField label="Date of birth" type="date" name="dateOfBirth" value={details.patient.dateOfBirth ?? ''} onChange={(event) => patient({ dateOfBirth: event.target.value === '' ? null : event.target.value })} />
          <ChoiceField label="Sex" name="sex" words={sexWords} value={details.patient.sex} onChoose={(sex) => patient({ sex })} />
          <TextField label="NHS number" name="nhsNumber" inputMode="numeric" value={details.patient.nhsNumber ?? ''} onChange={(event) => patient({ nhsNumber: event.target.value === '' ? null : event.target.value.replace(/[\s-]/g, '') })} />
          <ChoiceField label="NHS number status" name="nhsNumberStatus" words={nhsNumberStatusNames} value={details.patient.nhsNumberStatus} onChoose={(nhsNumberStatus) => patient({ nhsNumberStatus })} />
          <TextField label="Hospital number" name="hospitalNumber" value={details.patient.hospitalNumber} onChange={(event) => patient({ hospitalNumber: event.target.value })} />
        </div>
      </fieldset>
      <fieldset className="group">
        <legend>Referral</legend>
        <div className="fields">
          <TextField label="Referred from" name="from" value={details.referral.from} onChange={(event) => referral({ from: event.target.value })} />
          <TextField label="Referred on" type="date" name="on" value={details.referral.on ?? ''} onChange={(event) => referral({ on: event.target.value === '' ? null : event.target.value })} />
          <TextField label="Reason for referral" value={details.referral.reason} onChange={(event) => referral({ reason: event.target.value })} />
        </div>
      </fieldset>
      <fieldset className="group">
        <legend>Diagnosis</legend>
        <div className="fields">
          <TextField label="Diagnosis in words" value={details.diagnosis.text} onChange={(event) => diagnosis({ text: event.target.value })} />
          <TextField label="Primary site" name="primarySite" value={details.diagnosis.primarySite} onChange={(event) => diagnosis({ primarySite: event.target.value })} />
          <TextField label="ICD-10" name="icd10" value={details.diagnosis.icd10} onChange={(event) => diagnosis({ icd10: event.target.value })} />
          <TextField label="Morphology code" value={morphology?.code ?? ''} onChange={(event) => diagnosis({ morphology: event.target.value === '' ? null : { code: event.target.value, edition: morphology?.edition ?? 'unknown' } })} />
          {morphology === null ? null : (
            <ChoiceField label="Edition of the code" words={editionWords} value={morphology.edition} onChoose={(edition) => diagnosis({ morphology: { ...morphology, edition } })} />
          )}
        </div>
      </fieldset>
      <TumourFields details={details} onChange={set} />
      <WorkUpFields items={details.workUp} onChange={(workUp) => set({ workUp })} />
      <fieldset className="group">
        <legend>For the meeting</legend>
        <TextArea label="Question for the MDT" name="question" value={details.question} onChange={(event) => set({ question: event.target.value })} />
        <TextArea label="Patient’s wishes" name="wishes" value={details.wishes} onChange={(event) => set({ wishes: event.target.value })} />
        <div className="fields">
          <TextField label="Presenter" name="presenter" value={details.presenter} onChange={(event) => set({ presenter: event.target.value })} />
          <TextField label="Key worker" name="keyWorker" value={details.keyWorker} onChange={(event) => set({ keyWorker: event.target.value })} />
          {children}
        </div>
      </fieldset>
    </>
  );
}

const editionWords = { 'ICD-O-3': 'ICD-O-3', 'ICD-O-3.1': 'ICD-O-3.1', 'ICD-O-3.2': 'ICD-O-3.2', unknown: 'unknown' } as const;
