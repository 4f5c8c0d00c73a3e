import type pdfmakeModule from 'pdfmake';
import { minutesDocument } from './minutesDocument.ts';
import type { MeetingOutcomes } from './outcomes.ts';

let printer: Promise<typeof pdfmakeModule> | undefined;

/** The minutes of a closed meeting as PDF, A4. Its date is that of the close, so the same meeting gives the same bytes. */
export async function minutesPdf(outcomes: MeetingOutcomes): Promise<Buffer> {
  printer ??= loadPrinter();
  return (await printer).createPdf(minutesDocument(outcomes)).getBuffer();
}

/** Loaded with the first minutes: the fonts are most of a megabyte. The printer itself may read no file and no address. */
async function loadPrinter(): Promise<typeof pdfmakeModule> {
  const [{ default: pdfmake }, { default: fonts }] = await Promise.all([import('pdfmake'), import('pdfmake/build/vfs_fonts.js')]);
  for (const [name, base64] of Object.entries(fonts)) pdfmake.virtualfs.writeFileSync(name, Buffer.from(base64, 'base64'));
  pdfmake.setFonts({ Roboto: { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf', italics: 'Roboto-Italic.ttf', bolditalics: 'Roboto-MediumItalic.ttf' } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake;
}
