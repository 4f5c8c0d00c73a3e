import { EventEmitter, once } from 'node:events';
import type { PrintToPDFOptions, WebContents, WebPreferences } from 'electron';
import { complain } from '../../../electron/shell/print.ts';
import { toChromium, toElectron } from './addresses.ts';
import { throwOnceDestroyed } from './destroyable.ts';
import { download } from './download.ts';
import { type Named, preventable } from './events.ts';
import { invoke } from './ipcMain.ts';
import { LivePage, type World } from './livePage.ts';
import type { FromPage } from './preload.ts';
import type { Navigation } from './requests.ts';
import { grantedTo } from './session.ts';
import { encode } from './wire.ts';
import { ZoomedContents } from './zoom.ts';

type OpenHandler = (details: { url: string }) => { action: string };
type Load = { readonly ended: Promise<unknown>; end(failure?: string): void };

/** What a window shows; the application listens here for where it wants to go. */
export class Contents extends ZoomedContents {
  readonly #preferences: WebPreferences;
  readonly #viewport: { width: number; height: number };
  #live: Promise<LivePage> | null = null;
  /** The same once it is there. */
  #page: LivePage | null = null;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #load: Load | null = null;
  /** The next navigation of the window is the application's own and is not asked about. */
  #own = false;
  #title = '';
  #crashed = false;
  #destroyed = false;

  constructor(preferences: WebPreferences, viewport: { width: number; height: number }) {
    super(preferences.zoomMode);
    this.#preferences = preferences;
    this.#viewport = viewport;
  }

