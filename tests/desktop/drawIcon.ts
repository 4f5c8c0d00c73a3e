import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { launchChromium } from '../fakes/chromium.ts';

/**
 * Draws the program's icon in every size from resources/icons/icon.svg, by hand after a change to it: node tests/desktop/drawIcon.ts. Packaging uses the
 * finished files, so it needs none of the tools that electron-builder would otherwise download to convert them.
 */
const folder = join(programFolder, 'resources/icons');
const pngSizes = [16, 32, 48, 64, 128, 256, 512, 1024] as const;
type PngSize = (typeof pngSizes)[number];
/** What Windows chooses from; 256 is the largest an ICO can hold. */
const icoSizes = [16, 32, 48, 64, 128, 256] as const;
/** Apple's name for each picture in an ICNS file; those after the sixth are the same pictures for screens of double density. */
const icnsTypes: readonly (readonly [type: string, size: PngSize])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

const pictures = await draw(await readFile(join(folder, 'icon.svg'), 'utf8'));
for (const [size, png] of pictures) await writeFile(join(folder, `${size}x${size}.png`), png);
// What a window is given on Windows and Linux.
await writeFile(join(folder, 'icon.png'), pictureOf(256));
await writeFile(join(folder, 'icon.ico'), icoOf(icoSizes.map((size) => [size, pictureOf(size)] as const)));
await writeFile(join(folder, 'icon.icns'), icnsOf(icnsTypes.map(([type, size]) => [type, pictureOf(size)] as const)));

function pictureOf(size: PngSize): Buffer {
  return pictures.get(size) ?? Buffer.alloc(0);
}

/** The drawing as a PNG of each size, with a transparent ground. */
async function draw(svg: string): Promise<ReadonlyMap<PngSize, Buffer>> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`);
  const drawn = new Map<PngSize, Buffer>();
  for (const size of pngSizes) {
    await page.setViewportSize({ width: size, height: size });
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

/** A Windows icon: a directory entry of 16 bytes for each picture, then the PNGs as they are. */
function icoOf(entries: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const header = Buffer.alloc(6 + 16 * entries.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(entries.length, 4);
  let offset = header.length;
  for (const [index, [size, png]] of entries.entries()) {
    const at = 6 + 16 * index;
    // A byte holds the size; 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...entries.map(([, png]) => png)]);
}

/** A macOS icon: each picture behind its type and its length. */
function icnsOf(entries: readonly (readonly [type: string, png: Buffer])[]): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + body.length, 4);
    return Buffer.concat([head, body]);
  };
  return chunk('icns', Buffer.concat(entries.map(([type, png]) => chunk(type, png))));
}
