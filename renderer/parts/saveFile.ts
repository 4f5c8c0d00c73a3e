import type { ExportedFile } from '../../shared/api/views.ts';
import type { Result } from '../../shared/domain/result.ts';
import { tellAccess } from './accessTold.ts';

/** Hands a file made by the core to the browser's download. */
export function saveFile(file: ExportedFile): void {
  saveBlob(file.fileName, new Blob([Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))], { type: file.mediaType }));
}

/** Hands a text to the browser's download, as UTF-8 with the mark that old programs need to know it by. */
export function saveText(fileName: string, text: string): void {
  tellAccess('savedText');
  saveBlob(fileName, new Blob([`\uFEFF${text}`], { type: 'text/plain;charset=utf-8' }));
}

function saveBlob(fileName: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has its own reference by then; the address need not outlive the click by long.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The most the core takes of a list, in bytes. */
const largestList = 48 * 1024 * 1024;

/** A chosen list as the core takes it. Refuses one that is too large or cannot be read, before anything is sent. */
export async function readList(file: File): Promise<Result<{ fileName: string; base64: string }>> {
  if (file.size > largestList) return refusal(`The file ${file.name} is larger than this program reads (48 MB).`);
  const base64 = await fileAsBase64(file).catch(() => null);
  return base64 === null ? refusal(`The file ${file.name} cannot be read: it may have been moved, or another program holds it.`) : { ok: true, value: { fileName: file.name, base64 } };
}

function refusal(message: string): Result<never> {
  return { ok: false, refusal: { code: 'invalidInput', message, clauses: [] } };
}

function fileAsBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });
}
