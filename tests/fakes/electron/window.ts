import type { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions } from 'electron';
import { type BrowserContext, chromium, type Download, type Frame, type Page, type Route } from 'playwright-core';
import { print } from '../../../electron/shell/print.ts';
import { chromiumArgs, findChromium } from '../chromium.ts';
import { toChromium, toElectron } from './addresses.ts';
import { clickName, clickScript, type RightClick } from './contextMenu.ts';
import { blobScript } from './download.ts';
import { WindowFrame } from './frame.ts';
import { type Answer, hearName, preloadScript, wireName } from './preload.ts';
import { ZoomedContents } from './zoom.ts';

/** What a window needs of the rest of the stand-in. */
export type Surroundings = {
  readonly windows: Set<ChromiumWindow>;
  preventable(): { readonly defaultPrevented: boolean; preventDefault(): void };
  created(contents: EventEmitter): void;
  closed(): void;
  /** A window that was to close stays. */
  stayed(): void;
  invoke(channel: string, frame: { url: string; parent: unknown }, values: readonly unknown[]): Promise<unknown>;
  /** Whether session.webRequest lets an address through. */
  mayLoad(url: string): Promise<boolean>;
  /** What protocol.handle answers; undefined for a scheme nobody serves. */
  serve(request: Request): Promise<Response | undefined>;
  /** Announces a download, asks where it is to go and puts it there. */
  download(download: Download, contents: object): Promise<void>;
};

/** The line a shown window prints, with the address of Chromium's debugging port behind it. */
export const shownLine = 'stand-in for Electron shows its window at ';

const openName = 'standInOpens';
const openScript = `{ const open = window.open.bind(window); window.open = (address = '') => { const url = new URL(address, location.href).href; void ${openName}(url).then((may) => may && open(url)); return null; }; }`;

/** What a window shows; the application listens here for where it wants to go. */
class Contents extends ZoomedContents {
  page: Page | null = null;
  /** While loadURL is under way its navigation is the application's own and is not asked about. */
  loading = false;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(): void {}
  isDestroyed(): boolean {
    return this.page?.isClosed() ?? false;
  }
  isCrashed(): boolean {
    return false;
  }
  send(channel: string, ...values: unknown[]): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    const call = `${hearName}(${JSON.stringify(channel)}, ${JSON.stringify(structuredClone(values))})`;
    this.page?.evaluate(call).catch(() => {}); // the page may be closing, as in Electron
  }
  sendInputEvent({ keyCode }: { readonly keyCode: string }): void {
    void this.page?.keyboard.press(keyCode);
  }
  async executeJavaScript(code: string): Promise<unknown> {
    return await this.page?.evaluate(code);
  }
}

/** A BrowserWindow: a page of its own Chromium, with the preload bundle as its first script. */
export class ChromiumWindow extends WindowFrame {
  readonly webContents: Contents;
  readonly #around: Surroundings;
  readonly #options: BrowserWindowConstructorOptions;
  readonly #profile = mkdtempSync(join(tmpdir(), 'mdt-desk-window-'));
  #context: BrowserContext | null = null;

  constructor(options: BrowserWindowConstructorOptions, around: Surroundings) {
    super(options);
    this.webContents = new Contents(options.webPreferences?.zoomMode);
    this.#options = options;
    this.#around = around;
    around.windows.add(this);
    around.created(this.webContents);
  }
  /** As by its cross: the application may prevent it. */
  close(): void {
    const event = this.#around.preventable();
    this.emit('close', event);
    if (event.defaultPrevented) this.#around.stayed();
    else this.destroy();
  }
  destroy(): void {
    void this.webContents.page?.close();
  }
  override show(): void {
    super.show();
    this.#shown();
  }
  override showInactive(): void {
    super.showInactive();
    this.#shown();
  }
  #told = false;
  #shown(): void {
    if (this.#told) return;
    this.#told = true;
    const [port] = readFileSync(join(this.#profile, 'DevToolsActivePort'), 'utf8').split('\n');
    print(`${shownLine}http://127.0.0.1:${port}`);
    this.emit('show');
  }
  async loadURL(url: string): Promise<void> {
    const { webPreferences } = this.#options;
    const { width, height } = this.getBounds();
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
    await context.exposeBinding(clickName, ({ frame }, click: RightClick) => void this.webContents.emit('context-menu', {}, { ...click, frame }));
    await context.addInitScript({ content: clickScript + blobScript });
    await page.route('**/*', (route) => this.#answer(route));
    // Electron asks before there is a window; Chromium opens one, which gets nothing to show and is closed.
    await context.route('**/*', (route) => (this.#opens(route.request().url()) ? route.continue() : route.abort('aborted')));
    page.on('popup', (popup) => void (this.#opens(popup.url()) || popup.close()));
    page.on('download', (download) => void this.#around.download(download, this.webContents));
    page.on('close', () => {
      this.emit('closed');
      void this.shut().then(() => this.#around.closed());
    });
    this.webContents.loading = true;
    await page.goto(toChromium(url));
    this.webContents.loading = false;
    this.webContents.emit('did-finish-load');
    // Electron does not say so of a hidden window under Wayland.
    if (process.env.XDG_SESSION_TYPE !== 'wayland') this.emit('ready-to-show');
  }
  async shut(): Promise<void> {
    if (!this.#around.windows.delete(this)) return;
    await this.#context?.close().catch(() => {}); // its Chromium may be gone already
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
