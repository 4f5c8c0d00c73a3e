import type { ExportedFile } from '../../shared/api/views.ts';

/** Hands a file made by the core to the browser's download. */
export function saveFile(file: ExportedFile): void {
  saveBlob(file.fileName, new Blob([Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))], { type: file.mediaType }));
}

/** Hands a text to the browser's download, as UTF-8 with the mark that old programs need to know it by. */
export function saveText(fileName: string, text: string): void {
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

/** The bytes of a chosen file as base64. */
export function fileAsBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });
}
