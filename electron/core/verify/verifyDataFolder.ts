import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MeetingEvent } from '../../../shared/domain/meetingEvent.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { sealDigest } from '../meetings/sealDigest.ts';
import type { StoredEvent, StreamKind } from '../ports.ts';
import { hasCode } from '../storage/disk.ts';
import { DamagedDocument, openSealed } from '../storage/durableFile.ts';
import { readFormat } from '../storage/folderFormat.ts';
import { parseRecords } from '../storage/record.ts';
import { readBytes } from '../storage/streamFile.ts';
import { listStamps, streamKinds, streamName, streamPath } from '../storage/streamNames.ts';
import { readVersions, versionLogFile } from '../storage/versionLog.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';

/** One thing that is not as it was left: what it is ("case/…", "documents/directory"), and what is wrong, in a sentence. */
type Finding = { readonly of: string; readonly what: string };

/** What looking through a data folder gave. */
export type Verification = {
  readonly streams: number;
  /** How many events each intact stream holds, by its name, such as "case/…". */
  readonly lengths: ReadonlyMap<string, number>;
  /** When the newest event was recorded; null where there is none. */
  readonly newestEventAt: string | null;
  readonly events: number;
  readonly documents: number;
  /** The seals of closed meetings that hold, by the digest that is printed on their minutes. */
  readonly seals: readonly { readonly meetingId: string; readonly digest: string }[];
  /** Empty where everything is as it was left. */
  readonly findings: readonly Finding[];
};

/** What is looked through: `digest` is one from printed minutes, which a closed meeting must then have. */
export type VerifyOptions = { readonly folder: string; readonly key: DataKey; readonly digest?: string | undefined };

/** The little of a read model that says what streams held. */
const KnownVersions = z.object({ fields: z.object({ id: z.array(z.string()).default([]), version: z.array(z.number()).default([]) }) });
const Timed = z.object({ at: z.iso.datetime() });
const KnownStreams = z.object({ cases: KnownVersions, meetings: KnownVersions });

/**
 * Reads every byte of a data folder and changes none: the chain of every stream, what each held when the read model was last written, every document and its
 * version, the seal of every closed meeting. It notices changed bytes, removed or re-ordered events, removed files, files of another place, and older copies
 * of single files. It cannot notice that the whole folder was put back to an earlier day: for that, give it the digest of minutes printed since.
 */
export async function verifyDataFolder({ folder, key, digest }: VerifyOptions): Promise<Result<Verification>> {
  const format = await readFormat(folder, key);
  if (!format.ok) return format;
  const findings: Finding[] = [];
  if (format.value.state === 'older') return refuse('notNow', `This data folder is of an older form (${format.value.form}): open it with MDT Desk, which brings it up to date.`);
  if (format.value.state === 'none') findings.push({ of: 'format.json', what: 'The file is missing: this is no encrypted data folder.' });
  const streams = await verifyStreams(folder, key, findings);
  const documents = await verifyDocuments(folder, key, findings);
  compareWithKnown(documents.get('read-model'), streams, findings);
  const seals = verifySeals(streams, findings);
  if (digest !== undefined && !seals.some((seal) => seal.digest === digest.toLowerCase())) {
    findings.push({ of: 'digest', what: 'No closed meeting in this folder has the digest that was given: its record was changed, removed, or put back to before its close.' });
  }
  const events = [...streams.values()].reduce((sum, stored) => sum + (stored?.length ?? 0), 0);
  const lengths = new Map([...streams].flatMap(([name, stored]): [string, number][] => (stored === null ? [] : [[name, stored.length]])));
  return ok({ streams: streams.size, lengths, newestEventAt: newestOf(streams), events, documents: documents.size, seals, findings });
}

/** The events of every stream by its name; null for one that is damaged. */
type Streams = ReadonlyMap<string, readonly StoredEvent[] | null>;

async function verifyStreams(folder: string, key: DataKey, findings: Finding[]): Promise<Streams> {
  const cipher = cipherFor(key, 'record');
  const streams = new Map<string, readonly StoredEvent[] | null>();
  for (const stream of await listStamps(folder)) {
    const name = streamName(stream);
    const parsed = parseRecords(name, cipher, await readBytes(streamPath(folder, stream)));
    streams.set(name, parsed.intact ? parsed.events : null);
    if (!parsed.intact) findings.push({ of: name, what: parsed.reason });
  }
  return streams;
}

