import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All the text of a PDF as another program than its writer reads it, with single spaces. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += `${items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('')} `;
  }
  await task.destroy();
  return text.replace(/\s+/g, ' ');
}
