import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';

/** Urgent treatment before the meeting: what was begun, who was consulted, or that nobody has recorded it yet (K2b, K2c). */
export function UrgentBanner({ view, onConsultation }: { view: CaseView; onConsultation?: () => void }): ReactNode {
  const { urgentTreatment, summary } = view;
  if (urgentTreatment === null) return summary.urgent ? <p className="urgent">Marked urgent: treatment cannot wait for the meeting. <Clauses ids={['K2b']} /></p> : null;
  const { treatment, startedOn, consultation } = urgentTreatment;
  return (
    <div className="urgent">
      <strong>Urgent treatment:</strong> {treatment}
      {startedOn === null ? '' : `, started ${dayWords(startedOn)}`}.{' '}
      {consultation === null ? (
        <>
          Who was consulted is not recorded yet. <Clauses ids={['K2c']} />{' '}
          {onConsultation !== undefined && view.next.includes('consultationRecorded') ? (
            <Button kind="quiet" onClick={onConsultation} keyCap="U">
              Consultation note
            </Button>
          ) : null}
        </>
      ) : consultation.consulted.length === 0 ? (
        <>Not consulted: {consultation.notPossibleBecause} <Clauses ids={['K2c']} /></>
      ) : (
        <>
          Consulted: {consultation.consulted.map(({ name, on }) => `${name} (${dayWords(on)})`).join(', ')}. Urgent chemotherapy considered: {consultation.urgentChemotherapyConsidered}. <Clauses ids={['K2c', 'K2d']} />
        </>
      )}
    </div>
  );
}
