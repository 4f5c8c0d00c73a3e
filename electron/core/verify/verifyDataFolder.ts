import { z } from 'zod';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { StreamId, StreamKind } from '../ports.ts';
import { checkAccess } from '../storage/accessFolder.ts';
import { readFormat } from '../storage/folderFormat.ts';
import { parseRecords } from '../storage/record.ts';
import { listSetAside } from '../storage/setAside.ts';
import { readBytes } from '../storage/streamFile.ts';
import { listStamps, streamKinds, streamName, streamPath } from '../storage/streamNames.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';
import type { Finding } from './finding.ts';
import { faultsOf, type Seal, sealsIn } from './seals.ts';
import { keyringFaults } from '../vault/keyringFaults.ts';
import { verifyDocuments } from './verifyDocuments.ts';

/** What looking through a data folder gave. */
export type Verification = {
  readonly streams: number;
  /** How many events each intact stream holds, by its name, such as "case/…". */
  readonly lengths: ReadonlyMap<string, number>;
  /** When the newest event was recorded; null where there is none. */
  readonly newestEventAt: string | null;
  readonly events: number;
  readonly documents: number;
  readonly accessEntries: number;
  /** The seals of closed meetings that hold, by the digest that is printed on their minutes. */
  readonly seals: readonly { readonly meetingId: string; readonly digest: string }[];
  /** Empty where everything is as it was left. */
  readonly findings: readonly Finding[];
};

/** What is looked through: `digest` is one from printed minutes, which a closed meeting must then have. */
export type VerifyOptions = {
  readonly folder: string;
  readonly key: DataKey;
  readonly digest?: string | undefined;
  /** Told after every few records how far it has come, and waited for: whoever shares the process lets other work through here. */
  readonly pause?: (done: number, total: number) => Promise<void>;
};

/** The little of a read model that says what streams held. */
const KnownVersions = z.object({ fields: z.object({ id: z.array(z.string()).default([]), version: z.array(z.number()).default([]) }) });
const Timed = z.object({ at: z.iso.datetime() });
const KnownStreams = z.object({ cases: KnownVersions, meetings: KnownVersions });

/**
 * Reads every byte of a data folder and changes none: the chain of every stream, what each held when the read model was last written, every document and its
 * version, the seal of every closed meeting, every file of the access log. It notices changed bytes, removed or re-ordered events, removed files, files of
 * another place, and older copies of single files. It cannot notice that the whole folder was put back to an earlier day: for that, give it the digest of
 * minutes printed since. The program may go on writing meanwhile.
 */
export async function verifyDataFolder({ folder, key, digest, pause }: VerifyOptions): Promise<Result<Verification>> {
  const format = await readFormat(folder, key);
  if (!format.ok) return format;
  const findings: Finding[] = [];
  if (format.value.state === 'older') return refuse('notNow', `This data folder is of an older form (${format.value.form}): open it with MDT Desk, which brings it up to date.`);
  if (format.value.state === 'none') findings.push({ of: 'format.json', what: 'The file is missing: this is no encrypted data folder.' });
  // In this order, since records only grow: what the read model knows stands in the streams by then, and what meetings sealed in the cases.
  const documents = await verifyDocuments(folder, key);
  findings.push(...documents.findings);
  const streams = await verifyStreams(folder, key, findings, pause);
  compareWithKnown(documents.found.get('read-model'), streams.hashes, findings);
  const seals = streams.seals.filter((seal) => {
    const faults = faultsOf(seal, (caseId, version) => streams.hashes.get(`case/${caseId}`)?.[version - 1]);
    findings.push(...faults);
    return faults.length === 0;
  });
  if (digest !== undefined && !seals.some((seal) => seal.digest === digest.toLowerCase())) {
    findings.push({ of: 'digest', what: 'No closed meeting in this folder has the digest that was given: its record was changed, removed, or put back to before its close.' });
  }
  findings.push(...(await keyringFaults(folder)));
  const access = await checkAccess(folder, cipherFor(key, 'accessLog'), documents.versions);
  findings.push(...access.findings.map(({ of, what }) => ({ of, what })), ...(await setAsideAndNotBack(folder, streams.hashes)));
  const events = [...streams.hashes.values()].reduce((sum, hashes) => sum + (hashes?.length ?? 0), 0);
  const lengths = new Map([...streams.hashes].flatMap(([name, hashes]): [string, number][] => (hashes === null ? [] : [[name, hashes.length]])));
  return ok({ streams: streams.hashes.size, lengths, newestEventAt: streams.newestEventAt, events, documents: documents.found.size, accessEntries: access.entries, seals: seals.map(({ meetingId, digest: own }) => ({ meetingId, digest: own })), findings });
}

