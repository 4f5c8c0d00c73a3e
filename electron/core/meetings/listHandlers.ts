import type { listCalls } from '../../../shared/api/listViews.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { OpenWorkspace } from '../workspace/workspace.ts';

/** What the calls about recurring meetings and circulated lists do. */
export function listHandlers({ recurring, circulations, planning, settingsChanged }: Pick<OpenWorkspace, 'recurring' | 'circulations' | 'planning' | 'settingsChanged'>): Pick<Handlers, keyof typeof listCalls> {
  return {
    'series.list': async () => ok(recurring.list()),
    'series.save': ({ by, series, changeAhead }) => recurring.save(by, series, changeAhead),
    'series.remove': ({ seriesId }) => recurring.remove(seriesId),
    'series.plan': ({ by, seriesId, count }) => recurring.plan(by, seriesId, count),
    'list.settings': async () => ok(planning.value.settings),
    'list.saveSettings': async ({ settings }) => {
      const stored = await planning.update((held) => ({ ...held, settings }));
      if (!stored.ok) return stored;
      settingsChanged();
      return ok(stored.value.settings);
    },
    'circulation.read': ({ meetingId }) => circulations.read(meetingId),
    'circulation.file': ({ meetingId, version, kind }) => circulations.file(meetingId, version, kind),
  };
}
