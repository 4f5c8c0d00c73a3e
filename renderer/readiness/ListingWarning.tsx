import type { ReactNode } from 'react';
import { useRead } from '../parts/reads.ts';

type Told = { readonly question: string; readonly presenter: string; readonly wishes: string };

/** Warns before a case is listed that lacks what is asked for at listing; listing it all the same is recorded with it. */
export function ListingWarning({ details }: { details: Told | null }): ReactNode {
  const lacking = details === null ? [] : lackingAtListing(details);
  return (
    <div role="status">
      {lacking.length === 0 ? null : (
        <p className="listing-warning">
          <strong>Not asked for yet:</strong> {lacking.join(', ')}. You may list the case all the same; the record then says it was listed without.
        </p>
      )}
    </div>
  );
}

function lackingAtListing({ question, presenter, wishes }: Told): string[] {
  return [...(question.trim() === '' ? ['the question'] : []), ...(presenter.trim() === '' ? ['the presenter'] : []), ...(wishes.trim() === '' ? ['the patient’s wishes'] : [])];
}

/** The same for a case that is recorded already. */
export function ListingWarningOf({ caseId }: { caseId: string }): ReactNode {
  const read = useRead('case.read', { caseId });
  return <ListingWarning details={read.data?.ok === true ? read.data.value.details : null} />;
}
