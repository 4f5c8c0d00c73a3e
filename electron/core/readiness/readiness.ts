import type { ReadinessSettingsDraft } from '../../../shared/api/readinessViews.ts';
import type { CaseSummary, MeetingSummary } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { type IsoDate, londonDay } from '../../../shared/domain/dates.ts';
import { type JudgedFor, type Judgement, judgeReadiness, notReadyWords } from '../../../shared/domain/readiness.ts';
import { completedSettings, type KindRules, type ReadinessSettings, type StoredReadinessSettings, TumourKind } from '../../../shared/domain/readinessSettings.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { isHeld } from '../meetings/awaitedMeeting.ts';
import type { Clock } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';

type Need = {
  readonly document: StoredDocument<StoredReadinessSettings>;
  readonly clock: Clock;
  readonly announce: () => void;
};

/** The one judge of readiness: every list, count and board asks it, so that none says something else. */
export class Readiness {
  readonly #need: Need;
  #completed: { readonly of: StoredReadinessSettings; readonly settings: ReadinessSettings } | null = null;

  constructor(need: Need) {
    this.#need = need;
  }

  get settings(): ReadinessSettings {
    const { value } = this.#need.document;
    if (this.#completed?.of !== value) this.#completed = { of: value, settings: completedSettings(value) };
    return this.#completed.settings;
  }

  /** Every item of a case for a meeting; none for a case that waits for no meeting. */
  judge({ readiness }: Pick<CaseSummary, 'readiness'>, meeting: JudgedFor): Judgement[] {
    return readiness === null ? [] : judgeReadiness(readiness, this.settings, meeting);
  }

  /** What a case lacks for a meeting, each in a few words, the most dangerous first. */
  notReady({ readiness }: Pick<CaseSummary, 'readiness'>, meeting: JudgedFor): string[] {
    return readiness === null ? [] : notReadyWords(judgeReadiness(readiness, this.settings, meeting), readiness);
  }

  /** Keeps what is asked by kind of tumour; a kind that changed carries who changed it, and loses an earlier confirmation unless it is given again. */
  async save(by: Actor, draft: ReadinessSettingsDraft): Promise<Result<ReadinessSettings>> {
    const stamp = { by: by.name, on: londonDay(this.#need.clock().toISOString()) };
    const stored = await this.#need.document.update((kept) => {
      const before = completedSettings(kept);
      return { namedBy: draft.namedBy, kinds: Object.fromEntries(TumourKind.options.map((kind) => [kind, rulesAfter(before.kinds[kind], draft.kinds[kind], stamp)])) };
    });
    if (!stored.ok) return stored;
    this.#need.announce();
    return ok(this.settings);
  }
}

function rulesAfter(before: KindRules, { items, confirmed }: ReadinessSettingsDraft['kinds'][TumourKind], stamp: { by: string; on: IsoDate }): KindRules {
  const same = JSON.stringify(items) === JSON.stringify(before.items);
  return { items, changed: same ? before.changed : stamp, confirmed: confirmed ? (same ? (before.confirmed ?? stamp) : stamp) : null };
}

/** The meeting a case is judged for where it is shown by itself: the first open one that lists it, else today. */
export function meetingAwaited(meetings: readonly MeetingSummary[], today: IsoDate): (caseId: string) => JudgedFor {
  const first = new Map<string, JudgedFor>();
  const open = meetings.filter(isHeld).toSorted((one, other) => one.details.date.localeCompare(other.details.date));
  for (const { caseIds, details } of open) for (const id of caseIds) if (!first.has(id)) first.set(id, details);
  return (caseId) => first.get(caseId) ?? { date: today, cutOff: null };
}
