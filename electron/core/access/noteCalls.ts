import { accessFactOf } from '../../../shared/api/recordedAccess.ts';
import type { AccessFact } from '../../../shared/domain/accessEntry.ts';
import type { AfterCall } from '../dispatch.ts';
import type { AccessLog } from './accessLog.ts';

/** Entries whose call waits until they are on the disk: something leaves the folder with its answer. */
const waitedFor: ReadonlySet<AccessFact['kind']> = new Set(['exported', 'packed', 'printed', 'copied', 'savedText']);

/** What a dispatch does after each call that was answered: notes in the access log what the table says of it. A refused call let nothing out and is not noted. */
export function noteCalls(access: AccessLog): AfterCall {
  return async (name, input) => {
    const fact = accessFactOf(name, input);
    if (fact === null) return;
    access.note(fact, 'by' in input ? input.by : undefined);
    if (waitedFor.has(fact.kind)) await access.flush();
  };
}
