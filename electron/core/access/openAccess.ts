import type { MeetingSummary } from '../../../shared/api/views.ts';
import type { OpenedBy } from '../app.ts';
import type { AccessStore } from '../ports.ts';
import type { DataFolder } from '../storage/dataFolder.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import { AccessLog, type AccessLogOptions } from './accessLog.ts';
import { Changes, type Names } from './changes.ts';
import { StreamDays } from './streamDays.ts';

/** The access log, and the record of all cases and meetings as one list. */
export type AccessParts = {
  readonly access: AccessLog;
  readonly accessStore: AccessStore;
  readonly changes: Changes;
  readonly names: Names;
  /** When the events of each stream were. */
  readonly days: StreamDays;
};

type Need = Pick<AccessLogOptions, 'clock' | 'shell' | 'actor'> & { readonly data: DataFolder; readonly readModel: ReadModel; readonly opened: OpenedBy; readonly changed: () => void };

/** Puts both together over an opened folder, and notes how it was opened and when the key was asked for and not given rightly before. */
export function openAccess({ data, readModel, opened, changed, clock, shell, actor }: Need): AccessParts {
  const access = new AccessLog({ store: data.access, clock, shell, actor, announce: changed });
  // Of very many attempts the last are kept.
  if (opened.failed.length > 0) access.note({ kind: 'failedToUnlock', times: opened.failed.slice(-200) }, null);
  access.note({ kind: 'opened', way: opened.way });
  const days = new StreamDays();
  data.events.subscribe((stream) => days.added(stream, clock().toISOString()));
  const meetings = (): readonly MeetingSummary[] => readModel.meetings();
  const names: Names = { caseName: (id) => readModel.case(id)?.name ?? 'A case that cannot be read', meetingDay: (id) => meetings().find((meeting) => meeting.id === id)?.details.date ?? null };
  return { access, accessStore: data.access, changes: new Changes({ store: data.events, days, names, meetings }), names, days };
}
