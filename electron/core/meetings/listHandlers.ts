import type { listCalls } from '../../../shared/api/listViews.ts';
import { withChange } from '../../../shared/domain/deskChange.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { OpenWorkspace } from '../workspace/workspace.ts';
import { settingsChange } from './planningChanges.ts';

/** What the calls about recurring meetings and circulated lists do. */
export function listHandlers({ recurring, circulations, planning, settingsChanged, clock }: Pick<OpenWorkspace, 'recurring' | 'circulations' | 'planning' | 'settingsChanged' | 'clock'>): Pick<Handlers, keyof typeof listCalls> {
  return {
    'series.list': async () => ok(recurring.list()),
    'series.save': ({ by, series, changeAhead }) => recurring.save(by, series, changeAhead),
    'series.remove': ({ by, seriesId }) => recurring.remove(by, seriesId),
    'series.plan': ({ by, seriesId, count }) => recurring.plan(by, seriesId, count),
    'list.settings': async () => ok(planning.value.settings),
    'list.changes': async () => ok(planning.value.changes),
    'list.saveSettings': async ({ by, settings }) => {
      const text = settingsChange(planning.value.settings, settings);
      const at = clock().toISOString();
      const stored = await planning.update((held) => ({ ...held, settings, changes: text === '' ? held.changes : withChange(held.changes, { at, by, about: '', text }) }));
      if (!stored.ok) return stored;
      settingsChanged();
      return ok(stored.value.settings);
    },
    'circulation.read': ({ meetingId }) => circulations.read(meetingId),
    'circulation.file': ({ meetingId, version, kind }) => circulations.file(meetingId, version, kind),
  };
}
