import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { dayWords, momentWords } from '../parts/days.ts';
import { deferralWords, noTreatmentWords, roleWords } from '../parts/words.ts';

/** Every discussion with its outcome, who was present by role, and whether it was re-opened. */
export function Discussions({ view }: { view: CaseView }): ReactNode {
  if (view.discussions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="discussions">
      <h2 id="discussions">Discussions</h2>
      <ol className="plain-list">
        {view.discussions.map((discussion) => (
          <li key={discussion.startedAt}>
            <p>
              <strong>{dayWords(discussion.meeting.date)}</strong> {discussion.meeting.quorate ? '' : '(no quorum: provisional)'} <OutcomeWords outcome={discussion.outcome} />
            </p>
            <p className="small">Present: {discussion.meeting.rolesPresent.map((role) => roleWords[role].toLowerCase()).join(', ') || 'nobody recorded'}</p>
            {discussion.reopened === null ? null : (
              <p className="small">
                Re-opened {momentWords(discussion.reopened.at)} by {discussion.reopened.by}: {discussion.reopened.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who checked, or that nobody did and why. */
function checkedByWords({ verifier, aloneBecause = '' }: { readonly verifier: string; readonly aloneBecause?: string | undefined }): string {
  if (verifier !== '') return verifier;
  return aloneBecause === '' ? 'nobody' : `nobody: ${aloneBecause}`;
}

/** How a discussion ended, in a sentence. */
export function OutcomeWords({ outcome }: { outcome: CaseView['discussions'][number]['outcome'] }): ReactNode {
  if (outcome === null) return 'in discussion';
  switch (outcome.kind) {
    case 'agreed':
      return (
        <>
          Agreed. {outcome.readBack} <span className="small">Chair {outcome.chair}, read-back checked by {checkedByWords(outcome)}.</span>
        </>
      );
    case 'deferred':
      return `Deferred: ${deferralWords[outcome.cause].toLowerCase()}${outcome.detail === '' ? '' : `, ${outcome.detail}`}. ${outcome.owner} by ${dayWords(outcome.due)}.`;
    case 'notDiscussed':
      return `Not discussed: ${outcome.reason}`;
    case 'noActiveTreatment':
      return `No active treatment (${noTreatmentWords[outcome.code].toLowerCase()}): ${outcome.reason}`;
  }
}
