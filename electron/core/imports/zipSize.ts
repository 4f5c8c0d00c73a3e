const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** Length of the record that ends a ZIP file, and the longest comment behind it. */
const endLength = 22;
const longestComment = 0xffff;

/** What a ZIP file says of itself: the names in it and how many bytes they come to once unpacked. */
export type ZipContents = { readonly names: readonly string[]; readonly unpackedBytes: number };

/**
 * The contents of a ZIP file by its directory; null where it has none that can be read. An entry that does not tell its size counts
 * as endless: nobody could say beforehand what it unpacks to. Nothing is unpacked.
 */
export function zipContents(bytes: Uint8Array): ZipContents | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const names: string[] = [];
  let unpackedBytes = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) return null;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'));
    // Two bytes are an empty entry, packed.
    unpackedBytes += unpacked === 0 && packed > 2 ? Infinity : unpacked;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { names, unpackedBytes };
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return null;
}
