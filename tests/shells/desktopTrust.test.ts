import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../electron/desktop/guard.ts';
import { servePage } from '../../electron/desktop/protocol.ts';
import { displayOptions, isTrusted, mayDownload, mayNavigate, mayRequest, windowOptions } from '../../electron/desktop/window.ts';
import { contentSecurityPolicy } from '../../electron/shell/page.ts';
import { overIpc } from '../fakes/ipc.ts';
import { makePageFolder, waysOut } from '../fakes/pageFolder.ts';
import { createSmallApp } from '../fakes/smallApp.ts';

const changed = { name: 'changed', data: { kind: 'case', id: 'a' } } as const;

/** Emits an event as Electron does and answers whether a listener prevented what it announces. */
function prevented(emitter: EventEmitter, name: string, fields: object, ...values: unknown[]): boolean {
  let stopped = false;
  emitter.emit(name, { ...fields, preventDefault: () => (stopped = true) }, ...values);
  return stopped;
}

const parts = { preload: 'preload.cjs', icon: null };
const bounds = { x: -1280, y: 0, width: 1280, height: 672 };
const smallest = { width: 1024, height: 600 };

describe('the desktop shell', () => {
  it('carries out calls of its own page only: not of a frame within it, another page, or a frame that is gone', async () => {
    const app = createSmallApp();
    const { call, channels } = overIpc(app);
    expect(channels).toEqual(['mdt:call']);
    for (const frame of [null, { url: 'app://mdt/', parent: {} }, { url: 'https://evil.example/', parent: null }, { url: 'about:blank', parent: null }]) {
      expect(await call('cases.list', {}, frame)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('not carried out') } });
    }
    expect(app.reached).toEqual([]);
    await call('cases.list', {}, { url: 'app://mdt/#/meetings', parent: null });
    expect(app.reached).toEqual(['cases.list']);
  });
  it('tells every window what has changed', () => {
    const app = createSmallApp();
    const sent: unknown[] = [];
    const window = { isDestroyed: () => false, send: (...values: unknown[]) => sent.push(values) };
    overIpc(app, () => [window, window]);
    app.announce(changed);
    expect(sent).toEqual([['mdt:event', changed], ['mdt:event', changed]]);
  });
  it('tells the other windows when one of them is gone or going', () => {
    const app = createSmallApp();
    const [sent, logged]: [unknown[], string[]] = [[], []];
    const destroyed = (): never => {
      throw new TypeError('Object has been destroyed');
    };
    const gone = { isDestroyed: () => true, send: destroyed };
    const going = { isDestroyed: () => false, send: destroyed };
    overIpc(app, () => [gone, going, { isDestroyed: () => false, send: (...values) => sent.push(values) }], (message) => logged.push(message));
    expect(() => app.announce(changed)).not.toThrow();
    expect(sent).toEqual([['mdt:event', changed]]);
    expect(logged).toEqual(['A window could not be told of an event.']);
  });
  it('answers every call with a result and never throws, since Electron would print the error', async () => {
    const app = createSmallApp();
    const { call, callOfGoneFrame } = overIpc(app);
    for (const name of [undefined, 7, {}, { toString: 1 }, ['cases.list']]) expect(await call(name, {})).toMatchObject({ ok: false });
    expect(await callOfGoneFrame('cases.list')).toMatchObject({ ok: false });
    expect(app.reached).toEqual([]);
    expect(await call('meetings.list', {})).toMatchObject({ ok: false, refusal: { code: 'internal' } });
  });
  it('opens its window sandboxed and isolated, without Node, web views or a dictionary from elsewhere', () => {
    expect(windowOptions(parts, bounds, smallest).webPreferences).toMatchObject({
      preload: 'preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    });
    expect(windowOptions(parts, bounds, smallest)).toMatchObject({ title: 'MDT Desk', ...bounds, minWidth: 1024, minHeight: 600, show: false });
    expect(windowOptions(parts, bounds, smallest)).not.toHaveProperty('icon');
    expect(windowOptions({ ...parts, icon: 'icon.png' }, bounds, smallest).icon).toBe('icon.png');
  });
  it('gives the shared display the same walls, its own zoom and no smallest size; it is neither shown nor put in full screen before it has something to show', () => {
    const display = displayOptions(parts, bounds);
    expect(display.webPreferences).toEqual({ ...windowOptions(parts, bounds, smallest).webPreferences, zoomMode: 'isolated' });
    expect(display).toMatchObject({ ...bounds, title: 'MDT Desk: shared display', show: false, minWidth: 0, minHeight: 0 });
    expect(display).not.toHaveProperty('fullscreen');
  });
  it.each([
    ['app://mdt/', true],
    ['app://mdt/index.html#/room', true],
    ['app://mdt.evil.example/', false],
    ['app://mdt@evil.example/', false],
    ['app://evil@mdt/', false],
    ['app://other/', false],
    ['https://mdt/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['data:text/html,hello', false],
    ['blob:app://mdt/1', false],
    ['', false],
  ])('may navigate to %j: %s', (url, may) => {
    expect(mayNavigate(url)).toBe(may);
    expect(isTrusted({ url, parent: null })).toBe(may);
  });
  it.each([
    ['app://mdt/assets/screen.js', true],
    ['data:image/png;base64,AA', true],
    ['blob:app://mdt/1', true],
    ['devtools://devtools/bundled/inspector.html', true],
    ['blob:https://evil.example/1', false],
    ['https://nhs.example/', false],
    ['http://127.0.0.1:80/', false],
    ['ws://evil.example/', false],
    ['file:///etc/passwd', false],
  ])('may load %j: %s', (url, may) => expect(mayRequest(url)).toBe(may));
  it.each([
    ['blob:app://mdt/1', true],
    ['data:text/csv,a', true],
    ['blob:https://evil.example/1', false],
    ['https://evil.example/a.exe', false],
    ['app://mdt/index.html', false],
  ])('may save %j as a file: %s', (url, may) => expect(mayDownload(url)).toBe(may));
  it('serves its own page with its policy and media types, and no way out of its folder', async () => {
    const folder = await makePageFolder();
    const serve = servePage(folder.page);
    const start = await serve(new Request('app://mdt/'));
    expect([start.status, start.headers.get('content-type'), start.headers.get('content-security-policy')]).toEqual([200, 'text/html; charset=utf-8', contentSecurityPolicy]);
    expect((await serve(new Request('app://mdt/assets/screen.js'))).headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of [...waysOut, '/notes.exe', '/missing.js']) expect([path, (await serve(new Request(`app://mdt${path}`))).status]).toEqual([path, 404]);
    expect((await serve(new Request('app://other/'))).status).toBe(404);
    expect((await serve(new Request('app://mdt/', { method: 'POST' }))).status).toBe(404);
    await folder.remove();
  });
  it('has a page policy without any "unsafe" and without a foreign source', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/);
    expect(contentSecurityPolicy).toContain("default-src 'none'");
  });
  it('keeps every window on its own page: no navigation, redirect or frame elsewhere, no window and no web view of its own', () => {
    let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: typeof open) => (open = handler), setWebRTCIPHandlingPolicy: () => {} });
    const displays: string[] = [];
    guardContents(contents as unknown as WebContents, (url) => displays.push(url)); // as much of one as a guard touches
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect([name, prevented(contents, name, { url: 'https://evil.example/' })]).toEqual([name, true]);
      expect([name, prevented(contents, name, { url: 'app://mdt/#/room' })]).toEqual([name, false]);
    }
    expect(prevented(contents, 'will-attach-webview', {})).toBe(true);
    const asked = ['https://evil.example/#/display/meeting-1', 'app://mdt/', 'app://mdt/#/meetings/meeting-1', 'app://mdt/#/display/', 'app://mdt/#/display/meeting-1/more', 'app://mdt/#/display/meeting-1'];
    // The page never gets a window of its own making: the shared display is handed on to be opened by the program.
    expect(asked.map((url) => open({ url }))).toEqual(asked.map(() => ({ action: 'deny' })));
    expect(displays).toEqual(['app://mdt/#/display/meeting-1']);
  });
  it('shuts the network, every permission but to copy text, every device, and downloads the page did not make', () => {
    const asked: Record<string, (...values: never[]) => unknown> = {};
    const take = (name: string) => (handler: (...values: never[]) => unknown) => (asked[name] = handler);
    const session = Object.assign(new EventEmitter(), {
      webRequest: { onBeforeRequest: take('request') },
      setPermissionRequestHandler: take('permission'),
      setPermissionCheckHandler: take('check'),
      setDevicePermissionHandler: take('device'),
    });
    guardSession(session as unknown as Session); // as much of one as a guard touches
    const answers: unknown[] = [];
    const answer = (value: unknown) => answers.push(value);
    const ask = (name: string, ...values: unknown[]) => Reflect.apply(asked[name] ?? (() => 'not asked'), undefined, values);
    ask('request', { url: 'https://evil.example/' }, answer);
    ask('request', { url: 'app://mdt/' }, answer);
    const page = { requestingUrl: 'app://mdt/', isMainFrame: true };
    ask('permission', null, 'media', answer, page);
    ask('permission', null, 'clipboard-sanitized-write', answer, page);
    ask('permission', null, 'clipboard-sanitized-write', answer, { ...page, isMainFrame: false });
    ask('permission', null, 'clipboard-sanitized-write', answer, { ...page, requestingUrl: 'https://evil.example/' });
    expect(answers).toEqual([{ cancel: true }, { cancel: false }, false, true, false, false]);
    expect([ask('check', null, 'geolocation', '', page), ask('device', {})]).toEqual([false, false]);
    // A list is copied for a mail: the desktop window has to be let do what any browser lets the same page do.
    expect([ask('check', null, 'clipboard-sanitized-write', '', page), ask('check', null, 'clipboard-read', '', page)]).toEqual([true, false]);
    expect(prevented(session, 'will-download', {}, { getURL: () => 'https://evil.example/a.exe' })).toBe(true);
    expect(prevented(session, 'will-download', {}, { getURL: () => 'blob:app://mdt/1' })).toBe(false);
  });
});
