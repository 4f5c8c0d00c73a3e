import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { useKeys } from '../parts/keys.ts';
import { KeyCap } from '../parts/Button.tsx';
import { Refused } from '../parts/Refused.tsx';
import { lastRead, useRead } from '../parts/reads.ts';
import { useMeetingRecord, useSetDisplay } from '../parts/writes.ts';

/** What the chair does with the shared display: opens it, blanks it, takes names off it, brings another case to it. */
export function DisplayControls({ meeting, selected }: { meeting: MeetingView; selected: string | null }): ReactNode {
  const { id: meetingId, agenda, currentCaseId } = meeting;
  const asked = useRead('display.switches', { meetingId });
  const { blank, initials } = asked.data?.ok === true ? asked.data.value : { blank: false, initials: false };
  const call = useMeetingRecord(meetingId, { behind: true });
  const set = useSetDisplay(meetingId);
  const running = meeting.state === 'inProgress';
  const place = (caseId: string | null) => agenda.findIndex(({ entry, outcome }) => entry.caseId === caseId && ['waiting', 'inDiscussion'].includes(outcome.status));
  const shown = running ? place(currentCaseId) : -1;
  const mayShow = running && !call.busy && selected !== currentCaseId && place(selected) >= 0;

  // A window of its own, which knows nothing of this one.
  const open = () => void window.open(`#/display/${meetingId}`, '_blank', 'noopener');
  const now = () => lastRead('display.switches', { meetingId }) ?? { blank, initials };
  const turnBlank = () => void set.run({ blank: !now().blank });
  const turnInitials = () => void set.run({ initials: !now().initials });
  const bring = () => {
    if (mayShow && selected !== null) void call.run({ type: 'caseCalled', caseId: selected });
  };
  useKeys({ l: open, b: turnBlank, m: turnInitials, h: mayShow ? bring : undefined }, 'Meeting room: shared display');

  return (
    <section className="display-controls" aria-label="Shared display">
      <h2>Shared display</h2>
      <p className="small" role="status">
        {blank ? 'Blanked' : shown < 0 ? 'No case on it' : `Case ${shown + 1}, ${initials ? 'by initials' : 'by name'}`}
      </p>
      <div className="display-buttons">
        <button type="button" onClick={open} aria-keyshortcuts="L" title="Open the shared display. If it is not on the projector, drag its window there and press F11.">
          Open <KeyCap>L</KeyCap>
        </button>
        <button type="button" onClick={turnBlank} aria-pressed={blank} aria-keyshortcuts="B">
          Blank <KeyCap>B</KeyCap>
        </button>
        <button type="button" onClick={turnInitials} aria-pressed={initials} aria-keyshortcuts="M">
          Initials <KeyCap>M</KeyCap>
        </button>
        {mayShow ? (
          <button type="button" onClick={bring} aria-keyshortcuts="H">
            Show this <KeyCap>H</KeyCap>
          </button>
        ) : null}
      </div>
      <Refused refusal={set.refusal ?? call.refusal} />
    </section>
  );
}
