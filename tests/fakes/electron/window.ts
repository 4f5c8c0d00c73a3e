import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions } from 'electron';
import { type BrowserContext, chromium, type Frame, type Page, type Route } from 'playwright-core';
import { print } from '../../../electron/shell/print.ts';
import { chromiumArgs, findChromium } from '../chromium.ts';
import { toChromium, toElectron } from './addresses.ts';
import { type Answer, hearName, preloadScript, wireName } from './preload.ts';

/** What a window needs of the rest of the stand-in. */
export type Surroundings = {
  readonly windows: Set<ChromiumWindow>;
  preventable(): { readonly defaultPrevented: boolean; preventDefault(): void };
  created(contents: EventEmitter): void;
  closed(): void;
  invoke(channel: string, frame: { url: string; parent: unknown }, values: readonly unknown[]): Promise<unknown>;
  /** Whether session.webRequest lets an address through. */
  mayLoad(url: string): Promise<boolean>;
  /** What protocol.handle answers; undefined for a scheme nobody serves. */
  serve(request: Request): Promise<Response | undefined>;
  /** Whether will-download lets an address be saved. */
  download(url: string): boolean;
};

/** The line a shown window prints, with the address of Chromium's debugging port behind it. */
export const shownLine = 'stand-in for Electron shows its window at ';

const openName = 'standInOpens';
const openScript = `{ const open = window.open.bind(window); window.open = (address = '') => { const url = new URL(address, location.href).href; void ${openName}(url).then((may) => may && open(url)); return null; }; }`;

/** What a window shows; the application listens here for where it wants to go. */
class Contents extends EventEmitter {
  page: Page | null = null;
  /** While loadURL is under way its navigation is the application's own and is not asked about. */
  loading = false;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(): void {}
  send(channel: string, ...values: unknown[]): void {
    const call = `${hearName}(${JSON.stringify(channel)}, ${JSON.stringify(structuredClone(values))})`;
    this.page?.evaluate(call).catch(() => {}); // the page may be closing, as in Electron
  }
  async executeJavaScript(code: string): Promise<unknown> {
    return await this.page?.evaluate(code);
  }
}

/** A BrowserWindow: a page of its own Chromium, with the preload bundle as its first script. */
export class ChromiumWindow extends EventEmitter {
  readonly webContents = new Contents();
  readonly #around: Surroundings;
  readonly #options: BrowserWindowConstructorOptions;
  readonly #profile = mkdtempSync(join(tmpdir(), 'mdt-desk-window-'));
  #context: BrowserContext | null = null;

  constructor(options: BrowserWindowConstructorOptions, around: Surroundings) {
    super();
    this.#options = options;
    this.#around = around;
    around.windows.add(this);
    around.created(this.webContents);
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {}
  setMenuBarVisibility(): void {}
  getBounds(): { x: number; y: number; width: number; height: number } {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options;
    return { x, y, width, height };
  }
  destroy(): void {
    void this.webContents.page?.close();
  }
  show(): void {
    const [port] = readFileSync(join(this.#profile, 'DevToolsActivePort'), 'utf8').split('\n');
    print(`${shownLine}http://127.0.0.1:${port}`);
  }
  async loadURL(url: string): Promise<void> {
    const { width = 800, height = 600, webPreferences } = this.#options;
    const context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: findChromium(),
      args: [...chromiumArgs, '--remote-debugging-port=0'],
      chromiumSandbox: !chromiumArgs.includes('--no-sandbox'),
      viewport: { width, height },
      // What a signal means is for the application to say.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    this.#context = context;
    const [page = await context.newPage()] = context.pages();
    this.webContents.page = page;
    await context.exposeBinding(wireName, async ({ frame }, channel: string, values: unknown[]): Promise<Answer> => {
      const sender = { url: toElectron(frame.url()), parent: frame.parentFrame() };
      return await this.#around.invoke(channel, sender, values).then((value) => ({ value }), (error: Error) => ({ error: error.message }));
    });
    await context.addInitScript({ content: preloadScript(readFileSync(webPreferences?.preload ?? '', 'utf8')) });
    // Electron asks with the whole address; a request no longer has what stands behind its "#".
    await context.exposeBinding(openName, (_source, url: string) => this.#opens(url));
    await context.addInitScript({ content: openScript });
    await page.route('**/*', (route) => this.#answer(route));
    // Electron asks before there is a window; Chromium opens one, which gets nothing to show and is closed.
    await context.route('**/*', (route) => (this.#opens(route.request().url()) ? route.continue() : route.abort('aborted')));
    page.on('popup', (popup) => void (this.#opens(popup.url()) || popup.close()));
    page.on('download', (download) => void (this.#around.download(toElectron(download.url())) || download.cancel()));
    page.on('close', () => {
      this.emit('closed');
      void this.shut().then(() => this.#around.closed());
    });
    this.webContents.loading = true;
    await page.goto(toChromium(url));
    this.webContents.loading = false;
    this.emit('ready-to-show');
  }
  async shut(): Promise<void> {
    if (!this.#around.windows.delete(this)) return;
    await this.#context?.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toElectron(request.url());
    if (request.isNavigationRequest() && !this.webContents.loading && !this.#stays(request.frame(), url)) return await route.abort('aborted');
    if (!(await this.#around.mayLoad(url))) return await route.abort('blockedbyclient');
    const answer = url.startsWith('app:') ? await this.#around.serve(new Request(url, { method: request.method() })) : undefined;
    if (answer === undefined) return await route.abort('failed');
    const body = Buffer.from(await answer.arrayBuffer());
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  }
  #opens(url: string): boolean {
    return this.webContents.openHandler({ url: toElectron(url) }).action === 'allow';
  }
  /** Asks the application's listeners whether a frame may go to another page. */
  #stays(frame: Frame, url: string): boolean {
    const event = { ...this.#around.preventable(), url };
    this.webContents.emit('will-frame-navigate', event);
    if (frame.parentFrame() === null) this.webContents.emit('will-navigate', event);
    return !event.defaultPrevented;
  }
}
