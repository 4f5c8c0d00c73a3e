import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { closeButton } from '../../electron/desktop/beforeClosing.ts';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { giveKeyring, passphraseFile } from '../fakes/vaultFolder.ts';
import type { RunningDesktop } from '../desktop/runningDesktop.ts';
import { type Beforehand, ownProfile, writeBeforehand } from './ownProfile.ts';

/** MDT Desk in the real Electron. */
export type RealDesktop = RunningDesktop & {
  /** The way into its main process. */
  readonly electron: ElectronApplication;
  /** What its pages, and its main process on the error stream, complained of. */
  readonly faults: readonly string[];
};

type Options = {
  readonly data: string;
  readonly locked?: boolean;
  /** Chromium's switches, as a person would give them before the program. */
  readonly switches?: readonly string[];
};

/**
 * Playwright's loader sets these in the main process before the program runs. They would hide what is to be seen: they put an open password in place of the
 * keychain and keep Chromium from the network on their own.
 */
export const takenBack = [
  'allow-pre-commit-input',
  'disable-back-forward-cache',
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-extensions-with-background-pages',
  'disable-component-update',
  'disable-default-apps',
  'disable-edgeupdater',
  'disable-extensions',
  'disable-features',
  'disable-field-trial-config',
  'disable-hang-monitor',
  'disable-infobars',
  'disable-popup-blocking',
  'disable-prompt-on-repost',
  'disable-search-engine-choice-screen',
  'disable-stack-profiler',
  'disable-sync',
  'disable-updater-scheduler',
  'do-not-de-elevate',
  'edge-skip-compat-layer-relaunch',
  'enable-features',
  'enable-unsafe-swiftshader',
  'force-color-profile',
  'metrics-recording-only',
  'no-default-browser-check',
  'no-first-run',
  'no-service-autorun',
  'password-store',
  'unsafely-disable-devtools-self-xss-warnings',
  'use-mock-keychain',
];
/** The rest of them: they keep a window awake that another one covers, take keys as fast as a test presses them, and do without much shared memory. */
export const leftAlone = ['disable-background-timer-throttling', 'disable-backgrounding-occluded-windows', 'disable-dev-shm-usage', 'disable-ipc-flooding-protection', 'disable-renderer-backgrounding'];

const takeBack: Beforehand<readonly string[]> = (require, names) => {
  const { app } = require('electron');
  for (const name of names) app.commandLine.removeSwitch(name);
};

/**
 * Starts MDT Desk in the real Electron, on a profile and a data folder of its own. No executablePath: only without one does Playwright inject its loader,
 * which takes its own debugging switches off process.argv before the program looks there for switches it refuses.
 */
export async function startRealDesktop({ data, locked = false, switches = [] }: Options): Promise<RealDesktop> {
  await mkdir(data, { recursive: true });
  if (!locked) await giveKeyring(data);
  const { home, env } = await ownProfile(data);
  const artifacts = join(home, 'artifacts');
  await mkdir(artifacts, { recursive: true });
  const before = await writeBeforehand(join(home, 'switches.cjs'), takeBack, takenBack);
  const electron = await _electron.launch({
    args: [...switches, '-r', before, programFolder, '--data', data, ...(locked ? [] : ['--passphrase-file', passphraseFile])],
    cwd: programFolder,
    env,
    // Playwright would add --no-sandbox on Linux.
    chromiumSandbox: true,
    // Playwright would leave each download to a save dialog that nobody answers.
    acceptDownloads: true,
    artifactsDir: artifacts,
    colorScheme: null,
  });
  // On Windows Playwright starts a shell around it, and killing that would leave Electron.
  const pid = await electron.evaluate(() => process.pid);
  const ended = once(electron.process(), 'exit').then(([code]: (number | null)[]) => code ?? null);
  const faults: string[] = [];
  electron.process().stderr?.setEncoding('utf8').on('data', (text: string) => faults.push(...faultsIn(text)));
  const windows = windowsOf(electron, faults);
  const page = await windows();
  return {
    electron,
    page,
    faults,
    nextWindow: windows,
    close: async () => {
      // Playwright quits it as a person does, who is asked where something is unfinished.
      await electron.evaluate(({ dialog }, response) => {
        dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
      }, closeButton);
      await electron.close();
      const code = await ended;
      if (code !== 0) throw new Error(`MDT Desk ended with exit code ${code}.`);
    },
    kill: async () => {
      process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

/** The pages of the windows in the order they are shown, each listened to and with the program's bridge. */
function windowsOf(electron: ElectronApplication, faults: string[]): () => Promise<Page> {
  const seen = new Set<Page>();
  const listen = (page: Page): void => {
    page.on('pageerror', (error) => faults.push(`fault of the page: ${error.message}`));
    page.on('console', (message) => void (message.type() === 'error' && faults.push(`console: ${message.text()}`)));
  };
  electron.on('window', listen);
  electron.windows().forEach(listen);
  const next = async (): Promise<Page> => {
    const page = electron.windows().find((window) => !seen.has(window));
    if (page === undefined) {
      await electron.waitForEvent('window');
      return await next();
    }
    seen.add(page);
    await page.waitForFunction(() => globalThis.mdt !== undefined);
    return page;
  };
  return next;
}

/** What the program itself, or Node, says of a fault; Chromium's own chatter about the machine is none. */
export function faultsIn(text: string): string[] {
  return text.split('\n').filter((line) => /^MDT Desk (has a fault|could not start)|was not closed|Unhandled ?(Promise)?Rejection|Uncaught /.test(line));
}

/** What lies on the system's clipboard, which is empty afterwards: it is the person's own. */
export async function takeClipboard(electron: ElectronApplication): Promise<string> {
  return await electron.evaluate(({ clipboard }) => {
    const text = clipboard.readText();
    clipboard.clear();
    return text;
  });
}
