import { type WebContents, safeStorage } from 'electron';
import zlib from 'node:zlib';
import { z } from 'zod';
import { machineMap } from '../../shared/pathway/map.ts';
import { pdfOf } from '../core/exports/pdf.ts';
import { readWorkbook } from '../core/imports/workbook.ts';
import { layOut } from '../core/map/layout.ts';
import { keyOfPassphrase, leastCost } from '../core/vault/passphrase.ts';
import { osKeychain } from './osKeychain.ts';
import { isSandboxOff } from './sandboxOff.ts';

/** What was found of one part; `reason` is a code for support, never an error's own words. Details a person would want beside it may follow. */
type Finding = { readonly ok: boolean; readonly reason: string | null; readonly [detail: string]: unknown };

/** Whether the program is whole without the part: a machine without a keychain opens its data by passphrase. */
type CheckedPart = Finding & { readonly required: boolean };

/** What `--self-check` found, printed as one line of JSON. `ok` is false where a required part fails. */
export type SelfCheck = {
  readonly ok: boolean;
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  readonly versions: NodeJS.ProcessVersions;
  readonly parts: { readonly [part: string]: CheckedPart };
};

type Contents = Pick<WebContents, 'executeJavaScript'>;

/** Longest time for one part, in milliseconds: the keychain may be waiting for a person, and a slow machine is not broken. */
const patience = 60_000;

/**
 * Tries what a package can lack or Electron's own Node can do differently: the page through the sandbox and the bridge, PDF, map, workbook,
 * scrypt, zstd, keychain. Needs no data folder. The operating system's keychain may keep the entry that Electron makes in it once for each program.
 */
export async function selfCheck(contents: Contents, version: string): Promise<SelfCheck> {
  const required = {
    page: () => checkPage(contents),
    sandbox: async () => (isSandboxOff(process.argv, process.env) ? fails('switchedOff') : isRight(true)),
    pdf: checkPdf,
    map: checkMap,
    workbook: checkWorkbook,
    scrypt: checkScrypt,
    zstd: async () => checkZstd(),
  };
  const parts: Record<string, CheckedPart> = {};
  for (const [part, check] of Object.entries(required)) parts[part] = { required: true, ...(await found(check)) };
  parts.keychain = { required: false, ...(await found(checkKeychain)) };
  return {
    ok: Object.values(parts).every((part) => part.ok || !part.required),
    version,
    platform: process.platform,
    arch: process.arch,
    versions: process.versions,
    parts,
  };
}

/** What a check finds, also where it throws or never ends. */
async function found(check: () => Promise<Finding>): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(fails('tookTooLong')), patience);
  });
  try {
    return await Promise.race([check(), tooLong]);
  } catch (error) {
    return fails(codeOf(error));
  } finally {
    clearTimeout(timer);
  }
}

function fails(reason: string): Finding {
  return { ok: false, reason };
}

function isRight(right: boolean, details: { readonly [detail: string]: unknown } = {}): Finding {
  return { ok: right, reason: right ? null : 'wrongResult', ...details };
}

/** The system's code of an error, else its kind. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : error.name;
}

/** Asks the rules as the page would: through the sandbox, the preload, the channel and the core, down to the pathway's data. */
const question = `(async () => {
  const answer = await mdt.call('rules.answer', { facts: {} });
  return {
    answered: answer.ok,
    pathway: answer.ok ? answer.value.pathwayVersion : null,
    bridge: Object.keys(mdt).sort(),
    node: typeof require !== 'undefined' || typeof process !== 'undefined',
  };
})()`;

const pageAnswer = z.strictObject({ answered: z.boolean(), pathway: z.string().nullable(), bridge: z.array(z.string()), node: z.boolean() });

async function checkPage(contents: Contents): Promise<Finding> {
  const page = pageAnswer.parse(await contents.executeJavaScript(question));
  return isRight(page.answered && !page.node, page);
}

async function checkPdf(): Promise<Finding> {
  const made = new Date(0);
  const pdf = await pdfOf({
    content: ['MDT Desk'],
    pageSize: 'A4',
    pageMargins: [42, 42, 42, 42],
    info: { title: 'MDT Desk', creator: 'MDT Desk', producer: 'MDT Desk', creationDate: made, modDate: made },
    language: 'en-GB',
    displayTitle: true,
    version: '1.7',
    styles: {},
    defaultStyle: { font: 'Roboto' },
  });
  const isWhole = pdf.subarray(0, 5).toString('latin1') === '%PDF-' && pdf.subarray(-8).includes('%%EOF');
  // The font is in it.
  return isRight(isWhole && pdf.length > 2_000, { bytes: pdf.length });
}

async function checkMap(): Promise<Finding> {
  const { width, height, states } = await layOut(machineMap());
  return isRight(width > 0 && height > 0 && states.length > 0, { states: states.length });
}

async function checkWorkbook(): Promise<Finding> {
  const { writeXlsx } = await import('hucre/xlsx');
  const read = await readWorkbook(await writeXlsx({ sheets: [{ name: 'List', rows: [['Name', 'Day'], ['TEST', 'Thursday']] }] }));
  if (!read.ok) return fails('refused');
  return isRight(read.value.sheets[0]?.lines[1]?.cells.join(' ') === 'TEST Thursday');
}

/** Against a value another program computed: a key that comes out differently would open no data folder. */
async function checkScrypt(): Promise<Finding> {
  const key = await keyOfPassphrase('MDT Desk self-check', Buffer.alloc(16, 7), leastCost);
  return isRight(key.toString('hex') === 'be4a6608c7f27fe71e4d3fc2ed53ef61cdb1631f1789fb7976e9b09a32ec8e0d');
}

function checkZstd(): Finding {
  // Older versions of Node have none; the record could not be read there.
  if (typeof zlib.zstdCompressSync !== 'function') return fails('notAvailable');
  const text = 'MDT Desk '.repeat(100);
  const packed = zlib.zstdCompressSync(text);
  return isRight(packed.length < 200 && zlib.zstdDecompressSync(packed).toString() === text);
}

async function checkKeychain(): Promise<Finding> {
  const keychain = osKeychain(safeStorage, '', process.platform);
  const probe = 'MDT Desk self-check';
  const blob = await keychain.wrap(probe).catch(() => null);
  if (blob === null) return fails('notAvailable');
  // Chromium's own mark of what guards it; README.md beside this file has the table.
  const seal = blob.toString('latin1', 0, 3);
  if (keychain.strength(blob) === 'weak') return { ...fails('weak'), seal };
  return isRight((await keychain.unwrap(blob)).secret === probe, { seal });
}
