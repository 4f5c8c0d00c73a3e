import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]),
];

const asRoot = process.getuid?.() === 0;

/** Switches under which Chromium keeps to itself. Its sandbox is off as root only, where it cannot run. */
export const chromiumArgs: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(asRoot ? ['--no-sandbox'] : []),
];

/**
 * The path of an installed Chromium, Chrome or Edge: CHROME_PATH, else the usual names and places; as root on Debian it is installed
 * where there is none. Throws with the sentence that says what to do where there is still none.
 */
export function findChromium(): string {
  const found = process.env.CHROME_PATH ?? installed() ?? (asRoot && existsSync('/usr/bin/apt-get') ? afterInstalling() : undefined);
  if (found === undefined || !existsSync(found)) {
    throw new Error('These tests need Chromium, Chrome or Edge: install one, or name its program in the variable CHROME_PATH.');
  }
  return found;
}

/** A headless browser without anything of a person in it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs], chromiumSandbox: !asRoot });
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find((path) => existsSync(path));
}

function afterInstalling(): string | undefined {
  spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  return installed();
}
