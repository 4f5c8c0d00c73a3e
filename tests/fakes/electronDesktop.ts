import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Carrier } from '../../shared/api/client.ts';
import type { KeychainMood } from './electron/safeStorage.ts';
import type { Answered, Asked, Questions, StandInScreen } from './electron/questions.ts';
import { screensVariable } from './electron/screen.ts';
import type { Told } from './electron/told.ts';
import { shownLine } from './electron/window.ts';
import { giveKeyring, passphraseFile } from './vaultFolder.ts';

declare global {
  /** What the preload puts on the page. */
  var mdt: Carrier | undefined;
}

const program = fileURLToPath(new URL('../..', import.meta.url));

/** What Node is started with to stand in for Electron: its main process only warns of rejections that nobody handles, as Electron's does. */
export const asElectron: readonly string[] = ['--unhandled-rejections=warn-with-error-code', '--import', new URL('electron/hook.ts', import.meta.url).href];

/** A desktop shell that runs. */
export type BuiltDesktop = {
  readonly page: Page;
  /** The page of the window it shows next. */
  nextWindow(): Promise<Page>;
  /** Tells the stand-in what becomes of the machine, and what a person does to the program. */
  tell(told: Told): void;
  /** Asks the stand-in what only somebody before the screens could see, or does to it what such a person does. */
  ask<Q extends keyof Questions>(question: Q, input: Questions[Q]['input']): Promise<Questions[Q]['answer']>;
  /** Reads no more of what it prints: its terminal is closed. */
  closeOutput(): void;
  /** How it ended, once it has. */
  readonly exited: Promise<Ended>;
  readonly pid: number;
  /** Ends it by a signal, which asks nobody; throws where it does not end in good order. */
  close(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
};

/** How a program ended, and what it complained of. */
export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly complaints: string };

/** What no program of ours may have to say at its end: a fault that nobody caught, a warning, a record that was not closed. */
const badEnd = /has a fault|has a warning|was not closed|could not be told|Error/;

/** Throws where a program did not end in good order. */
export function expectGoodEnd({ code, signal, complaints }: Ended): void {
  if (code !== 0 || badEnd.test(complaints)) throw new Error(`The desktop shell ended with ${signal ?? `code ${code}`}. ${complaints}`);
}

/**
 * The machine a desktop shell runs on: the folder of the person's profile, one of its own where not given, the keychain, the screens at the
 * start with the primary one first, a laptop's alone where not given, and whether its desktop is Wayland.
 */
export type Machine = { readonly profile?: string; readonly keychain?: KeychainMood; readonly screens?: readonly StandInScreen[]; readonly wayland?: boolean };

/** The built main bundle as a process under plain Node, with the stand-in in Electron's place. */
export async function spawnBuiltDesktop(args: readonly string[], machine: Machine = {}) {
  const profile = machine.profile ?? (await mkdtemp(join(tmpdir(), 'mdt-desk-profile-')));
  const child = spawn(process.execPath, [...asElectron, join(program, 'out/main/desktop.js'), ...args], {
    // The profile of whoever runs the tests stays untouched.
    env: { ...process.env, XDG_CONFIG_HOME: profile, LOCALAPPDATA: profile, HOME: profile, MDT_DESK_DATA: '', MDT_DESK_PROFILE: '', MDT_TEST_KEYCHAIN: machine.keychain ?? 'answers', WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: machine.wayland === true ? 'wayland' : 'x11', ...(machine.screens === undefined ? {} : { [screensVariable]: JSON.stringify(machine.screens) }) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (child.stdout === null || child.stderr === null) throw new Error('The desktop shell was started without an output.');
  const complaints = complaintsOf(child.stderr);
  const said = once(child.stderr, 'end');
  const exited = once(child, 'exit').then(async ([code, signal]: (number | NodeJS.Signals | null)[]): Promise<Ended> => {
    // A program it has started again holds its output open.
    await Promise.race([said, setTimeout(500)]);
    if (machine.profile === undefined) await rm(profile, { recursive: true, force: true });
    return { code: typeof code === 'number' ? code : null, signal: typeof signal === 'string' ? signal : null, complaints: complaints() };
  });
  return { child, exited, lines: createInterface(child.stdout) };
}

/** Starts the built desktop shell (npm run build first) on a data folder and answers its window's page; unlocked, unless it is to be found as a person finds it. */
export async function startBuiltDesktop({ data, locked = false, ...machine }: Machine & { readonly data: string; readonly locked?: boolean }): Promise<BuiltDesktop> {
  if (!locked) await giveKeyring(data);
  const { child, exited, lines } = await spawnBuiltDesktop(['--data', data, ...(locked ? [] : ['--passphrase-file', passphraseFile])], machine);
  const shown = windowsOf(lines);
  const browsers: Browser[] = [];
  const nextWindow = async (): Promise<Page> => {
    const { value: address } = await shown.next();
    if (address === undefined) throw new Error(`The desktop shell ended before it showed a window. ${JSON.stringify(await exited)}`);
    const browser = await chromium.connectOverCDP(address);
    browsers.push(browser);
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (page === undefined) throw new Error('The desktop shell opened no window.');
    return page;
  };
  return {
    page: await nextWindow(),
    nextWindow,
    tell: (told) => void child.send(told),
    ask: questionsTo(child),
    closeOutput: () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    exited,
    pid: child.pid ?? 0,
    close: async () => {
      for (const browser of browsers) await browser.close();
      child.kill('SIGTERM');
      expectGoodEnd(await exited);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      for (const browser of browsers) await browser.close();
    },
  };
}

/** The debugging address of each window as it is shown. */
async function* windowsOf(lines: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  for await (const line of lines) if (line.startsWith(shownLine)) yield line.slice(shownLine.length);
  return undefined;
}

/** What a program complains of, shown as it comes and kept. */
function complaintsOf(stream: Readable): () => string {
  let all = '';
  stream.on('data', (chunk: Buffer) => {
    all += chunk.toString();
    process.stderr.write(chunk);
  });
  return () => all;
}

/** Asks a process with a channel to this one. */
function questionsTo(child: ChildProcess): BuiltDesktop['ask'] {
  let asked = 0;
  return async (question, input) => {
    const id = (asked += 1);
    const answered = new Promise<Answered>((resolve) => {
      const hear = (said: Answered): void => {
        if (said.id !== id) return;
        child.off('message', hear);
        resolve(said);
      };
      child.on('message', hear);
    });
    const message: Asked = { id, question, input };
    child.send(message);
    const { answer, fault } = await answered;
    if (fault !== undefined) throw new Error(fault);
    return answer as never; // of this question, as the stand-in's types have it
  };
}