/** The hash after each event of every stream, by the stream's name; null for one that is damaged. */
type Hashes = ReadonlyMap<string, readonly string[] | null>;

/** So many records are read between two pauses. */
const betweenPauses = 10;

async function verifyStreams(folder: string, key: DataKey, findings: Finding[], pause: VerifyOptions['pause']): Promise<{ readonly hashes: Hashes; readonly seals: readonly Seal[]; readonly newestEventAt: string | null }> {
  const cipher = cipherFor(key, 'record');
  const hashes = new Map<string, readonly string[] | null>();
  const seals: Seal[] = [];
  let newest = '';
  const listed = async (kind: StreamKind): Promise<readonly StreamId[]> => (await listStamps(folder)).filter((stream) => stream.kind === kind);
  const total = (await listStamps(folder)).length;
  for (const kind of ['meeting', 'case'] as const) {
    // Cases are listed after the meetings were read: a meeting may have sealed one that was new then.
    for (const stream of await listed(kind)) {
      const name = streamName(stream);
      const parsed = parseRecords(name, cipher, await readBytes(streamPath(folder, stream)));
      hashes.set(name, parsed.intact ? parsed.events.map(({ hash }) => hash) : null);
      for (const { data } of parsed.intact ? parsed.events : []) {
        const at = Timed.safeParse(data).data?.at ?? '';
        if (at > newest) newest = at;
      }
      if (!parsed.intact) findings.push({ of: name, what: parsed.reason });
      else if (kind === 'meeting') seals.push(...sealsIn(stream.id, parsed.events));
      if (hashes.size % betweenPauses === 0) await pause?.(hashes.size, Math.max(total, hashes.size));
    }
  }
  return { hashes, seals, newestEventAt: newest || null };
}

/** Every stream must hold at least what the read model was made of. */
function compareWithKnown(readModel: string | undefined, streams: Hashes, findings: Finding[]): void {
  const known = KnownStreams.safeParse(readModel === undefined ? undefined : JSON.parse(readModel));
  if (!known.success) return;
  for (const kind of streamKinds) {
    const { id: ids, version } = (kind === 'case' ? known.data.cases : known.data.meetings).fields;
    for (const [index, id] of ids.entries()) findings.push(...lossOf(kind, id, version[index] ?? 0, streams));
  }
}

function lossOf(kind: StreamKind, id: string, version: number, streams: Hashes): Finding[] {
  const of = streamName({ kind, id });
  const events = streams.get(of);
  if (events === undefined) return [{ of, what: `The record of this ${kind} is missing: it was there when MDT Desk last wrote its lists.` }];
  if (events === null || events.length >= version) return [];
  return [{ of, what: `The end of this record is missing: ${version} events were there when MDT Desk last wrote its lists, ${events.length} ${events.length === 1 ? 'is' : 'are'} there now.` }];
}

/** Records that were set aside as damaged and have not been brought back: the lists have forgotten them since, and they are missing all the same. */
async function setAsideAndNotBack(folder: string, streams: Hashes): Promise<Finding[]> {
  const findings = (await listSetAside(folder)).flatMap(({ what, id, reason, setAside }): Finding[] => {
    if (what === 'document' ? !id.startsWith('access-') : (streams.get(streamName({ kind: what, id })) ?? null) !== null) return [];
    return [{ of: what === 'document' ? id.replace('-', '/') : `${what}/${id}`, what: `It was set aside as damaged and has not been brought back (${setAside ?? 'damaged'}). ${reason}` }];
  });
  return findings;
}