  async loadURL(url: string): Promise<void> {
    const { ended, end } = this.#begin(url);
    const { context, session } = await (this.#live ??= this.#start());
    const address = toChromium(url);
    const { origin } = new URL(address);
    if (origin.startsWith('https:')) await context.grantPermissions(await grantedTo(this, url, toElectron(`${origin}/`)), { origin });
    const { loaderId, errorText } = await session.send('Page.navigate', { url: address });
    if (errorText !== undefined) end(errorText.replace('net::', ''));
    // Within the page it shows there is nothing to wait for.
    else if (loaderId === undefined) end();
    await ended;
  }
  reload(): void {
    this.#begin(this.getURL()).ended.catch(() => {}); // whoever wants to know listens for it
    void this.#live?.then(({ session }) => session.send('Page.reload')).catch(() => {});
  }
  getURL(): string {
    return this.#page?.url ?? '';
  }
  getTitle(): string {
    return this.#title;
  }
  isLoading(): boolean {
    return this.#load !== null;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  /** What the window was made with, also what the stand-in makes no use of. */
  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(): void {}
  /** Lost where there is no page to hear it. */
  send(channel: string, ...values: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    const message = JSON.stringify({ channel, values: encode(values) });
    const world = this.#page?.mainWorld;
    if (world !== undefined) this.#page?.post(world, message);
  }
  sendInputEvent({ keyCode }: { readonly keyCode: string }): void {
    void this.#page?.press(keyCode);
  }
  /** In the page's own world, once it has loaded. */
  async executeJavaScript(expression: string, userGesture = false): Promise<unknown> {
    if (this.#load !== null || this.getURL() === '') await once(this, 'did-stop-loading');
    const { result, exceptionDetails } = await (await this.#started()).session.send('Runtime.evaluate', { expression, userGesture, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  async printToPDF({ landscape = false, printBackground = false, pageSize = 'Letter', margins, preferCSSPageSize = false }: PrintToPDFOptions): Promise<Buffer> {
    const inches = { A4: [8.27, 11.7], A3: [11.7, 16.54], A5: [5.83, 8.27], Letter: [8.5, 11] } as Record<string, readonly [number, number]>;
    const [paperWidth, paperHeight] = (typeof pageSize === 'object' ? [pageSize.width, pageSize.height] : inches[pageSize]) ?? [];
    if (paperWidth === undefined || paperHeight === undefined) throw new Error(`The stand-in knows no paper of the size ${String(pageSize)}.`);
    const { top: marginTop = 0.4, bottom: marginBottom = 0.4, left: marginLeft = 0.4, right: marginRight = 0.4 } = margins ?? {};
    const sheet = { paperWidth, paperHeight, marginTop, marginBottom, marginLeft, marginRight };
    const { data } = await (await this.#started()).session.send('Page.printToPDF', { landscape, printBackground, preferCSSPageSize, ...sheet });
    return Buffer.from(data, 'base64');
  }
  forcefullyCrashRenderer(): void {
    void this.#live?.then(({ session }) => session.send('Page.crash')).catch(() => {}); // its answer is the crash
  }
  /** Whether the page lets itself be unloaded; a listener for will-prevent-unload may overrule it. */
  async mayUnload(): Promise<boolean> {
    if (this.#page === null || this.#crashed || this.#page.url === '') return true;
    const prevents = `{ const event = document.createEvent('BeforeUnloadEvent'); event.initEvent('beforeunload', false, true); dispatchEvent(event); event.defaultPrevented || event.returnValue !== ''; }`;
    const { result } = await this.#page.session.send('Runtime.evaluate', { expression: prevents });
    if (result.value !== true) return true;
    const event = preventable();
    this.emit('will-prevent-unload', event);
    return event.defaultPrevented;
  }
  /** Where a test speaks to the page; a loaded one only. */
  debuggingAddress(): string {
    return this.#page?.address ?? '';
  }
  /** Ends it with its Chromium: from now on every use throws. */
  async destroy(): Promise<void> {
    this.#load?.end('ERR_FAILED');
    this.#destroyed = true;
    this.emit('destroyed');
    await (await this.#live?.catch(() => null))?.close();
  }

  async #start(): Promise<LivePage> {
    const page = await LivePage.start(this.#preferences, this.#viewport, {
      message: (world, message) => this.#hear(world, message),
      mayGo: (navigation) => this.#mayGo(navigation),
      opens: (url) => this.#opens(url),
      downloads: (file) => void download(file, this),
      arrived: () => {
        this.#own = false;
        this.#crashed = false;
      },
      loaded: () => {
        this.emit('did-finish-load');
        this.emit('painted');
        this.#load?.end();
      },
      crashed: () => {
        this.#crashed = true;
        this.#load?.end('ERR_FAILED');
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
      },
      closed: () => void (this.#destroyed || this.emit('page-closed')),
    });
    this.#page = page;
    return page;
  }
  async #started(): Promise<LivePage> {
    if (this.#live === null) throw new Error('The stand-in has no page before one is loaded.');
    return await this.#live;
  }
  /** A load of the application's own; it ends the one before. */
  #begin(url: string): Load {
    this.#load?.end('ERR_ABORTED');
    this.#own = true;
    const result = new EventEmitter();
    const ended = once(result, 'end');
    ended.catch(() => {}); // as in Electron, a load nobody waits for fails in silence
    const load: Load = {
      ended,
      end: (failure) => {
        if (this.#load !== load) return;
        this.#load = null;
        this.#own = false;
        if (failure === undefined) result.emit('end');
        else {
          const errno = numbers[failure] ?? -2;
          result.emit('error', Object.assign(new Error(`${failure} (${errno}) loading '${url}'`), { code: failure, errno, url }));
          this.emit('did-fail-load', {}, errno, failure, url, true);
        }
        this.emit('did-stop-loading');
      },
    };
    this.#load = load;
    return load;
  }
  #hear(world: World, message: FromPage): void {
    const { frame } = world;
    if (message.kind === 'invoke') {
      void invoke(message.channel, this, frame, message.values).then((answer) => this.#page?.post(world, JSON.stringify({ id: message.id, ...answer })));
    } else if (message.kind === 'open') this.#opens(message.url);
    else if (message.kind === 'close') this.emit('wants-to-close');
    else if (message.kind === 'click') this.emit('context-menu', {}, { ...message.click, frame });
    else if (message.kind === 'preloadFault') {
      complain(`Unable to load preload script: ${this.#preferences.preload}`);
      this.emit('preload-error', {}, this.#preferences.preload, new Error(message.message));
    } else if (message.title !== this.#title) {
      this.#title = message.title;
      this.emit('page-title-updated', preventable(), message.title, true);
    }
  }
  /** Asks the application what is to come of a new window; one it allows is a page beside this one, without a preload. */
  #opens(url: string): void {
    if (this.#openHandler({ url: toElectron(url) }).action !== 'allow') return;
    void this.#started().then(async ({ context }) => (await context.newPage()).goto(url)).catch(() => {});
  }
  /** Asks the application's listeners whether a frame may go to another page. */
  #mayGo({ url, frameId, redirected }: Navigation): boolean {
    const isMainFrame = this.#page?.isMainFrame(frameId) ?? true;
    const event = { ...preventable(), url, isMainFrame, isSameDocument: false };
    if (redirected) this.emit('will-redirect', event);
    else if (!(isMainFrame && this.#own)) {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event);
    }
    return !event.defaultPrevented;
  }
}

const numbers: Readonly<Record<string, number>> = { ERR_FAILED: -2, ERR_ABORTED: -3, ERR_BLOCKED_BY_CLIENT: -20, ERR_UNKNOWN_URL_SCHEME: -302, ERR_HTTP_RESPONSE_CODE_FAILURE: -379 };

type Members = 'loadURL' | 'reload' | 'getURL' | 'getTitle' | 'isLoading' | 'isCrashed' | 'isDestroyed' | 'send' | 'sendInputEvent' | 'executeJavaScript' | 'printToPDF' | 'forcefullyCrashRenderer' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy';
Contents.prototype satisfies Named<WebContents, Members>;
throwOnceDestroyed(Contents.prototype);
