import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type * as electron from 'electron';
import type { BrowserWindow, Privileges, WebPreferences } from 'electron';
import type { Done, Work } from './electron/program.ts';

type Served = { readonly body: string; readonly status?: number; readonly headers?: Readonly<Record<string, string>> };
/** What a piece of the program may use: Electron, as it imports it, and what an earlier piece has kept. */
export type Tools = typeof electron & { readonly kept: { window: BrowserWindow; heard: unknown[]; served: Record<string, Served> } };

/** A page, and the window it is shown in. */
type Shown = {
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly preload?: string;
  readonly webPreferences?: WebPreferences;
};

/** A small main program on the stand-in for Electron. */
export type ElectronProgram = {
  /** Runs a piece of it there. It may use nothing from around it, as in a page. */
  run<T, I = undefined>(work: (tools: Tools, input: I) => T | Promise<T>, input?: I): Promise<T>;
  /** Shows a page under app://mdt/ in a new window, `kept.window`; an error where that does not load. */
  show(shown: Shown): Promise<void>;
  /** What a script in the page answers. */
  inPage<T>(code: string): Promise<T>;
  /** Ends it and answers what it complained of. */
  end(): Promise<string>;
};

const asElectron = ['--import', new URL('electron/hook.ts', import.meta.url).href, fileURLToPath(new URL('electron/program.ts', import.meta.url))];

/** Starts the program, whose scheme app: has these privileges. It is ready, and serves `kept.served` under app:, unless it is to wait. */
export async function startProgram({ privileges = { standard: true, secure: true, supportFetchAPI: true }, waits = false }: { readonly privileges?: Privileges; readonly waits?: boolean } = {}): Promise<ElectronProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-program-'));
  const child = spawn(process.execPath, asElectron, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  const complaints = child.stderr === null ? Promise.resolve('') : text(child.stderr);
  const exited = once(child, 'exit');
  const ended = exited.then(([code]): Done => ({ id: 0, fault: `The program ended with code ${code}.` }));
  let count = 0;
  const run = async <T, I>(work: (tools: Tools, input: I) => T | Promise<T>, input?: I): Promise<T> => {
    const id = (count += 1);
    const done = new Promise<Done>((resolve) => {
      const hear = (said: Done): void => {
        if (said.id !== id) return;
        child.off('message', hear);
        resolve(said);
      };
      child.on('message', hear);
    });
    const asked: Work = { id, code: work.toString(), input };
    child.send(asked);
    const { value, fault } = await Promise.race([done, ended]);
    if (fault !== undefined) throw new Error(fault);
    return value as T; // what the piece answered, cloned
  };
  await run(({ protocol }, given) => protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: given }]), privileges);
  if (!waits) {
    await run(async ({ app, protocol, kept }) => {
      await app.whenReady();
      // Without a listener Electron quits.
      app.on('window-all-closed', () => {});
      kept.served = {};
      protocol.handle('app', async ({ url }) => {
        const { body, ...rest } = kept.served[new URL(url).pathname] ?? { body: '', status: 404 };
        return new Response(body, rest);
      });
    });
  }
  return {
    run,
    show: async ({ html = '<!doctype html><title>Page</title>', headers = {}, preload = '', webPreferences = {} }) => {
      const script = join(folder, `preload-${(count += 1)}.cjs`);
      await writeFile(script, preload);
      const preferences = { sandbox: true, contextIsolation: true, preload: script, ...webPreferences };
      const page: Served = { body: html, headers: { 'content-type': 'text/html', ...headers } };
      await run(
        async ({ BrowserWindow, kept }, given) => {
          kept.served['/'] = given.page;
          kept.heard = [];
          kept.window = new BrowserWindow({ title: 'Window', show: false, webPreferences: given.preferences });
          await kept.window.loadURL('app://mdt/');
        },
        { page, preferences },
      );
    },
    inPage: (code) => run(({ kept }, given) => kept.window.webContents.executeJavaScript(given), code),
    end: async () => {
      await run(({ app }) => void setImmediate(() => app.exit(0)));
      const [code] = await exited;
      await rm(folder, { recursive: true, force: true });
      if (code !== 0) throw new Error(`The program ended with code ${code}.`);
      return await complaints;
    },
  };
}
