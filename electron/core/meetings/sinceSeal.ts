import type { SinceSeal } from '../../../shared/api/views.ts';
import type { SealedCase } from '../../../shared/domain/meeting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Cases } from '../cases/cases.ts';
import type { EventStore } from '../ports.ts';
import { inMeetingOf } from './agendaOutcome.ts';
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
  const takenOff = new Set(loaded.value.replay.snapshot.context.takenOff.map(({ caseId }) => caseId));
  for (const sealed of closed.sealedCases) since.push(await caseSince(meetingId, sealed, cases, takenOff));
  const digestStands = sealDigest(chained, closed.sealedCases) === closed.digest && since.every(({ record }) => record !== 'broken');
  return ok({ digestStands, cases: since });
}

async function caseSince(meetingId: string, sealed: SealedCase, cases: Cases, takenOff: ReadonlySet<string>): Promise<CaseSince> {
  const { caseId, hash, version } = sealed;
  const now = await cases.view(caseId);
  const name = now.ok ? now.value.summary.name : 'A case whose record cannot be read';
  const unknown = { caseId, name, sealed: 'not known', present: now.ok ? now.value.summary.stateName : 'not readable', added: [] };
  if (hash === '') return { ...unknown, record: 'notSealed' };
  const then = await cases.viewSealed(sealed);
  if (!then.ok || !now.ok) return { ...unknown, record: 'broken' };
  const { outcomes, stateName } = now.value.summary;
  const last = outcomes.at(-1);
  const lastDay = now.value.discussions.at(-1)?.meeting.date;
  const elsewhere = last === undefined || last.meetingId === meetingId ? '' : ` (${inMeetingOf(lastDay)})`;
  const atSeal = then.value.summary.outcomes.find((outcome) => outcome.meetingId === meetingId)?.text ?? (takenOff.has(caseId) ? 'Taken off the agenda' : 'No outcome in this meeting');
  const decided = last === undefined ? 'No outcome' : elsewhere === '' && last.text === atSeal ? 'The same decision' : `${last.text.replace(/\.$/, '')}${elsewhere}`;
  return {
    caseId,
    name,
    record: now.value.version === version ? 'asSealed' : 'goneOn',
    sealed: atSeal,
    present: `${decided}. ${stateName}.`,
    added: now.value.history.slice(version),
  };
}
