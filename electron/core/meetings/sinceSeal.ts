import type { SinceSeal } from '../../../shared/api/sinceSealView.ts';
import type { SealedCase } from '../../../shared/domain/meeting.ts';
import type { JudgedFor } from '../../../shared/domain/readiness.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Cases } from '../cases/cases.ts';
import type { EventStore } from '../ports.ts';
import { inMeetingOf } from './agendaOutcome.ts';
import { changesSince } from './changesSince.ts';
import type { Meetings } from './meetings.ts';
import { sealDigest } from './sealDigest.ts';

type Need = { readonly meetings: Meetings; readonly cases: Cases; readonly store: EventStore };
type CaseSince = SinceSeal['cases'][number];

/**
 * What stood when a meeting was sealed against what stands now, case by case, and whether the digest still holds over the record.
 * Nothing is repaired or hidden: a record that is not the sealed one is named. Refuses "notNow" for a meeting that is not closed.
 */
export async function sinceSeal(meetingId: string, { meetings, cases, store }: Need): Promise<Result<SinceSeal>> {
  const loaded = await meetings.load(meetingId);
  if (!loaded.ok) return loaded;
  const at = loaded.value.events.findIndex(({ type }) => type === 'closed');
  const closed = loaded.value.events[at];
  if (closed?.type !== 'closed') return refuse('notNow', 'The meeting is not closed yet: there is no seal to compare with.');
  const stored = await store.read({ kind: 'meeting', id: meetingId });
  if (!stored.ok) return stored;
  const chained = stored.value[at - 1]?.hash ?? '';
  const since: CaseSince[] = [];
  const { details, takenOff } = loaded.value.replay.snapshot.context;
  const taken = new Set(takenOff.map(({ caseId }) => caseId));
  for (const sealed of closed.sealedCases) since.push(await caseSince({ meetingId, details, taken }, sealed, cases));
  const digestStands = sealDigest(chained, closed.sealedCases) === closed.digest && since.every(({ record }) => record !== 'broken');
  return ok({ digestStands, cases: since });
}

/** The meeting a case was sealed in, and which cases had been taken off its agenda. */
type SealedIn = { readonly meetingId: string; readonly details: JudgedFor; readonly taken: ReadonlySet<string> };

async function caseSince({ meetingId, details, taken }: SealedIn, sealed: SealedCase, cases: Cases): Promise<CaseSince> {
  const { caseId, hash, version } = sealed;
  const now = await cases.view(caseId);
  const name = now.ok ? now.value.summary.name : 'A case whose record cannot be read';
  const unknown = { caseId, name, sealed: 'not known', present: now.ok ? now.value.summary.stateName : 'not readable', changes: [], added: [] };
  if (hash === '') return { ...unknown, record: 'notSealed' };
  const then = await cases.viewSealed(sealed, details);
  if (!then.ok || !now.ok) return { ...unknown, record: 'broken' };
  const { outcomes, stateName } = now.value.summary;
  const last = outcomes.at(-1);
  const lastDay = now.value.discussions.at(-1)?.meeting.date;
  const elsewhere = last === undefined || last.meetingId === meetingId ? '' : ` (${inMeetingOf(lastDay)})`;
  const atSeal = then.value.summary.outcomes.find((outcome) => outcome.meetingId === meetingId)?.text ?? (taken.has(caseId) ? 'Taken off the agenda' : 'No outcome in this meeting');
  const changes = changesSince(then.value, now.value);
  const isSame = last !== undefined && elsewhere === '' && last.text === atSeal;
  const decided = last === undefined ? 'No outcome' : isSame ? (changes.length === 0 ? 'The same decision' : 'The same decision, changed since') : `${last.text.replace(/\.$/, '')}${elsewhere}`;
  return {
    caseId,
    name,
    record: now.value.version === version ? 'asSealed' : 'goneOn',
    sealed: atSeal,
    present: `${[decided, ...changes].join('. ')}. ${stateName}.`,
    changes,
    added: now.value.history.slice(version),
  };
}
