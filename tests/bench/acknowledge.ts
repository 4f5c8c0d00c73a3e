import { recordCipher } from '../fakes/dataKey.ts';
import { hash } from 'node:crypto';
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

/** The program waits for its next event between two of them, as it does in a meeting. What it puts off to such a moment is done then, by whichever contestant. */
const nextEvent = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

/** After so many, SQLite has brought its log back to the table once (at 1,000 pages) and from then on writes over it, which is quicker than to make it longer: that is how it goes on for good. */
const warmUp = 1_200;
const rounds = 1_500;

/**
 * Acknowledging one event: against a bare append and fsync of the same bytes; against SQLite (WAL, synchronous FULL) doing the same work, which is to
 * see that the stream still ends where it did, to chain the event to the one before, to seal it for its place and to keep it; and against stock lowdb, which seals nothing and waits for no disk.
 */
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
  const insert = database.prepare('INSERT INTO events SELECT ?, ?, ? WHERE (SELECT coalesce(max(version), 0) FROM events WHERE stream = ?) = ?');
  let row = 0;
  let chained = '';
  const insertNext = (): void => {
    const json = JSON.stringify(decision);
    row += 1;
    const sealed = recordCipher.seal(Buffer.from(json), `bench#${row} ${chained}`);
    chained = hash('sha256', `${chained}\n${json}`, 'hex');
    if (insert.run('bench', row, sealed, 'bench', row - 1).changes !== 1) throw new Error('SQLite has not kept the event');
  };
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
        after: nextEvent,
      },
      {
        name: 'bare',
        turn: () => {
          writeSync(bare, bytes);
          fsyncSync(bare);
        },
        after: nextEvent,
      },
      { name: 'sqlite', turn: insertNext, after: nextEvent },
    ],
    rounds,
    warmUp,
  );
  const lowdb = await inTurns([{ name: 'lowdb', turn: () => low.update((all) => void all[0]?.push(decision)) }], 20, 2);
  await store.settled();
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
