import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { Carrier } from '../../shared/api/client.ts';
import { shownLine } from './electronWindow.ts';

declare global {
  /** What the preload puts on the page. */
  var mdt: Carrier | undefined;
}

const program = fileURLToPath(new URL('../..', import.meta.url));
const hook = new URL('electronHook.ts', import.meta.url).href;

/** A desktop shell that runs. */
export type BuiltDesktop = {
  readonly page: Page;
  /** Quits it and answers its exit code. */
  close(): Promise<number | null>;
};

/** The built main bundle as a process under plain Node, with the stand-in in Electron's place. */
export async function spawnBuiltDesktop(args: readonly string[]) {
  const profile = await mkdtemp(join(tmpdir(), 'mdt-desk-profile-'));
  const child = spawn(process.execPath, ['--import', hook, join(program, 'out/main/desktop.js'), ...args], {
    // The profile of whoever runs the tests stays untouched.
    env: { ...process.env, XDG_CONFIG_HOME: profile, APPDATA: profile, HOME: profile, MDT_DESK_DATA: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit').then(async ([code]: (number | null)[]) => {
    await rm(profile, { recursive: true, force: true });
    return code ?? null;
  });
  return { child, exited, lines: createInterface(child.stdout) };
}

/** Starts the built desktop shell (npm run build first) on a data folder and answers its window's page. */
export async function startBuiltDesktop({ data }: { readonly data: string }): Promise<BuiltDesktop> {
  const { child, exited, lines } = await spawnBuiltDesktop(['--data', data]);
  for await (const line of lines) {
    if (!line.startsWith(shownLine)) continue;
    const browser = await chromium.connectOverCDP(line.slice(shownLine.length));
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (page === undefined) throw new Error('The desktop shell opened no window.');
    return {
      page,
      close: async () => {
        await browser.close();
        child.kill('SIGTERM');
        return await exited;
      },
    };
  }
  throw new Error(`The desktop shell ended with code ${await exited} before it showed a window.`);
}