function newestOf(streams: Streams): string | null {
  const times = [...streams.values()].flatMap((stored) => (stored ?? []).map(({ data }) => Timed.safeParse(data).data?.at ?? ''));
  return times.reduce((newest, at) => (at > newest ? at : newest), '') || null;
}

/** The JSON of every document that opens, by its name. */
async function verifyDocuments(folder: string, key: DataKey, findings: Finding[]): Promise<ReadonlyMap<string, string>> {
  const cipher = cipherFor(key, 'document');
  const room = join(folder, 'documents');
  const { last, parsed } = readVersions(await readBytes(join(room, versionLogFile)), cipherFor(key, 'record'));
  if (!parsed.intact) findings.push({ of: 'documents/versions', what: parsed.reason });
  const found = new Map<string, string>();
  const names = (await namesIn(room)).filter((name) => name.endsWith('.sealed')).map((name) => name.slice(0, -'.sealed'.length));
  for (const name of names) {
    const of = `documents/${name}`;
    try {
      const { version, json } = openSealed(await readFile(join(room, `${name}.sealed`)), { name, cipher });
      const known = last.get(name) ?? 0;
      found.set(name, json);
      if (version < known) findings.push({ of, what: `An older copy lies in its place: it was written ${known} times, this is number ${version}.` });
      if (version > known + 1) findings.push({ of: 'documents/versions', what: `The list of versions is older than the documents: it knows less than what was saved of "${name}".` });
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      findings.push({ of, what: error.message });
    }
  }
  for (const name of last.keys()) if (!names.includes(name)) findings.push({ of: `documents/${name}`, what: 'The document is missing: it was there when it was last saved.' });
  return found;
}

/** Every stream must hold at least what the read model was made of. */
function compareWithKnown(readModel: string | undefined, streams: Streams, findings: Finding[]): void {
  const known = KnownStreams.safeParse(readModel === undefined ? undefined : JSON.parse(readModel));
  if (!known.success) return;
  for (const kind of streamKinds) {
    const { id: ids, version } = (kind === 'case' ? known.data.cases : known.data.meetings).fields;
    for (const [index, id] of ids.entries()) findings.push(...lossOf(kind, id, version[index] ?? 0, streams));
  }
}

function lossOf(kind: StreamKind, id: string, version: number, streams: Streams): Finding[] {
  const of = streamName({ kind, id });
  const events = streams.get(of);
  if (events === undefined) return [{ of, what: `The record of this ${kind} is missing: it was there when MDT Desk last wrote its lists.` }];
  if (events === null || events.length >= version) return [];
  return [{ of, what: `The end of this record is missing: ${version} events were there when MDT Desk last wrote its lists, ${events.length} ${events.length === 1 ? 'is' : 'are'} there now.` }];
}

/** The seals that hold; those that do not are among the findings. */
function verifySeals(streams: Streams, findings: Finding[]): { meetingId: string; digest: string }[] {
  const seals: { meetingId: string; digest: string }[] = [];
  for (const [name, events] of streams) {
    if (!name.startsWith('meeting/') || events === null) continue;
    for (const [index, { data }] of events.entries()) {
      const event = MeetingEvent.safeParse(data);
      if (!event.success || event.data.type !== 'closed') continue;
      const { sealedCases, digest } = event.data;
      const broken = sealedCases.flatMap(({ caseId, version, hash }): Finding[] => {
        // The seal's mark of a record that could not be read at the close.
        if (hash === '' || streams.get(`case/${caseId}`)?.[version - 1]?.hash === hash) return [];
        return [{ of: name, what: `Its seal does not hold: the record of case/${caseId} is no longer the one that was sealed.` }];
      });
      if (sealDigest(events[index - 1]?.hash ?? '', sealedCases) !== digest) broken.push({ of: name, what: 'Its seal does not hold: the events before the close are not those that were sealed.' });
      findings.push(...broken);
      if (broken.length === 0) seals.push({ meetingId: name.slice('meeting/'.length), digest });
    }
  }
  return seals;
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
