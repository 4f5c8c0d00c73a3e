/*
 * Opens a data folder, prints its mode and the process id of the writer, appends one event if it may, and stays until it is killed.
 * Arguments: folder, time at which to open it in milliseconds since 1970 (so that several can start at once).
 */
import { dataKey } from '../../fakes/dataKey.ts';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openDataFolder } from '../../../electron/core/storage/dataFolder.ts';

const [folder = '', at = '0'] = process.argv.slice(2);
flushCompileCache();
writeSync(1, 'ready\n');
while (Date.now() < Number(at)) {
  // Waits without sleeping: a timer would wake the processes of a race at different moments.
}
const opened = await openDataFolder({ folder, key: dataKey, shell: 'desktop', clock: () => new Date(), ids: () => crypto.randomUUID(), log: console.error });
if (!opened.ok) throw new Error(opened.refusal.message);
const { events, mode, holder } = opened.value;
const added = await events.append({ kind: 'case', id: `of-${process.pid}` }, 0, [{ pid: process.pid }]);
writeSync(1, `${mode} ${holder?.pid ?? process.pid} ${added.ok ? 'added' : added.refusal.code}\n`);
setInterval(() => undefined, 60_000);
process.on('SIGTERM', () => void opened.value.close(false).then(() => process.exit()));
