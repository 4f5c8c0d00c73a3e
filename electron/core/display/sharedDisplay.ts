import { z } from 'zod';
import type { DisplaySwitches, DisplayView } from '../../../shared/api/displayViews.ts';
import type { MeetingView } from '../../../shared/api/views.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Cases } from '../cases/cases.ts';
import type { Meetings } from '../meetings/meetings.ts';
import type { StoredDocument } from '../storage/document.ts';
import { displayedCase } from './displayedCase.ts';

/** What is remembered of the shared display from one meeting to the next. */
export const StoredDisplay = z.strictObject({ initials: z.boolean() });
type StoredDisplay = z.infer<typeof StoredDisplay>;

type Need = {
  readonly document: StoredDocument<StoredDisplay>;
  readonly meetings: Pick<Meetings, 'view'>;
  readonly cases: Pick<Cases, 'view'>;
  readonly announce: (meetingId: string) => void;
};

/** The wall of a meeting: which case it may show, and how the chair has set it. */
export class SharedDisplay {
  readonly #need: Need;
  readonly #blanked = new Set<string>();
  #initials: boolean;

  constructor(need: Need) {
    this.#need = need;
    this.#initials = need.document.value.initials;
  }

  switches(meetingId: string): DisplaySwitches {
    return { blank: this.#blanked.has(meetingId), initials: this.#initials };
  }

  /** Sets the switches at once. Refuses only where the initials mode could not be remembered for the next start; it holds for this one. */
  async set(meetingId: string, { blank, initials }: { readonly blank?: boolean | undefined; readonly initials?: boolean | undefined }): Promise<Result<DisplaySwitches>> {
    if (blank === true) this.#blanked.add(meetingId);
    if (blank === false) this.#blanked.delete(meetingId);
    const remembered = initials === undefined || initials === this.#initials ? null : { initials };
    if (remembered !== null) this.#initials = remembered.initials;
    this.#need.announce(meetingId);
    const stored = remembered === null ? null : await this.#need.document.update(() => remembered);
    return stored === null || stored.ok || stored.refusal.code === 'readOnly' ? ok(this.switches(meetingId)) : stored;
  }

  /** Answers only what may stand on the wall: never the agenda, never a case the chair has not called or is done with. */
  async read(meetingId: string): Promise<Result<DisplayView>> {
    const { blank, initials } = this.switches(meetingId);
    if (blank) return ok({ kind: 'blank' });
    const meeting = await this.#need.meetings.view(meetingId);
    if (!meeting.ok) return meeting;
    const { details, state, agenda, quorum } = meeting.value;
    const called = calledCase(meeting.value);
    const view = called === null ? null : await this.#need.cases.view(called);
    // A damaged case is said in the room, not on the wall.
    if (view?.ok !== true) return ok({ kind: 'waiting', date: details.date, state: state === 'inProgress' ? 'between' : state === 'closed' ? 'closed' : 'before' });
    const number = agenda.findIndex(({ entry }) => entry.caseId === called) + 1;
    return ok({ kind: 'case', date: details.date, quorum, number, ...displayedCase(view.value, initials) });
  }
}

/** The case the chair has called and the meeting is not done with; null between cases, before the start and after the close. */
function calledCase({ state, currentCaseId, agenda }: MeetingView): string | null {
  const status = agenda.find(({ entry }) => entry.caseId === currentCaseId)?.outcome.status;
  return state === 'inProgress' && (status === 'waiting' || status === 'inDiscussion') ? currentCaseId : null;
}
