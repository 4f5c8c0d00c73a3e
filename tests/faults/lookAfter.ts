import type { StreamKind } from '../../electron/core/ports.ts';
import { openDataFolder } from '../../electron/core/storage/dataFolder.ts';
import { streamName } from '../../electron/core/storage/streamNames.ts';
import { verifyDataFolder } from '../../electron/core/verify/verifyDataFolder.ts';
import { emptySettings, StoredSettings } from '../../electron/core/workspace/settings.ts';
import { dataKey } from '../fakes/dataKey.ts';
import type { Tally } from './figures.ts';
import type { Ledger } from './ledger.ts';

/**
 * Looks through a folder as the fault left it, then opens it as the next start would, and compares what can be read with what was acknowledged. Nothing may
 * be named as damaged: these faults change nothing behind the program's back.
 */
export async function lookAfter(folder: string, ledger: Ledger, tally: Tally): Promise<void> {
  const verified = await verifyDataFolder({ folder, key: dataKey });
  if (!verified.ok) tally.goneWrong('notVerified', verified.refusal.message);
  else {
    for (const { of, what } of verified.value.findings) {
      // A folder that was being made holds nothing yet.
      if (of !== 'format.json' || !ledger.isEmpty) tally.goneWrong('notVerified', `${of}: ${what}`);
    }
  }

  const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock: () => new Date(), ids: () => crypto.randomUUID(), log: () => undefined });
  if (!opened.ok) {
    tally.goneWrong('lost', `the folder does not open: ${opened.refusal.message}`);
    return;
  }
  const data = opened.value;
  if (data.mode !== 'writer') tally.goneWrong('lost', `the folder cannot be written any more: ${data.readOnlyReason}`);
  const listed = await data.events.list();
  const names = new Set([...listed.map(streamName), ...ledger.streams()]);
  for (const name of names) {
    const [kind, id = ''] = name.split('/');
    const events = await data.events.read({ kind: kind === 'case' ? 'case' : ('meeting' satisfies StreamKind), id });
    ledger.compare(name, events.ok ? events.value : null);
  }
  ledger.compareSettings((await data.openDocument('settings', StoredSettings, emptySettings)).value.actor?.name ?? null);
  for (const { what, id, reason } of data.damage()) tally.goneWrong('lost', `the ${what} ${id} is called damaged: ${reason}`);
  await data.close(false);
}
