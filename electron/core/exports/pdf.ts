import type { DocumentDefinition } from 'pdfmake';
import type pdfmakeModule from 'pdfmake';

let printer: Promise<typeof pdfmakeModule> | undefined;

/** A document as PDF. Its dates are the definition's own, so the same definition gives the same bytes. */
export async function pdfOf(definition: DocumentDefinition): Promise<Buffer> {
  printer ??= loadPrinter();
  return (await printer).createPdf(definition).getBuffer();
}

/** Loaded with the first document: the fonts are most of a megabyte. The printer itself may read no file and no address. */
async function loadPrinter(): Promise<typeof pdfmakeModule> {
  const [{ default: pdfmake }, { default: fonts }] = await Promise.all([import('pdfmake'), import('pdfmake/build/vfs_fonts.js')]);
  for (const [name, base64] of Object.entries(fonts)) pdfmake.virtualfs.writeFileSync(name, Buffer.from(base64, 'base64'));
  pdfmake.setFonts({ Roboto: { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf', italics: 'Roboto-Italic.ttf', bolditalics: 'Roboto-MediumItalic.ttf' } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake;
}
