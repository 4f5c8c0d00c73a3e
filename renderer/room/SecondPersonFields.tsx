import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { type SecondPersonCheck, secondPersons } from '../../shared/domain/secondPerson.ts';
import { TextField } from '../parts/Field.tsx';
import { useActor } from '../parts/reads.ts';
import { PresentPersonField } from './PresentPersonField.tsx';

type Props = { label: string; meeting: MeetingView; chair: string; check: SecondPersonCheck; onVerifier: (name: string) => void; onAlone: (reason: string) => void };

/** Who checked as the second person, chosen from those present who may, or why nobody did. Neither is ever filled in beforehand. */
export function SecondPersonFields({ label, meeting, chair, check, onVerifier, onAlone }: Props): ReactNode {
  const by = useActor();
  const people = by === null ? [] : secondPersons({ by, chair, attendees: meeting.attendees });
  return (
    <>
      <PresentPersonField label={label} name="verifier" people={people} value={check.verifier} onChange={onVerifier} />
      <TextField label="Or: no second person because" name="aloneBecause" value={check.aloneBecause} onChange={(event) => onAlone(event.target.value)} />
    </>
  );
}
