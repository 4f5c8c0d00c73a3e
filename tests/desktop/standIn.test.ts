import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ElectronProgram, startProgram, type Tools } from '../fakes/electronProgram.ts';

/*
 * Where Electron's own program cannot be had, the desktop shell runs on a stand-in for it. It shows a fault only where it is as strict as
 * Electron: each sentence says what Electron's documentation or source says of the part it names.
 */

const gone = 'TypeError: Object has been destroyed';
const policy = { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'" };

/** A preload that tries what may cross into the page. */
const bridging = `
  const { contextBridge, ipcRenderer } = require('electron');
  class Point { constructor() { this.x = 1; } length() { return 1; } }
  const failure = (message) => Object.assign(new RangeError(message), { patient: 'TESTPATIENT-ONE' });
  contextBridge.exposeInMainWorld('api', {
    ask: (value) => ipcRenderer.invoke('ask', value),
    hear: (listener) => { const hear = (_event, value) => listener(value); ipcRenderer.on('told', hear); return () => ipcRenderer.removeListener('told', hear); },
    fail: () => { throw failure('Not so.'); },
    later: () => Promise.reject(failure('Not then.')),
    kindOf: (value) => [Array.isArray(value), value instanceof Date, value?.constructor === Object].join(),
    again: () => contextBridge.exposeInMainWorld('api', {}),
    point: new Point(),
    date: new Date(0),
  });
  globalThis.secret = 'of the preload';`;

/** A script of a page that changes what a careless preload would use. */
const changes = `
  globalThis.seen = [];
  const seeing = (target, name) => { const before = target[name]; target[name] = function (...values) { seen.push(name); return Reflect.apply(before, this, values); }; };
  for (const name of ['map', 'forEach', 'push', Symbol.iterator]) Array.prototype[name] = () => { seen.push(String(name)); throw new Error('changed'); };
  for (const name of ['then', 'catch']) Promise.prototype[name] = () => { seen.push(name); throw new Error('changed'); };
  for (const name of ['dispatchEvent', 'addEventListener']) EventTarget.prototype[name] = () => { seen.push(name); throw new Error('changed'); };
  Object.defineProperty(CustomEvent.prototype, 'detail', { get: () => { seen.push('detail'); return null; } });
  Object.prototype.get = Object.prototype.value = undefined;
  JSON.parse = JSON.stringify = globalThis.structuredClone = globalThis.Map = globalThis.CustomEvent = globalThis.Error = () => { seen.push('global'); throw 'changed'; };`;

describe('the stand-in for Electron, before the application is ready', () => {
  it('refuses new BrowserWindow, session.defaultSession and protocol.handle; afterwards it refuses protocol.registerSchemesAsPrivileged', async () => {
    const program = await startProgram({ waits: true });
    const tried = () =>
      program.run(({ BrowserWindow, protocol, session }) =>
        [() => new BrowserWindow({ show: false }), () => session.defaultSession, () => protocol.handle('app', () => new Response('')), () => protocol.registerSchemesAsPrivileged([])].map((attempt) => {
          try {
            attempt();
            return 'done';
          } catch (error) {
            return String(error);
          }
        }),
      );
    const early = 'TypeError: Session can only be received when app is ready';
    expect(await tried()).toEqual(['Error: Cannot create BrowserWindow before app is ready', early, early, 'done']);
    await program.run(({ app }) => app.whenReady());
    expect(await tried()).toEqual(['done', 'done', 'done', 'Error: protocol.registerSchemesAsPrivileged should be called before app is ready']);
    await program.end();
  });
});

describe('the stand-in for Electron', () => {
  let program: ElectronProgram;
  beforeAll(async () => {
    program = await startProgram();
    await program.run(({ ipcMain, kept }) =>
      ipcMain.handle('ask', async (event, value) => {
        if (value === 'fail') throw Object.assign(new RangeError('Nothing there.'), { patient: 'TESTPATIENT-ONE' });
        if (value === 'function') return () => {};
        const frame = event.senderFrame;
        if (value !== 'reload') return { value, frame: [frame?.url, frame?.parent], nothing: undefined, date: new Date(0), bytes: new Uint8Array([1, 2]), map: new Map([[1, 'one']]) };
        const loaded = new Promise<void>((resolve) => kept.window.webContents.once('did-finish-load', () => resolve()));
        kept.window.webContents.reload();
        await loaded;
        kept.heard.push(event.senderFrame);
        try {
          kept.heard.push(frame?.url);
        } catch (error) {
          kept.heard.push(String(error));
        }
        return 'to nobody';
      }),
    );
  });
  afterAll(async () => {
    await program?.end();
  });
  /** Waits until the program has heard just this. */
  const heardAtLast = (wanted: readonly unknown[]) => expect.poll(() => program.run(({ kept }) => kept.heard), { timeout: 20_000 }).toEqual(wanted);
  const heard = () => program.run(({ kept }) => kept.heard.splice(0));

  describe('with a preload in a world of its own (contextIsolation)', () => {
    beforeAll(async () => {
      await program.run(({ kept }, body) => {
        kept.served['/changes.js'] = { body, headers: { 'content-type': 'text/javascript' } };
      }, changes);
      await program.show({ preload: bridging, headers: policy, html: '<!doctype html><title>Page</title><script src="/changes.js"></script>' });
    });

    it('shows the page what contextBridge exposes, frozen and once for all, and nothing else of the preload', async () => {
      const page = await program.inPage(`({
        api: Object.keys(api).sort().join(),
        frozen: [api, api.point, api.ask].every((each) => Object.isFrozen(each)),
        once: [Object.getOwnPropertyDescriptor(globalThis, 'api').writable, Object.getOwnPropertyDescriptor(globalThis, 'api').configurable],
        others: ['secret', 'require', 'process', 'module'].filter((name) => name in globalThis),
        again: (() => { try { api.again(); return 'done'; } catch (error) { return error.message; } })(),
      })`);
      const again = 'Cannot bind an API on top of an existing property on the window object';
      expect(page).toEqual({ api: 'again,ask,date,fail,hear,kindOf,later,point', frozen: true, once: [false, false], others: [], again });
    });
    it('copies what crosses contextBridge into the other world, without its prototype', async () => {
      const out = `[api.point.x, typeof api.point.length, api.point.constructor === Object, api.date instanceof Date, api.date.getTime()]`;
      expect(await program.inPage(out)).toEqual([1, 'undefined', true, true, 0]);
      expect(await program.inPage(`[api.kindOf([]), api.kindOf(new Date()), api.kindOf(new (class Other {})())]`)).toEqual(['true,false,false', 'false,true,false', 'false,false,true']);
    });
    it('lets of an error that crosses contextBridge only the message through, thrown or rejected', async () => {
      const seen = `(error) => [error.name, Object.keys(error).length, error.message]`;
      expect(await program.inPage(`(() => { try { return api.fail(); } catch (error) { return (${seen})(error); } })()`)).toEqual(['Error', 0, 'Not so.']);
      expect(await program.inPage(`(async () => { try { return await api.later(); } catch (error) { return (${seen})(error); } })()`)).toEqual(['Error', 0, 'Not then.']);
    });
    it('calls a listener of the page for webContents.send, until the page takes it back', async () => {
      await program.inPage(`globalThis.told = []; globalThis.stop = api.hear((value) => { told[told.length] = value.at.getTime(); }); 0`);
      const tell = (at: number) => program.run(({ kept }, time) => kept.window.webContents.send('told', { at: new Date(time) }), at);
      const after = `(async () => { await api.ask(1); return told; })()`; // what was sent before is heard before an answer
      await tell(1);
      await tell(2);
      expect(await program.inPage(after)).toEqual([1, 2]);
      await program.inPage('stop()');
      await tell(3);
      expect(await program.inPage(after)).toEqual([1, 2]);
    });
    it('answers ipcRenderer.invoke with a structured clone, and tells ipcMain the frame it came from', async () => {
      const answer = `(async () => { const { value, frame, nothing, date, bytes, map } = await api.ask(new Date(5)); return [value.getTime(), frame[0], frame[1], nothing, date.getTime(), bytes[1], map.get(1)]; })()`;
      expect(await program.inPage(answer)).toEqual([5, 'app://mdt/', null, null, 0, 2, 'one']);
    });
    it('rejects ipcRenderer.invoke with the words of an error alone, and with a sentence where there is no handler or nothing that can be cloned', async () => {
      const refused = (value: string) => program.inPage(`(async () => { try { return await api.ask('${value}'); } catch (error) { return error.message; } })()`);
      expect(await refused('fail')).toBe("Error invoking remote method 'ask': RangeError: Nothing there.");
      expect(await refused('function')).toBe("Error invoking remote method 'ask': Error: An object could not be cloned.");
    });
    it('keeps the preload out of reach of a page that changes Array, Promise, EventTarget, JSON and structuredClone', async () => {
      expect(await program.inPage('seen')).toEqual([]);
    });
    it('reports what the page’s Content-Security-Policy forbids, and runs webContents.executeJavaScript all the same', async () => {
      await program.show({ headers: policy, html: '<!doctype html><title>Page</title><p id="place"></p>' });
      const violated = await program.inPage(`new Promise((resolve) => {
        const seen = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective) === 2 && resolve(seen));
        document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.inline = true' }));
        document.body.append(Object.assign(document.createElement('img'), { src: 'data:image/gif;base64,' }));
      })`);
      expect(violated).toEqual(['script-src-elem', 'img-src']);
      expect(await program.inPage('typeof inline')).toBe('undefined');
    });
  });

  describe('an event’s senderFrame', () => {
    it('is null once the frame has navigated, also while its call is under way; a frame that was kept throws, and the answer is lost', async () => {
      await program.show({ preload: bridging });
      await program.inPage(`void api.ask('reload').then(() => { globalThis.answered = true; }); 0`);
      await heardAtLast([null, 'Error: Render frame was disposed before WebFrameMain could be accessed']);
      expect(await program.inPage('typeof answered')).toBe('undefined');
    });
  });

  describe('a renderer that crashes (webContents.forcefullyCrashRenderer)', () => {
    it('emits render-process-gone and is blank until webContents.reload, which brings back page and preload', async () => {
      await program.show({ preload: bridging });
      const crash = await program.run(async ({ kept: { window } }) => {
        const crashed = new Promise<{ reason: string; exitCode: number }>((resolve) => window.webContents.once('render-process-gone', (_event, details) => resolve(details)));
        window.webContents.forcefullyCrashRenderer();
        const { reason, exitCode } = await crashed;
        return { reason, failed: exitCode !== 0, isCrashed: window.webContents.isCrashed(), destroyed: window.isDestroyed(), url: window.webContents.getURL() };
      });
      expect(crash).toEqual({ reason: 'crashed', failed: true, isCrashed: true, destroyed: false, url: 'app://mdt/' });
      await program.run(async ({ kept: { window } }) => {
        window.webContents.send('told', 'nobody'); // lost, and no error
        const loaded = new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()));
        window.webContents.reload();
        await loaded;
      });
      expect(await program.inPage(`(async () => (await api.ask('back')).value)()`)).toBe('back');
      expect(await program.run(({ kept }) => kept.window.webContents.isCrashed())).toBe(false);
    });
  });

  describe('a window that closes', () => {
    const tried = ({ kept: { window } }: Tools) => {
      const { webContents } = window;
      window.destroy();
      const uses = { show: () => window.show(), focus: () => window.focus(), title: () => window.getTitle(), bounds: () => window.getBounds(), load: () => window.loadURL('app://mdt/'), destroy: () => window.destroy(), close: () => window.close(), contents: () => window.webContents, send: () => webContents.send('told'), reload: () => webContents.reload(), url: () => webContents.getURL() };
      return Object.entries(uses).map(([name, use]) => {
        try {
          use();
          return [name, 'done'];
        } catch (error) {
          return [name, String(error)];
        }
      });
    };
    it('throws "Object has been destroyed" at every use of BrowserWindow and webContents, and answers isDestroyed', async () => {
      await program.show({});
      const results = await program.run(tried);
      expect(results).toEqual(['show', 'focus', 'title', 'bounds', 'load', 'destroy', 'close', 'contents', 'send', 'reload', 'url'].map((name) => [name, gone]));
      expect(await program.run(({ BrowserWindow, kept: { window } }) => [window.isDestroyed(), BrowserWindow.getAllWindows().includes(window)])).toEqual([true, false]);
    });
    it('emits "closed" when it is destroyed already, and window-all-closed after the last', async () => {
      await program.show({});
      await program.run(async ({ app, BrowserWindow, kept }) => {
        kept.window.once('closed', () => kept.heard.push(`closed, ${kept.window.isDestroyed() ? 'destroyed' : 'there'}`));
        app.once('window-all-closed', () => kept.heard.push('all closed'));
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
      });
      await heardAtLast(['closed, destroyed', 'all closed']);
    });
    it('stays where a listener prevents "close", by BrowserWindow.close as by the page’s window.close', async () => {
      await program.show({});
      await program.run(({ kept }) => {
        kept.window.once('close', (event) => event.preventDefault());
        kept.window.on('close', () => kept.heard.push('close'));
        kept.window.on('closed', () => kept.heard.push('closed'));
        kept.window.close();
      });
      expect(await program.run(({ kept: { window } }) => window.isDestroyed())).toBe(false);
      await program.inPage('setTimeout(() => window.close()); 0');
      await heardAtLast(['close', 'close', 'closed']);
    });
    it('stays where its page prevents beforeunload, unless webContents’ will-prevent-unload is prevented; destroy asks nobody', async () => {
      const html = `<!doctype html><title>Page</title><script>addEventListener('beforeunload', (event) => event.preventDefault())</script>`;
      const listen = ({ kept: { window, heard: list } }: Tools) => {
        window.on('close', () => list.push('close'));
        window.webContents.on('will-prevent-unload', () => list.push('will-prevent-unload'));
        window.on('closed', () => list.push('closed'));
      };
      await program.show({ html });
      await program.run(listen);
      await program.run(({ kept: { window } }) => window.close());
      await heardAtLast(['close', 'will-prevent-unload']);
      await heard();
      await program.run(({ kept: { window } }) => {
        window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
        window.close();
      });
      await heardAtLast(['close', 'will-prevent-unload', 'closed']);
      await program.show({ html });
      await program.run(listen);
      await program.run(({ kept: { window } }) => window.destroy());
      expect(await heard()).toEqual(['closed']);
    });
  });

  describe('web preferences', () => {
    it('put the preload into the page’s own world where contextIsolation is false; contextBridge then throws', async () => {
      const preload = `const { contextBridge } = require('electron'); globalThis.secret = 'of the preload'; try { contextBridge.exposeInMainWorld('api', {}); } catch (error) { globalThis.refusal = error.message; }`;
      await program.show({ preload, webPreferences: { contextIsolation: false } });
      expect(await program.inPage('[globalThis.secret, globalThis.refusal]')).toEqual(['of the preload', 'contextBridge API can only be used when contextIsolation is enabled']);
    });
    it('give the page Node where nodeIntegration is true and it has neither sandbox nor isolation', async () => {
      const node = async (webPreferences: object) => {
        await program.show({ webPreferences });
        return await program.inPage('[typeof require, typeof process]');
      };
      expect(await node({ nodeIntegration: true, contextIsolation: false, sandbox: false })).toEqual(['function', 'object']);
      expect(await node({ nodeIntegration: true, contextIsolation: true, sandbox: true })).toEqual(['undefined', 'undefined']);
    });
    it('let a sandboxed preload load nothing of Node: what fails in it is a preload-error, and the page loads without it', async () => {
      const fault = await program.run(({ app, kept }) => {
        app.once('web-contents-created', (_event, contents) => contents.once('preload-error', (_error, _path, error) => kept.heard.push(error.message)));
      });
      expect(fault).toBeUndefined();
      await program.show({ preload: `require('node:fs');` });
      expect(await heard()).toEqual(['Error: module not found: node:fs']);
    });
    it('are kept as they were given, also those that change nothing here (getLastWebPreferences)', async () => {
      await program.show({ webPreferences: { spellcheck: false, navigateOnDragDrop: true } });
      const kept = await program.run(({ kept: { window } }) => Reflect.apply(Reflect.get(window.webContents, 'getLastWebPreferences'), window.webContents, []));
      expect(kept).toMatchObject({ spellcheck: false, navigateOnDragDrop: true, sandbox: true, contextIsolation: true });
    });
  });

  describe('the permission handlers of a session', () => {
    const states = `Promise.all(['geolocation', 'notifications', 'clipboard-read', 'clipboard-write'].map(async (name) => (await navigator.permissions.query({ name })).state))`;
    it('are not there at first: Electron gives the page everything', async () => {
      await program.show({});
      expect(await program.inPage(states)).toEqual(['granted', 'granted', 'granted', 'granted']);
    });
    it('give the page what setPermissionCheckHandler and setPermissionRequestHandler both allow, and refuse the rest', async () => {
      await program.run(({ session: { defaultSession }, kept }) => {
        kept.heard = [];
        defaultSession.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame, requestingUrl }) => {
          if (permission === 'geolocation') kept.heard.push([origin, requestingUrl, isMainFrame]);
          return permission === 'clipboard-sanitized-write' || permission === 'notifications';
        });
        defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission !== 'notifications'));
      });
      await program.show({});
      expect(await program.inPage(states)).toEqual(['denied', 'denied', 'denied', 'granted']);
      const asked = `[new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('found'), ({ code }) => resolve(code))), navigator.clipboard.readText().then(() => 'read', ({ name }) => name), navigator.clipboard.writeText('A list').then(() => 'written', (error) => String(error))]`;
      // Chromium itself lets a page write at a key or a click alone.
      expect(await program.run(({ kept: { window } }, code) => window.webContents.executeJavaScript(code, true), `Promise.all(${asked})`)).toEqual([1, 'NotAllowedError', 'written']);
      await program.run(({ session: { defaultSession } }) => {
        defaultSession.setPermissionCheckHandler(null);
        defaultSession.setPermissionRequestHandler(null);
      });
    });
  });

  describe('webContents', () => {
    it('loads what it was asked last: an overtaken loadURL rejects with ERR_ABORTED, one that finds nothing with ERR_FAILED', async () => {
      await program.show({});
      const ends = await program.run(async ({ kept }) => {
        kept.served['/second'] = { body: '<!doctype html>', headers: { 'content-type': 'text/html' } };
        const { window } = kept;
        const [first, second] = [window.loadURL('app://mdt/first'), window.loadURL('app://mdt/second')];
        const told = (load: Promise<void>) => load.then(() => 'loaded', (error: Error) => error.message);
        return [await told(first), await told(second), window.webContents.getURL(), await told(window.loadURL('other://nothing/'))];
      });
      expect(ends).toEqual(["ERR_ABORTED (-3) loading 'app://mdt/first'", 'loaded', 'app://mdt/second', expect.stringMatching(/^ERR_\w+ \(-\d+\) loading 'other:\/\/nothing\/'$/)]);
    });
    it('loses what is sent before a page is loaded, and throws where it cannot be cloned (send)', async () => {
      await program.show({ preload: bridging });
      expect(await program.run(({ BrowserWindow, kept }) => {
        const fresh = new BrowserWindow({ show: false });
        fresh.webContents.send('told', 1);
        fresh.destroy();
        try {
          return String(kept.window.webContents.send('told', () => {}));
        } catch (error) {
          return String(error);
        }
      })).toBe('Error: An object could not be cloned.');
    });
    it('asks setWindowOpenHandler with the whole address, and gives the page no window where it denies', async () => {
      await program.show({ html: `<!doctype html><title>Page</title><a href="https://evil.example/#link" target="_blank">Link</a>` });
      await program.run(({ kept: { window, heard: list } }) =>
        window.webContents.setWindowOpenHandler(({ url }) => {
          list.push(url);
          return { action: 'deny' };
        }),
      );
      expect(await program.inPage(`window.open('/#/display/1')`)).toBeNull();
      await program.inPage(`document.querySelector('a').click()`);
      await heardAtLast(['app://mdt/#/display/1', 'https://evil.example/#link']);
    });
    it('emits will-navigate for what the page does, not for loadURL and reload, and will-redirect for an answer that leads on', async () => {
      await program.show({});
      await program.run(async ({ kept }) => {
        kept.served['/away'] = { body: '', status: 302, headers: { location: 'https://evil.example/' } };
        const { webContents } = kept.window;
        for (const name of ['will-navigate', 'will-redirect'] as const) {
          webContents.on(name as 'will-navigate', (event) => {
            kept.heard.push([name, event.url]);
            event.preventDefault();
          });
        }
        const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
        webContents.reload();
        await loaded;
        await kept.window.loadURL('app://mdt/away').catch(() => {});
      });
      expect(await heard()).toEqual([['will-redirect', 'https://evil.example/']]);
      await program.inPage(`location.href = '/elsewhere#part'; 0`);
      await heardAtLast([['will-navigate', 'app://mdt/elsewhere#part']]);
    });
    it('gives the window the page’s title, unless page-title-updated is prevented', async () => {
      await program.show({ html: '<!doctype html><title>TESTPATIENT-ONE</title>' });
      const title = () => program.run(({ kept: { window } }) => window.getTitle());
      await expect.poll(title, { timeout: 20_000 }).toBe('TESTPATIENT-ONE');
      await program.run(({ kept: { window, heard: list } }) =>
        window.on('page-title-updated', (event, changed) => {
          event.preventDefault();
          list.push(changed);
        }),
      );
      await program.inPage(`document.title = 'TESTPATIENT-TWO'`);
      await heardAtLast(['TESTPATIENT-TWO']);
      expect(await title()).toBe('TESTPATIENT-ONE');
    });
    it('prints a sheet of the size it was asked for (printToPDF)', async () => {
      await program.show({ html: '<!doctype html><title>Page</title><p>List</p>' });
      const size = await program.run(async ({ kept: { window } }) => {
        const pdf = (await window.webContents.printToPDF({ pageSize: 'A4', landscape: true })).toString('latin1');
        return [pdf.slice(0, 5), /\/MediaBox\s*\[\s*0 0 (\d+)[\d.]* (\d+)/.exec(pdf)?.slice(1).map(Number)];
      });
      expect(size).toEqual(['%PDF-', [842, 595]]);
    });
  });
});

