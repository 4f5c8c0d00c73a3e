import { EventEmitter } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DownloadItem, SaveDialogOptions } from 'electron';
import type { Download } from 'playwright-core';
import { complain } from '../../../electron/shell/print.ts';
import { toElectron } from './addresses.ts';
import type { Named } from './events.ts';
import { answerTest, type Questions } from './questions.ts';
import { willDownload } from './session.ts';

const dialogs: SaveDialogOptions[] = [];
let person: Questions['saveAs']['input'] = { end: 'saved' };

/** A file the page hands to the system. */
class StandInDownload extends EventEmitter {
  options: SaveDialogOptions | null = null;
  savePath = '';
  readonly #url: string;
  readonly #fileName: string;

  constructor(url: string, fileName: string) {
    super();
    this.#url = url;
    this.#fileName = fileName;
  }
  getURL(): string {
    return this.#url;
  }
  getFilename(): string {
    return this.#fileName;
  }
  getSavePath(): string {
    return this.savePath;
  }
  setSaveDialogOptions(options: SaveDialogOptions): void {
    this.options = options;
  }
}
StandInDownload.prototype satisfies Named<DownloadItem, 'getURL' | 'getFilename' | 'getSavePath' | 'setSaveDialogOptions'>;

/** Announces what Chromium downloads, asks where it is to go, and puts it there. Without a title Electron would show the internal address: here nothing is saved then. */
export async function download(chromium: Download, contents: object): Promise<void> {
  const item = new StandInDownload(toElectron(chromium.url()), chromium.suggestedFilename());
  if (!willDownload(item, contents)) return await chromium.cancel();
  const { title = '', defaultPath = '' } = item.options ?? {};
  if (item.options === null || title === '' || defaultPath === '') {
    complain('The save dialog has no title or no proposal.');
    return await chromium.cancel();
  }
  const bytes = await chromium.page().evaluate(`${blobsName}(${JSON.stringify(chromium.url())})`);
  dialogs.push(item.options);
  if (person.end === 'saved') {
    item.savePath = person.path ?? defaultPath;
    await mkdir(dirname(item.savePath), { recursive: true });
    await writeFile(item.savePath, Buffer.from(String(bytes), 'base64'));
  }
  item.emit('done', {}, { saved: 'completed', cancelled: 'cancelled', diskFull: 'interrupted' }[person.end]);
}

const blobsName = 'standInBlob';

/** Keeps what the page makes itself, so that it can be saved: where a second program listens to Chromium, as a test does, Chromium gives the file to that one. */
export const blobScript = `(${keep.toString()})(${JSON.stringify(blobsName)});`;

/** Runs inside Chromium. */
function keep(name: string): void {
  const blobs = new Map<string, Blob>();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (made: Blob) => {
    const url = make(made);
    blobs.set(url, made);
    return url;
  };
  const base64 = async (url: string): Promise<string> => {
    const bytes = new Uint8Array((await blobs.get(url)?.arrayBuffer()) ?? new ArrayBuffer(0));
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  };
  Object.defineProperty(globalThis, name, { value: base64 });
}

answerTest('saveDialogs', () => dialogs);
answerTest('saveAs', (how) => {
  person = how;
  return null;
});
