import { recordCipher } from '../fakes/dataKey.ts';
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { FileEventStore } from '../../electron/core/storage/fileEventStore.ts';
import { DamageList } from '../../electron/core/storage/damageList.ts';
import { emptyHead, encodeRecords } from '../../electron/core/storage/record.ts';
import { event, surgery } from '../fakes/records.ts';
import { inTurns } from './measure.ts';
import { type Line, milliseconds } from './report.ts';

/** How many cases lie in the file that stock lowdb writes anew for each of them. */
const casesInLowdb = 500;

/** Acknowledging one event: against a bare append and fsync of the same bytes, against SQLite (WAL, synchronous FULL) doing the same work, which is to seal the event and to keep it, and against stock lowdb, which seals nothing and waits for no disk. */
export async function acknowledge(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mdt-bench-'));
  for (const room of ['streams/case', 'streams/meeting', 'damaged']) mkdirSync(join(folder, room), { recursive: true });
  const damage = await DamageList.open(folder, () => true, () => new Date(), console.error);
  const store = new FileEventStore({ folder, mayWrite: () => true, damage, cipher: recordCipher, log: console.error });
  const decision = event({ type: 'modalityPlanned', plan: surgery() });
  let version = 0;
  // Sealed before: the bare append has nothing to do but to write the very bytes that one event takes.
  const { bytes } = encodeRecords('case/bench', recordCipher, emptyHead('case/bench'), [decision]);
  const bare = openSync(join(folder, 'bare'), 'a');
  const database = new DatabaseSync(join(folder, 'sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (stream TEXT, version INTEGER, data BLOB, PRIMARY KEY (stream, version))');
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?)');
  let row = 0;
  const cases = Array.from({ length: casesInLowdb }, () => Array.from({ length: 20 }, () => decision));
  const low = new Low<(typeof cases)[number][]>(new JSONFile(join(folder, 'lowdb.json')), cases);
  const medians = await inTurns(
    [
      {
        name: 'ours',
        turn: async () => {
          const appended = await store.append({ kind: 'case', id: 'bench' }, version, [decision]);
          if (!appended.ok) throw new Error(appended.refusal.message);
          version += 1;
        },
      },
      {
        name: 'bare',
        turn: () => {
          writeSync(bare, bytes);
          fsyncSync(bare);
        },
      },
      { name: 'sqlite', turn: () => insert.run('bench', ++row, recordCipher.seal(Buffer.from(JSON.stringify(decision)), `bench#${row}`)) },
    ],
    600,
  );
  const lowdb = await inTurns([{ name: 'lowdb', turn: () => low.update((all) => void all[0]?.push(decision)) }], 20, 2);
  closeSync(bare);
  database.close();
  rmSync(folder, { recursive: true });
  const [ours = 0, plain = 0, sqlite = 0] = ['ours', 'bare', 'sqlite'].map((name) => medians.get(name));
  return [
    { what: 'acknowledge a decision', ours: milliseconds(ours), against: `${milliseconds(plain)} bare append + fsync`, ratio: ours / plain, bar: 1.5 },
    { what: 'acknowledge a decision', ours: milliseconds(ours), against: `${milliseconds(sqlite)} node:sqlite, WAL, FULL`, ratio: ours / sqlite, bar: 1 },
    { what: 'acknowledge a decision', ours: milliseconds(ours), against: `${milliseconds(lowdb.get('lowdb') ?? 0)} lowdb JSONFile, ${casesInLowdb} cases`, ratio: ours / (lowdb.get('lowdb') ?? 0), bar: null },
  ];
}