describe('a scheme of the program’s own, in the stand-in for Electron', () => {
  const worker = `navigator.serviceWorker.register('/worker.js').then(() => 'registered', (error) => error.message)`;
  const asked = `fetch('/data').then((answer) => answer.text(), (error) => error.name)`;
  it('has the privileges protocol.registerSchemesAsPrivileged gave it and no other: no service workers, no cookies', async () => {
    const program = await startProgram();
    await program.run(({ kept }) => {
      kept.served['/worker.js'] = { body: '', headers: { 'content-type': 'text/javascript' } };
      kept.served['/data'] = { body: 'data', headers: { 'set-cookie': 'a=1' } };
    });
    await program.show({});
    expect(await program.inPage('isSecureContext')).toBe(true);
    expect(await program.inPage(asked)).toBe('data');
    expect(await program.inPage(worker)).toBe(`Failed to register a ServiceWorker: The URL protocol of the current origin ('app://mdt') is not supported.`);
    expect(await program.inPage(`document.cookie = 'b=2'; document.cookie`)).toBe('');
    expect(await program.inPage(`localStorage.setItem('key', 'kept'); localStorage.getItem('key')`)).toBe('kept');
    await program.end();
  });
  it('is no secure context without "secure" and has no fetch without "supportFetchAPI"', async () => {
    const program = await startProgram({ privileges: { standard: true } });
    await program.run(({ kept }) => {
      kept.served['/data'] = { body: 'data' };
    });
    await program.show({});
    expect(await program.inPage('[isSecureContext, typeof navigator.clipboard]')).toEqual([false, 'undefined']);
    expect(await program.inPage(asked)).toBe('TypeError');
    await program.end();
  });
});
