import { EventEmitter } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { flipFuses, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { LinuxPackager } from 'electron-builder';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../electron/desktop/guard.ts';
import { servePage } from '../../electron/desktop/protocol.ts';
import { displayOptions, mayRequest, pageAddress, pageScheme, quietSwitches, windowOptions } from '../../electron/desktop/window.ts';
import { contentSecurityPolicy } from '../../electron/shell/page.ts';
import { root, sources } from '../architecture/imports.ts';
import { overIpc } from '../fakes/ipc.ts';
import { shippedFuses } from '../fakes/packed.ts';
import { makePageFolder, waysOut } from '../fakes/pageFolder.ts';
import { createSmallApp } from '../fakes/smallApp.ts';

/**
 * The twenty items of Electron's guide "Security", each as one test under its number, the item in our own words before the colon and what
 * is looked at behind it. Electron's program cannot be had on every machine that runs this: what its window is made of is read from the
 * functions that make it, its fuses from a file with a fuse wire. tests/desktop/electron.test.ts asks the real one, where it is.
 */
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(text(path));
/** Without the list of switches the program refuses to start with, which switches.test.ts goes through. */
const desktop = sources('electron/desktop').filter((path) => path !== 'electron/desktop/switches.ts').map((path) => ({ path, source: text(path) }));
const parts = { preload: 'preload.cjs', icon: null };
const bounds = { x: 0, y: 0, width: 1366, height: 768 };
const windows: readonly BrowserWindowConstructorOptions[] = [
  windowOptions(parts, bounds, { width: 1024, height: 600 }),
  displayOptions(parts, bounds),
];
/** What the page is built to: its own files, as text. */
const builtPage = globSync('out/renderer/**/*.{html,css,js}', { cwd: root }).map((path) => ({ path, source: text(path) }));
const builtStart = text('out/renderer/index.html');
const builtMain = globSync('out/main/*.js', { cwd: root }).map(text).join('\n');

/** Every window of the program has this preference. */
function everyWindow(preference: keyof NonNullable<BrowserWindowConstructorOptions['webPreferences']>, value: unknown): void {
  expect(windows.map(({ webPreferences }) => webPreferences?.[preference])).toEqual(windows.map(() => value));
}

/** The paths of files of the desktop shell that hold a pattern. */
function holding(pattern: RegExp): string[] {
  return desktop.filter(({ source }) => pattern.test(source)).map(({ path }) => path);
}

/** The contents of a window as far as a guard touches them, guarded; with what was opened beside it. */
function guardedContents() {
  let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  const policies: string[] = [];
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof open) => (open = handler),
    setWebRTCIPHandlingPolicy: (policy: string) => policies.push(policy),
  });
  const displays: string[] = [];
  guardContents(contents as unknown as WebContents, (url) => displays.push(url)); // as much of one as a guard touches
  const prevented = (name: string, fields: object): boolean => {
    let stopped = false;
    contents.emit(name, { ...fields, preventDefault: () => (stopped = true) });
    return stopped;
  };
  return { prevented, open: (url: string) => open({ url }).action, displays, policies };
}

