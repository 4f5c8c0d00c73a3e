import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebPreferences } from 'electron';
import { type BrowserContext, type CDPSession, chromium, type Download } from 'playwright-core';
import { chromiumArgs, findChromium } from '../chromium.ts';
import { toElectron } from './addresses.ts';
import { PageFrame } from './ipcMain.ts';
import { type FromPage, hearName, pageScripts, wireName } from './preload.ts';
import { answerRequest, type Navigation } from './requests.ts';
import { privilegesOf } from './session.ts';
import { decode, type Json } from './wire.ts';

/** A world the preload runs in: the window's own, or that of a frame within it. */
export type World = { readonly id: string; readonly frame: PageFrame };

/** What a page tells the contents of its window. */
export type PageEvents = {
  message(world: World, message: FromPage): void;
  /** Whether a frame may go to another page. */
  mayGo(navigation: Navigation): boolean;
  opens(url: string): void;
  downloads(download: Download): void;
  /** The window's own frame shows another page now. */
  arrived(): void;
  loaded(): void;
  crashed(): void;
  closed(): void;
};

const isolatedWorld = 'Electron Isolated Context';

/** A page of a Chromium of its own, with a window's preferences, spoken to over Chromium's debugging protocol. */
export class LivePage {
  readonly context: BrowserContext;
  readonly session: CDPSession;
  readonly #profile: string;
  readonly #worlds = new Map<number, World>();
  readonly #addresses = new Map<string, string>();
  readonly #mainFrame: string;

  /** Starts it, nothing loaded yet. All a page may load comes from the program, so no name leads anywhere. */
  static async start(preferences: WebPreferences, viewport: { width: number; height: number }, events: PageEvents): Promise<LivePage> {
    const { webSecurity, allowRunningInsecureContent, experimentalFeatures } = preferences;
    const profile = mkdtempSync(join(tmpdir(), 'mdt-desk-window-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: [
        ...chromiumArgs,
        '--remote-debugging-port=0',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        ...(webSecurity === false ? ['--disable-web-security'] : []),
        ...(allowRunningInsecureContent === true ? ['--allow-running-insecure-content'] : []),
        ...(experimentalFeatures === true ? ['--enable-experimental-web-platform-features'] : []),
      ],
      chromiumSandbox: !chromiumArgs.includes('--no-sandbox'),
      viewport,
      // A signal is for the program: it says when its windows end.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const [page = await context.newPage()] = context.pages();
    // Electron asks before there is a window; Chromium opens one, which is closed.
    page.on('popup', (popup) => void popup.close().catch(() => {}));
    page.on('download', (download) => events.downloads(download));
    page.on('close', () => events.closed());
    const session = await context.newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const started = new LivePage(context, session, profile, frameTree.frame.id);
    started.#listen(events, preferences.contextIsolation !== false);
    await started.#prepare(preferences);
    return started;
  }

  private constructor(context: BrowserContext, session: CDPSession, profile: string, mainFrame: string) {
    this.context = context;
    this.session = session;
    this.#profile = profile;
    this.#mainFrame = mainFrame;
  }

  get url(): string {
    return this.#addresses.get(this.#mainFrame) ?? '';
  }
  isMainFrame(frameId: string): boolean {
    return frameId === this.#mainFrame;
  }
  /** Where a test speaks to it. */
  get address(): string {
    const [port] = readFileSync(join(this.#profile, 'DevToolsActivePort'), 'utf8').split('\n');
    return `http://127.0.0.1:${port}`;
  }
  /** The world of the window's own frame; none before the first page and after a crash. */
  get mainWorld(): World | undefined {
    return [...this.#worlds.values()].find(({ frame }) => frame.parent === null);
  }
  /** Lost where the world is gone. */
  post({ id, frame }: World, message: string): void {
    if (!frame.alive) return;
    const call = { functionDeclaration: `(text) => globalThis.${hearName}(text)`, uniqueContextId: id, arguments: [{ value: message }] };
    void this.session.send('Runtime.callFunctionOn', call).catch(() => {});
  }
  async press(key: string): Promise<void> {
    await this.context.pages()[0]?.keyboard.press(key);
  }
  async close(): Promise<void> {
    this.#forgetAll();
    await this.context.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #listen(events: PageEvents, isolated: boolean): void {
    const { session } = this;
    const parents = new Map<string, string>();
    session.on('Runtime.executionContextCreated', ({ context: { id, uniqueId, name, auxData } }) => {
      if (isolated ? name !== isolatedWorld : String(auxData?.isDefault) !== 'true') return;
      const frameId = String(auxData?.frameId);
      this.#worlds.set(id, { id: uniqueId, frame: new PageFrame(frameId, parents.get(frameId), this.#addresses) });
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.#forget(executionContextId));
    session.on('Runtime.executionContextsCleared', () => this.#forgetAll());
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const world = this.#worlds.get(executionContextId);
      if (name === wireName && world !== undefined) events.message(world, decode(JSON.parse(payload) as Json) as FromPage); // as the preload's side wrote it
    });
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => parents.set(frameId, parentFrameId));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => this.#addresses.set(frameId, toElectron(url)));
    session.on('Page.frameNavigated', ({ frame: { id, url, urlFragment = '' } }) => {
      this.#addresses.set(id, toElectron(url + urlFragment));
      if (this.isMainFrame(id)) events.arrived();
    });
    session.on('Page.loadEventFired', () => events.loaded());
    session.on('Page.windowOpen', ({ url }) => events.opens(toElectron(url)));
    session.on('Fetch.requestPaused', (request) => void answerRequest(session, request, (navigation) => events.mayGo(navigation)).catch(() => {})); // Chromium may be gone by then
    session.on('Inspector.targetCrashed', () => {
      this.#forgetAll();
      events.crashed();
    });
  }
  async #prepare({ preload, contextIsolation = true, sandbox, nodeIntegration = false, nodeIntegrationInSubFrames = false }: WebPreferences): Promise<void> {
    const { session } = this;
    const sandboxed = sandbox ?? !nodeIntegration;
    const scripts = pageScripts(preload === undefined ? '' : readFileSync(preload, 'utf8'), {
      isolated: contextIsolation,
      sandboxed,
      node: nodeIntegration && !sandboxed && !contextIsolation,
      everyFrame: nodeIntegrationInSubFrames,
      privileges: privilegesOf('app'),
    });
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.addBinding', { name: wireName, ...(contextIsolation ? { executionContextName: isolatedWorld } : {}) }),
      ...(scripts.page === null ? [] : [session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page })]),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, ...(contextIsolation ? { worldName: isolatedWorld } : {}) }),
    ]);
  }
  #forget(number: number): void {
    const world = this.#worlds.get(number);
    if (world !== undefined) world.frame.alive = false;
    this.#worlds.delete(number);
  }
  #forgetAll(): void {
    for (const number of this.#worlds.keys()) this.#forget(number);
  }
}
