import { createHash } from 'node:crypto';
import { appendFile, type FileHandle, mkdir, open, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Downloader } from '@electron/get';

/** How far a download is, in bytes; `total` is null where the server does not say. */
type Progress = { readonly received: number; readonly total: number | null };

/** Why a download ended that no error of the system explains. */
type Reason =
  | { readonly kind: 'stalled'; readonly after: number }
  | { readonly kind: 'answered'; readonly status: number }
  /** A page to sign in or a notice of what is blocked, in place of the file. */
  | { readonly kind: 'page' };

export class DownloadEnded extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(`The download ended: ${reason.kind}.`);
    this.reason = reason;
  }
}

export type DownloadOptions = {
  /** Folder of the file as far as it has arrived. It outlives the program, and holds one such file at most. */
  readonly partials: string;
  /** Milliseconds without a single byte after which the download ends. It has no other limit. */
  readonly stallAfter: number;
  readonly stop: AbortSignal;
  readonly onStart: (url: URL) => void;
  readonly onProgress: (progress: Progress) => void;
};

/**
 * A downloader for @electron/get that goes on where an earlier one stopped, and connects again by itself as long as each connection brings some of
 * the file. It throws a DownloadEnded, or what fetch or the file system threw.
 */
export function resumingDownload({ partials, onStart, ...options }: DownloadOptions): Downloader<unknown> & { /** Whether a part of the last file had come with an earlier run. */ readonly resumed: () => boolean } {
  let resumed = false;
  return {
    resumed: () => resumed,
    download: async (address, target) => {
      const url = new URL(address);
      const name = `${createHash('sha256').update(address).digest('hex').slice(0, 16)}-${basename(target)}`;
      await keepOnly(partials, name);
      const file = join(partials, name);
      await appendFile(file, '');
      resumed = (await size(file)) > 0;
      onStart(url);
      await receive(url, file, options);
      await rename(file, target);
    },
  };
}

type ReceiveOptions = Pick<DownloadOptions, 'stallAfter' | 'stop' | 'onProgress'>;

/** Receives the rest of the file, over as many connections as it takes. */
async function receive(url: URL, file: string, options: ReceiveOptions): Promise<void> {
  for (;;) {
    const have = await size(file);
    try {
      if (await receiveFrom(have, url, file, options)) return;
      await truncate(file, 0);
    } catch (error) {
      // A TypeError is what fetch makes of a connection that was cut off.
      if (!(error instanceof TypeError) || (await size(file)) <= have) throw error;
    }
  }
}

/** Receives what follows the first `have` bytes; answers false where the server's file has no such place. */
async function receiveFrom(have: number, url: URL, file: string, { stallAfter, stop, onProgress }: ReceiveOptions): Promise<boolean> {
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(), stallAfter);
  try {
    const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) };
    const { status, body, headers: answered } = await fetch(url, { headers, signal: AbortSignal.any([stop, stalled.signal]) });
    const [, start, whole] = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(answered.get('content-range') ?? '') ?? [];
    if (status === 416 && have > 0) return Number(whole) === have;
    if (status === 206 && Number(start) !== have) return false;
    if ((status !== 200 && status !== 206) || body === null) throw new DownloadEnded({ kind: 'answered', status });
    if (answered.get('content-type')?.startsWith('text/html')) throw new DownloadEnded({ kind: 'page' });
    const from = status === 206 ? have : 0;
    const total = Number(whole ?? answered.get('content-length')) || null;
    await truncate(file, from);
    await using destination = await open(file, 'r+');
    let received = from;
    // Each piece is on the disk before the next is looked at, so that it is kept however the connection ends.
    for await (const piece of body) {
      timer.refresh();
      await writeAll(destination, piece, received);
      received += piece.length;
      onProgress({ received, total });
    }
    return true;
  } catch (error) {
    throw stalled.signal.aborted ? new DownloadEnded({ kind: 'stalled', after: stallAfter }) : error;
  } finally {
    clearTimeout(timer);
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < piece.length; ) written += (await file.write(piece, written, piece.length - written, position + written)).bytesWritten;
}

async function size(file: string): Promise<number> {
  return (await stat(file)).size;
}

/** Makes the folder where needed and takes everything out of it but one file: what is left of another version is of no use any more. */
async function keepOnly(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const other of await readdir(folder)) if (other !== name) await rm(join(folder, other), { force: true });
}