const elsewhere = ['https://evil.example/', 'http://127.0.0.1/', 'http://mdt/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'app://other/', 'app://mdt.evil.example/', 'app://mdt:1/', 'blob:app://mdt/1', 'about:blank', 'chrome://settings', ''];

describe('Electron’s security guide, item by item', () => {
  it('1. Load only what comes over a safe way: the window’s address and the built page name no source but the program’s own, and the session lets no other through', () => {
    expect(pageAddress).toBe('app://mdt/');
    expect(pageScheme.privileges.secure).toBe(true);
    const loaded = [...builtStart.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter((address) => !/^(\.\/assets\/|data:,$)/.test(address ?? ''))).toEqual([]);
    for (const { path, source } of builtPage.filter(({ path }) => path.endsWith('.css'))) {
      const outside = [...source.matchAll(/url\(\s*["']?([^"')]*)|@import\s+["']?([^"';]*)/g)].map(([, url, sheet]) => url ?? sheet ?? '').filter((url) => !url.startsWith('data:'));
      expect([path, outside.filter((url) => /^[a-z]+:|^\/\//i.test(url))]).toEqual([path, []]);
    }
    for (const url of ['http://evil.example/', 'https://evil.example/', 'ws://evil.example/', 'wss://evil.example/', 'ftp://evil.example/', 'file:///etc/passwd']) expect([url, mayRequest(url)]).toEqual([url, false]);
    expect(mayRequest('app://mdt/assets/screen.js')).toBe(true);
  });

  it('2. No Node for what a window shows: off in every window, its workers and its frames, and no window is made of other options', () => {
    for (const preference of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'] as const) everyWindow(preference, false);
    const made = desktop.flatMap(({ source }) => [...source.matchAll(/new BrowserWindow\((\w+)/g)].map(([, options]) => options));
    expect(made.sort()).toEqual(['displayOptions', 'windowOptions']);
    expect(holding(/new (WebContentsView|BrowserView|BaseWindow)\b/)).toEqual([]);
  });

  it('3. Page and preload in separate worlds: on in every window, and the preload reaches the page over the bridge alone', () => {
    everyWindow('contextIsolation', true);
    expect(text('electron/desktop/preload.ts')).toContain('contextBridge.exposeInMainWorld(');
    expect(text('electron/desktop/preload.ts')).not.toMatch(/\b(window|globalThis|document)\b/);
  });

  it('4. A sandbox around every window: on in every window and for the whole program before it is ready, no switch turns it off, a start with one that would is refused, and the built preload needs nothing it does not have there', () => {
    everyWindow('sandbox', true);
    const main = text('electron/desktop/main.ts');
    expect(main.indexOf('app.enableSandbox()')).toBeGreaterThan(-1);
    expect(main.indexOf('app.enableSandbox()')).toBeLessThan(main.indexOf('whenReady()'));
    expect(main).toContain('if (refused !== null) void app.whenReady().then(() => lifetime.giveUp(refused, { quiet }));\n');
    expect([...desktop, ...sources('electron/start').map((path) => ({ path, source: text(path) }))].filter(({ source }) => /['"-]no-sandbox|disable-gpu-sandbox|disable-setuid-sandbox/.test(source))).toEqual([]);
    expect(JSON.stringify(json('package.json').build)).not.toContain('no-sandbox');
    expect([...text('out/preload/preload.cjs').matchAll(/require\(\s*["'](.+?)["']\s*\)/g)].map(([, name]) => name)).toEqual(['electron']);
  });

  it('5. Answer what pages ask permission for: of every permission this Electron knows only to copy text is granted, and to the page itself alone; no device', () => {
    const declared = /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(text('node_modules/electron/electron.d.ts'))?.[1] ?? '';
    const known = declared.split(' | ').map((name) => name.replaceAll("'", ''));
    expect(known.length).toBeGreaterThan(40);
    const asked: Record<string, (...values: never[]) => unknown> = {};
    const take = (name: string) => (handler: (...values: never[]) => unknown) => (asked[name] = handler);
    const session = Object.assign(new EventEmitter(), {
      webRequest: { onBeforeRequest: () => {} },
      setPermissionRequestHandler: take('request'),
      setPermissionCheckHandler: take('check'),
      setDevicePermissionHandler: take('device'),
    });
    guardSession(session as unknown as Session); // as much of one as a guard touches
    const ask = (name: string, ...values: unknown[]): unknown => Reflect.apply(asked[name] ?? (() => 'not asked'), undefined, values);
    const granted = (from: { readonly requestingUrl?: string; readonly isMainFrame: boolean }) =>
      known.filter((permission) => {
        const answers: unknown[] = [ask('check', null, permission, '', from)];
        ask('request', null, permission, (answer: unknown) => answers.push(answer), { requestingUrl: '', ...from });
        expect([permission, answers[0]]).toEqual([permission, answers[1]]);
        return answers[0] !== false;
      });
    expect(granted({ requestingUrl: 'app://mdt/#/meetings', isMainFrame: true })).toEqual(['clipboard-sanitized-write']);
    for (const from of [{ isMainFrame: true }, { requestingUrl: 'app://mdt/', isMainFrame: false }, ...elsewhere.map((requestingUrl) => ({ requestingUrl, isMainFrame: true }))]) expect(granted(from)).toEqual([]);
    expect(ask('device', { deviceType: 'usb', origin: 'app://mdt' })).toBe(false);
    expect(text('electron/desktop/main.ts')).toContain('guardSession(session.defaultSession)');
    expect(holding(/fromPartition|partition:/)).toEqual([]);
  });

  it('6. Leave the web’s own walls up: web security is on in every window and no switch turns it off', () => {
    everyWindow('webSecurity', true);
    expect(holding(/disable-web-security|disable-site-isolation/)).toEqual([]);
  });

  it('7. A policy for what the page may load: sent with every answer and written into the built page, without "unsafe", star or foreign source, and the page needs none of them', async () => {
    const directives = new Map(contentSecurityPolicy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect([directives.get('script-src'), directives.get('style-src'), directives.get('connect-src')]).toEqual([["'self'"], ["'self'"], ["'self'"]]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect([name, directives.get(name)]).toEqual([name, ["'none'"]]);
    const written = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(builtStart)?.[1] ?? '';
    for (const policy of [contentSecurityPolicy, written]) {
      expect(policy).toContain('default-src');
      expect(policy).not.toMatch(/unsafe|\*|https?:|wss?:|wasm|nonce|sha\d/);
    }
    expect(builtStart).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=/i);
    const folder = await makePageFolder();
    const serve = servePage(folder.page);
    for (const path of ['', 'assets/screen.js', 'missing.js']) expect((await serve(new Request(pageAddress + path))).headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    await folder.remove();
  });

  it('8. No unsafe parts in a safe page: off in every window', () => {
    everyWindow('allowRunningInsecureContent', false);
    expect(holding(/allow-running-insecure-content/)).toEqual([]);
  });

  it('9. No trial features of Chromium: off in every window, and no switch turns them on', () => {
    everyWindow('experimentalFeatures', false);
    expect(holding(/enable-experimental/)).toEqual([]);
  });

  it('10. No single features of its engine: none is named in any window or switch', () => {
    everyWindow('enableBlinkFeatures', undefined);
    expect(holding(/enableBlinkFeatures|enable-blink-features|['"]enable-features/)).toEqual([]);
  });

  it('11. No pop-ups for web views: there are no web views, neither in a window’s options nor in the built page', () => {
    everyWindow('webviewTag', false);
    expect([...desktop, ...builtPage].filter(({ source }) => /allowpopups|<webview|createElement\(["'`]webview/i.test(source)).map(({ path }) => path)).toEqual([]);
  });

  it('12. Look at a web view before it is made: every one that asks to be attached is stopped, in every window there will be', () => {
    expect(guardedContents().prevented('will-attach-webview', {})).toBe(true);
    expect(text('electron/desktop/main.ts')).toMatch(/app\.on\('web-contents-created', [^\n]+guardContents\(/);
  });

  it('13. Stay on the page: every way to navigate or to be redirected elsewhere is stopped, within the page it is not', () => {
    const { prevented, policies } = guardedContents();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of elsewhere) expect([name, url, prevented(name, { url })]).toEqual([name, url, true]);
      for (const url of ['app://mdt/', 'app://mdt/#/room/meeting-1']) expect([name, url, prevented(name, { url })]).toEqual([name, url, false]);
    }
    // Nor does it leave without navigating: no connections from peer to peer.
    expect(policies).toEqual(['disable_non_proxied_udp']);
  });

  it('14. Open no other window: nothing a page asks to open is opened by itself, and of all addresses only the shared display is handed on to the program', () => {
    const { open, displays } = guardedContents();
    for (const url of [...elsewhere, 'app://mdt/', 'https://evil.example/#/display/meeting-1', 'app://mdt/#/display/../meeting-1', 'app://mdt/#/display/meeting-1']) expect([url, open(url)]).toEqual([url, 'deny']);
    expect(displays).toEqual(['app://mdt/#/display/meeting-1']);
  });

  it('15. Hand no address to the system: of Electron the program imports a short list without "shell", and the built program never opens anything outside', () => {
    const imported = desktop.flatMap(({ source }) => [...source.matchAll(/^import \{([^}]+)\} from 'electron';/gm)].flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim())));
    const allowed = ['app', 'BrowserWindow', 'contextBridge', 'dialog', 'ipcMain', 'ipcRenderer', 'Menu', 'powerMonitor', 'protocol', 'safeStorage', 'screen', 'session'];
    expect(imported.filter((name) => !name.startsWith('type ') && !allowed.includes(name))).toEqual([]);
    expect(imported).toContain('BrowserWindow');
    expect(holding(/from 'electron';/).filter((path) => /import (\*|\w+ from 'electron')/.test(text(path)))).toEqual([]);
    expect(builtMain).not.toMatch(/openExternal|openPath|autoUpdater|crashReporter/);
  });

  it('16. A current Electron: one exact version in the package, the lockfile and the installation, and not older than 45.4.1, which was the newest on 24 November 2026', () => {
    const version: string = json('package.json').devDependencies.electron;
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect([json('package-lock.json').packages['node_modules/electron'].version, json('node_modules/electron/package.json').version]).toEqual([version, version]);
    expect(version.localeCompare('45.4.1', 'en', { numeric: true })).toBeGreaterThanOrEqual(0);
  });

  it('17. Look who sends a message: on the one channel there is, calls of other pages, of frames and of frames that are gone are not carried out', async () => {
    const app = createSmallApp();
    const { call, channels } = overIpc(app);
    expect(channels).toEqual(['mdt:call']);
    expect(holding(/ipcMain\.(on|once|handleOnce|addListener)\(/)).toEqual([]);
    for (const frame of [null, { url: pageAddress, parent: {} }, ...elsewhere.map((url) => ({ url, parent: null }))]) {
      expect(await call('cases.list', {}, frame)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('not carried out') } });
    }
    expect(app.reached).toEqual([]);
    await call('cases.list', {}, { url: pageAddress, parent: null });
    expect(app.reached).toEqual(['cases.list']);
  });

  it('18. A scheme of one’s own instead of file: nothing is loaded from a file’s address, the scheme has no privilege it does not need, and no path leads out of the page’s folder', async () => {
    expect(holding(/file:\/\/|loadFile\(|registerFileProtocol|interceptFileProtocol/)).toEqual([]);
    expect(pageScheme.privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true });
    const folder = await makePageFolder();
    const serve = servePage(folder.page);
    for (const path of waysOut) expect([path, (await serve(new Request(`app://mdt${path}`))).status]).toEqual([path, 404]);
    const own = new Set([await (await serve(new Request(pageAddress))).text(), await (await serve(new Request('app://mdt/assets/screen.js'))).text()]);
    const piece = fc.constantFrom('..', '.', '', '%2e%2e', '%2E.', '.%2e', '..%2f', '..%5c', '%5c', '%2f', '%00', '%252e%252e', '%c0%ae%c0%ae', '．．', '‥', 'c:', '~', 'assets', 'index.html', 'screen.js', 'secret.json', 'notes.exe', folder.page.slice(1), 'secret.json%00.html', 'secret.json?.html', 'secret.json#.html', '*', ';');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const answer = await serve(new Request(`app://mdt/${pieces.join('/')}`));
        const body = await answer.text();
        expect(answer.status === 404 ? body === 'There is no such page.' : own.has(body)).toBe(true);
      }),
      { seed: 20261124, numRuns: 3000 },
    );
    await folder.remove();
  });

  it('19. Fuses: the packaging’s configuration, put by its own packager into a file with a fuse wire and read back from there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-fuses-'));
    const program = join(folder, 'mdt-desk');
    await writeFile(program, Buffer.concat([Buffer.alloc(64), shippedFuses, Buffer.alloc(64)]));
    const packaging = json('package.json').build;
    // How the packager reads its configuration; its types keep it to itself.
    const read: unknown = Reflect.get(LinuxPackager.prototype, 'generateFuseConfig');
    if (typeof read !== 'function') throw new Error('The packager no longer reads its fuses this way.');
    const fuses = await Reflect.apply(read, null, [packaging.electronFuses]);
    await flipFuses(program, fuses);
    const wire = await getCurrentFuseWire(program);
    const on = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
      ownSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    }).toEqual({ runAsNode: false, nodeOptions: false, inspect: false, filePrivileges: false, ownSnapshot: false, cookieEncryption: true, asarIntegrity: true, onlyAsar: true });
    expect(packaging.asar).toBe(true);
    // A Mac with Apple silicon starts no program whose signature a changed fuse has broken, and there is no certificate to sign it with.
    expect(fuses.resetAdHocDarwinSignature).toBe(true);
    await rm(folder, { recursive: true, force: true });
  });

  it('20. Give the page nothing of Electron: the built preload puts two functions on it, which name the channel themselves and never pass on Electron’s own event', async () => {
    const exposed: Record<string, Record<string, (...values: unknown[]) => unknown>> = {};
    const sent: unknown[][] = [];
    const renderer = Object.assign(new EventEmitter(), { invoke: (...values: unknown[]) => sent.push(values) });
    const electron = { ipcRenderer: renderer, contextBridge: { exposeInMainWorld: (name: string, api: (typeof exposed)[string]) => (exposed[name] = api) } };
    runInNewContext(text('out/preload/preload.cjs'), { require: () => electron, module: { exports: {} }, exports: {} });
    expect(Object.entries(exposed).map(([name, api]) => [name, Object.keys(api).sort()])).toEqual([['mdt', ['call', 'onEvent']]]);
    exposed.mdt?.call?.('cases.list', {}, 'mdt:other', 'more');
    expect(sent).toEqual([['mdt:call', 'cases.list', {}]]);
    const heard: unknown[][] = [];
    const stop = exposed.mdt?.onEvent?.((...values: unknown[]) => heard.push(values));
    renderer.emit('mdt:event', { sender: renderer }, { name: 'changed' }, 'more');
    expect(heard).toEqual([[{ name: 'changed' }]]);
    if (typeof stop === 'function') expect(stop()).toBeUndefined();
    expect(renderer.listenerCount('mdt:event')).toBe(0);
  });

  it('beside the guide: Chromium itself is told to keep from the network, by switches set before the program is ready', () => {
    expect(quietSwitches).toMatchObject({ 'host-resolver-rules': 'MAP * ~NOTFOUND', 'disable-component-update': '', 'no-proxy-server': '' });
    const main = text('electron/desktop/main.ts');
    expect(main.indexOf('Object.entries(quietSwitches)')).toBeGreaterThan(-1);
    expect(main.indexOf('Object.entries(quietSwitches)')).toBeLessThan(main.indexOf('whenReady()'));
    for (const { webPreferences } of windows) expect(webPreferences?.spellcheck).toBe(false);
  });
});
