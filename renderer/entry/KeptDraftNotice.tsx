import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { DraftPlace, KeptDraft } from '../../shared/api/draftViews.ts';
import { client } from '../api.ts';
import { Button } from '../parts/Button.tsx';
import { dayWords, londonDayAndTime } from '../parts/days.ts';
import { lastRead } from '../parts/reads.ts';
import { continueDraft, discardDraft, isOpen, openDraft } from './useEntry.ts';

/** The draft that was kept of a form, as it stood when this was asked; "asking" until the answer is there. What is still open in this program is no draft. */
export function useKeptDraft(place: DraftPlace): { readonly kept: KeptDraft | null | 'asking'; forget(): void } {
  return useDraftFrom(place, null);
}

/** Likewise, and what is still open in this program is one too: for a form that must not be taken up unseen. */
export function useLeftDraft(place: DraftPlace): { readonly kept: KeptDraft | null | 'asking'; forget(): void } {
  const [left] = useState(() => openDraft(place));
  return useDraftFrom(place, left);
}

function useDraftFrom(place: DraftPlace, left: KeptDraft | null): { readonly kept: KeptDraft | null | 'asking'; forget(): void } {
  const [kept, setKept] = useState<KeptDraft | null | 'asking'>(left ?? (isOpen(place) ? null : 'asking'));
  const key = JSON.stringify(place);
  const ask = useEffectEvent((isWanted: () => boolean) => {
    if (isOpen(place)) return;
    client.call('draft.read', { place }).then(
      (result) => void (isWanted() && setKept(result.ok ? result.value : null)),
      () => void (isWanted() && setKept(null)),
    );
  });
  // Asked again for another place; a new object of the same place is no new question.
  useEffect(() => {
    let wanted = key !== '';
    ask(() => wanted);
    return () => {
      wanted = false;
    };
  }, [key]);
  return { kept, forget: () => setKept(null) };
}

/** A form was left before it was recorded: go on with it, or throw it away. */
export function KeptDraftNotice({ kept, what, focused = false, onContinue, onThrown }: { kept: KeptDraft; what: string; focused?: boolean; onContinue: () => void; onThrown: () => void }): ReactNode {
  const { day, time } = londonDayAndTime(kept.at);
  const today = lastRead('workspace.read', {})?.today;
  const { familyName, givenName } = kept.draft.details.patient;
  const name = [familyName, givenName].filter((part) => part !== '').join(', ');
  const throwAway = async () => {
    await discardDraft(kept.place);
    onThrown();
  };
  return (
    <section className="panel kept-draft" aria-label="Unsaved draft">
      <p>
        <strong>
          Unsaved draft of {what} from {time}
          {day === today ? '' : `, ${dayWords(day)}`}
        </strong>{' '}
        {name === '' ? 'without a name yet' : name}, typed by {kept.by}. It is not recorded.
      </p>
      <div className="row">
        <Button
          kind="primary"
          autoFocus={focused}
          onClick={() => {
            continueDraft(kept);
            onContinue();
          }}
        >
          Continue the draft
        </Button>
        <Button onClick={() => void throwAway()}>Discard it</Button>
      </div>
    </section>
  );
}
