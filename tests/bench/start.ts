import { dataKey } from '../fakes/dataKey.ts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../electron/core/app.ts';
import { openDataFolder } from '../../electron/core/storage/dataFolder.ts';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { resources } from '../fakes/pathway.ts';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { agreed, details, event, nhnn, noted, practitioner, radiotherapy, registered, surgery, untilDiscussion } from '../fakes/records.ts';
import { inTurns } from './measure.ts';
import { type Line, milliseconds } from './report.ts';

const clock = (): Date => new Date('2026-11-26T09:00:00.000Z');
const ids = (): string => 'bench';

const visit = { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: 'en bloc resection', dateOptions: ['2026-12-03'] };
const host = { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: 'navigation', bed: 'ITU' };
const wholeLife: readonly CaseFact[] = [
  ...untilDiscussion,
  { type: 'modalityPlanned', plan: surgery() },
  { type: 'modalityPlanned', plan: surgery({ site: nhnn, operatingDate: '2026-12-03' }) },
  { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'jointSurgery', words: 'The neurosurgical team is there.', agreedBy: ['spinalSurgeon', 'clinicalOncologist'], dissentedBy: [], on: '2026-11-26' }, meeting: null },
  { type: 'arrangementRequested', request: visit },
  { type: 'modalityPlanned', plan: radiotherapy() },
  noted,
  agreed,
  { type: 'arrangementAccepted', arrangementId: 'visit-1', date: '2026-12-03' },
  { type: 'hostConfirmed', arrangementId: 'visit-1', host },
  { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] },
  { type: 'treatmentCompleted', on: '2026-12-03' },
  { type: 'followedUp', followed: 'inPart', reason: 'The radiotherapy was given elsewhere.' },
];

/** Starting with so many cases until their list is answered, against parsing all their bytes as JSON: of plain copies, so that ours alone has the work of opening what is sealed. */
export async function start(count: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mdt-bench-'));
  await fill(folder, count);
  // The first start makes the read model; the ones that count find it there.
  await (await open(folder, count))();
  const files = await plainCopies(folder);
  const lowdb = join(`${folder}-plain`, 'lowdb.json');
  writeFileSync(lowdb, JSON.stringify(files.map((file) => eventsIn(file))));
  let close = async (): Promise<void> => undefined;
  const medians = await inTurns(
    [
      { name: 'ours', turn: async () => void (close = await open(folder, count)), after: () => close() },
      { name: 'parse', turn: () => files.map(eventsIn) },
      { name: 'lowdb', turn: () => new Low<unknown>(new JSONFile(lowdb), []).read() },
    ],
    21,
    1,
  );
  rmSync(folder, { recursive: true });
  rmSync(`${folder}-plain`, { recursive: true });
  const [ours = 0, parse = 0, stock = 0] = ['ours', 'parse', 'lowdb'].map((name) => medians.get(name));
  const what = `start with ${count.toLocaleString('en-GB')} cases`;
  return [
    { what, ours: milliseconds(ours), against: `${milliseconds(parse)} parsing all bytes`, ratio: ours / parse, bar: count >= 5000 ? 0.3 : null },
    { what, ours: milliseconds(ours), against: `${milliseconds(stock)} lowdb JSONFile`, ratio: ours / stock, bar: null },
  ];
}

function eventsIn(file: string): unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line): unknown => JSON.parse(line.slice(65)));
}

/** Answers the way to close again. A start that lists fewer cases than there are has refused some, and then reads their streams again every time: that is not what is measured. */
async function open(folder: string, count: number): Promise<() => Promise<void>> {
  const app = await createApp({ folder, key: dataKey, resources, shell: 'cli', clock, ids, log: console.error });
  if (!app.ok) throw new Error(app.refusal.message);
  const listed = await app.value.dispatch('cases.list', {});
  if (!listed.ok) throw new Error(listed.refusal.message);
  // A handler's value is checked against the contract before it is answered, so it is the list.
  const cases = (listed.value as unknown[]).length;
  if (cases !== count) throw new Error(`${cases} of ${count} cases were listed: do the bench's own events still fit the pathway?`);
  return () => app.value.close();
}

/** Every case's events as lines of a hash and JSON, as they would lie unsealed; answers the files. */
async function plainCopies(folder: string): Promise<string[]> {
  const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock, ids, log: console.error });
  if (!opened.ok) throw new Error(opened.refusal.message);
  const files: string[] = [];
  mkdirSync(`${folder}-plain`);
  for (const { kind, id } of await opened.value.events.list()) {
    const events = await opened.value.events.read({ kind, id });
    if (!events.ok) throw new Error(events.refusal.message);
    const file = join(`${folder}-plain`, id);
    writeFileSync(file, events.value.map(({ hash, data }) => `${hash} ${JSON.stringify(data)}\n`).join(''));
    files.push(file);
  }
  await opened.value.close(true);
  return files;
}

/** Cases as a folder of years is full of: planned, arranged, agreed, treated and followed up, some twenty events each. */
async function fill(folder: string, count: number): Promise<void> {
  const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock, ids, log: console.error });
  if (!opened.ok) throw new Error(opened.refusal.message);
  for (let index = 0; index < count; index += 1) {
    const patient = { ...details().patient, familyName: `TESTPATIENT-${index}`, hospitalNumber: `TT${100000 + index}`, nhsNumber: null };
    const first = registered(details({}, { patient, wishes: 'To keep walking, and to be at home as much as treatment allows.', question: 'Plan treatment: is an en bloc resection possible, and where?' }));
    const later = wholeLife.map((fact) => event(fact));
    const written = await opened.value.events.append({ kind: 'case', id: `bench-${index}` }, 0, [first, ...later]);
    if (!written.ok) throw new Error(written.refusal.message);
  }
  await opened.value.close(false);
}
