import type { OpenedBy } from '../app.ts';
import type { AccessLog } from '../access/accessLog.ts';

/** Notes in the access log how a session was opened, and when the key was asked for and not given rightly since the one before. Of very many attempts the last are kept. */
export function noteOpening({ way, failed }: OpenedBy, access: AccessLog): void {
  if (failed.length > 0) access.note({ kind: 'failedToUnlock', times: failed.slice(-200) }, null);
  access.note({ kind: 'opened', way });
}
