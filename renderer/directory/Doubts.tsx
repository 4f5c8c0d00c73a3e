import type { ReactNode } from 'react';
import type { PractitionerView } from '../../shared/api/directoryViews.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { Button } from '../parts/Button.tsx';
import { dayWords } from '../parts/days.ts';
import { Unverified } from '../parts/Hold.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useWrite } from '../parts/writes.ts';
import { standingDoubts } from './standingDoubts.ts';

/** What is not confirmed about a practitioner, each a press away from being vouched for; and what was confirmed, by whom and when. */
export function Doubts({ person, modality }: { person: PractitionerView; modality: Modality | null }): ReactNode {
  const verify = useWrite('directory.verify');
  const { practitioner } = person;
  const ofEntry = practitioner.unverified.map((what) => ({ what, modality: null, contact: false }));
  const ofStanding = (modality === null ? [] : standingDoubts(person, modality)).map((what) => ({
    what,
    modality,
    // A contact is confirmed as what they turn out to be (D4).
    contact: practitioner.designations.some((each) => each.modality === modality && each.status === 'contact' && each.unverified === what),
  }));
  return (
    <>
      {[...ofEntry, ...ofStanding].map((doubt) => (
        <span key={`${doubt.modality ?? ''} ${doubt.what}`} className="block">
          <Unverified why={doubt.what} />{' '}
          <span className="small" aria-hidden="true">
            {doubt.what}
          </span>{' '}
          {doubt.contact ? null : (
            <Button kind="quiet" aria-label={`Verify for ${practitioner.name}: ${doubt.what}`} aria-disabled={verify.busy} onClick={() => void verify.run({ practitionerId: practitioner.id, what: doubt.what, modality: doubt.modality })}>
              Verify
            </Button>
          )}
        </span>
      ))}
      {practitioner.verified.map(({ what, by, on }) => (
        <span key={`${what} ${by} ${on}`} className="small block">
          ✓ {what}: verified by {by} on {dayWords(on)}
        </span>
      ))}
      {verify.refusal === null ? null : <Refused refusal={verify.refusal} />}
    </>
  );
}
