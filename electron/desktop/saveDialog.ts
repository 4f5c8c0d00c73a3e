import { BrowserWindow, dialog, type MessageBoxOptions, type SaveDialogOptions, type Session, type WebContents } from 'electron';
import { dirname, join } from 'node:path';
import type { ProfileMemory } from './profileMemory.ts';
import { mayDownload } from './window.ts';

/** The kinds of file the program makes, by the end of their names; the first that fits counts. */
const kinds = [
  { end: '.mdt-list.json', title: 'Save MDT list', filter: 'MDT list' },
  { end: '.pdf', title: 'Save PDF document', filter: 'PDF document' },
  { end: '.csv', title: 'Save CSV table', filter: 'CSV table' },
  { end: '.json', title: 'Save JSON file', filter: 'JSON file' },
  { end: '.svg', title: 'Save SVG drawing', filter: 'SVG drawing' },
  { end: '.txt', title: 'Save text file', filter: 'Text file' },
] as const;

/** What the save dialog says and proposes. Left to itself, Electron puts the file's internal address into the title. */
function saveDialogOptions(fileName: string, folder: string): SaveDialogOptions {
  const kind = kinds.find(({ end }) => fileName.toLowerCase().endsWith(end));
  return {
    title: kind?.title ?? 'Save file',
    defaultPath: join(folder, fileName),
    buttonLabel: 'Save',
    // The last part alone: a filter with two dots is not understood on every system.
    ...(kind === undefined ? {} : { filters: [{ name: kind.filter, extensions: [kind.end.slice(kind.end.lastIndexOf('.') + 1)] }] }),
    // Windows and macOS ask by themselves before they overwrite, Linux only if told to. Windows would list the file among the recent ones.
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  };
}

/** What is said of a file that could not be written. Of one that was not meant to be saved after all, nothing is. */
function notSavedMessage(fileName: string): MessageBoxOptions {
  return {
    type: 'error',
    title: 'MDT Desk',
    message: 'The file was not saved',
    detail: `${fileName} could not be written. Check that the folder is still there, has space and lets you save in it, then save the file again.`,
    buttons: ['OK'],
  };
}

/** Asks where each file that a page made is to go, beginning with the folder of the last one, at first with `firstFolder`. */
export function askWhereToSave(session: Session, memory: ProfileMemory, firstFolder: () => string): void {
  session.on('will-download', (_event, item, contents) => {
    if (!mayDownload(item.getURL())) return;
    const fileName = item.getFilename();
    item.setSaveDialogOptions(saveDialogOptions(fileName, memory.read().saveFolder ?? firstFolder()));
    const failed = (): void => tell(contents, notSavedMessage(fileName));
    // A failure that Chromium would go on from, were it asked to, is never "done".
    item.on('updated', (_event, state) => {
      if (state === 'interrupted') failed();
    });
    item.once('done', (_event, state) => {
      if (state === 'interrupted') failed();
      if (state === 'completed') memory.remember({ saveFolder: dirname(item.getSavePath()) });
    });
  });
}

function tell(contents: WebContents, message: MessageBoxOptions): void {
  const window = contents.isDestroyed() ? null : BrowserWindow.fromWebContents(contents);
  void (window === null ? dialog.showMessageBox(message) : dialog.showMessageBox(window, message));
}
