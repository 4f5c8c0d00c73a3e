import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, root, sources } from './imports.ts';
import { namesOnly, networkUses, networkUsesIn, reachingModules } from './networkUses.ts';

const product = sources('shared', 'electron', 'renderer');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');


describe('no code path opens a network connection', () => {
  it('a way to open one would be seen here, however it is written', () => {
    const found = (code: string) => networkUsesIn('a.ts', code).map(({ name, given }) => [name, given]);
    expect(found(`fetch('https://a')`)).toEqual([['fetch', `'https://a'`]]);
    expect(found(`globalThis.fetch(x); const f = window.fetch; f(1)`)).toEqual([['fetch', 'x'], ['fetch', '']]);
    expect(found(`globalThis['fetch'](x)`)).toEqual([['fetch', '']]);
    expect(found(`new WebSocket(\`wss://\${a}\`); navigator.sendBeacon('/b')`)).toEqual([['WebSocket', '`wss://${a}`'], ['sendBeacon', `'/b'`]]);
    expect(found(`const { fetch: go } = globalThis`)).toEqual([['fetch', '']]);
    expect(found(`// fetch\nlet source: EventSource | null = null; const words = 'we fetch it';`)).toEqual([]);
  });

  it('of Node’s modules that can, only the loopback host imports one, to listen and not to call', () => {
    const importing = importsOf(product).filter(({ to, typeOnly }) => reachingModules.test(to) && !typeOnly);
    expect(importing.map(({ from, to }) => [from, to])).toEqual([['electron/loopback/server.ts', 'node:http']]);
    expect(text('electron/loopback/server.ts')).toContain("import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';");
    expect(text('electron/loopback/server.ts')).toContain("server.listen(port, '127.0.0.1'");
  });

  it('nothing imports what it is not seen to: every import has a name that stands in the text', () => {
    expect(importsOf(product).filter(({ to }) => !/^[@\w./:-]+$/.test(to))).toEqual([]);
  });

  it('of the browser’s ways, the page uses two, both to its own origin, and the program that fetches Electron one, before MDT Desk runs', () => {
    const uses = product.flatMap(networkUses);
    expect(uses).toEqual([
      { file: 'electron/start/fetch/resumingDownload.ts', name: 'fetch', given: 'url', from: '' },
      { file: 'renderer/api.ts', name: 'fetch', given: '`/api/${name}`', from: '' },
      { file: 'renderer/api.ts', name: 'EventSource', given: "'/events'", from: '' },
    ]);
  });

  it('no other program is started but the person’s own browser, on the address the host printed, Electron, and MDT Desk itself again', () => {
    const starting = importsOf(product).filter(({ to }) => /^(node:)?(child_process|worker_threads)$/.test(to));
    expect(starting.map(({ from }) => from).filter((from) => from !== 'electron/loopback/browser.ts' && !from.startsWith('electron/start/'))).toEqual(['electron/desktop/startedAgain.ts']);
    expect(text('electron/desktop/startedAgain.ts').match(/\bspawn\(.*?,/g)).toEqual(['spawn(image,']);
    expect(text('electron/desktop/startedAgain.ts')).toContain('const image = app.isPackaged ? process.env.APPIMAGE : undefined;');
    expect(text('electron/loopback/main.ts').match(/openBrowser\(.*\)/g)).toEqual(['openBrowser(host.value.address)']);
  });

  it('what fetches Electron is a program of its own: nothing that runs with MDT Desk imports it', () => {
    const fetching = 'electron/start/fetch/resumingDownload.ts';
    const importers = importsOf(product).filter(({ to, typeOnly }) => !typeOnly && (to === fetching || to === '@electron/get')).map(({ from }) => from);
    expect([...new Set(importers)].sort()).toEqual(['electron/start/fetch/main.ts', 'electron/start/fetch/whyNotFetched.ts']);
    expect(importsOf(product).filter(({ to, typeOnly }) => !typeOnly && ['electron/start/fetch/main.ts', 'electron/start/fetch/whyNotFetched.ts'].includes(to)).map(({ from }) => from)).toEqual(['electron/start/fetch/main.ts']);
  });

  it('of Electron’s own ways (net, updates, crash reports, addresses for the system) none is imported', () => {
    const imported = sources('electron/desktop').flatMap((file) => [...text(file).matchAll(/^import \{([^}]+)\} from 'electron';/gm)].flatMap(([, list]) => (list ?? '').split(',').map((name) => name.trim())));
    expect(imported.filter((name) => ['net', 'shell', 'autoUpdater', 'crashReporter', 'pushNotifications', 'inAppPurchase', 'utilityProcess'].includes(name))).toEqual([]);
    expect(imported.length).toBeGreaterThan(5);
  });

  it('no source holds an address of another machine', () => {
    const resources = globSync('{resources,renderer}/**/*.{json,html,scss,css,svg}', { cwd: root });
    const addresses = [...product, ...resources].flatMap((file) => [...text(file).matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)]+/g)].map(([address]) => [file, address]));
    expect(addresses.filter(([, address]) => !namesOnly.test(address ?? '') && !/^http:\/\/(127\.0\.0\.1:\$\{taken\}|\$\{visit\.host\})/.test(address ?? ''))).toEqual([]);
  });

  it('of the packages that run with the program, those that could reach out are kept from it: the printer by its policy, the rest by what is imported of them', () => {
    const outside = importsOf(sources('shared', 'electron')).filter(({ from, to, typeOnly }) => /^[a-z@]/.test(to) && !/^(node:|shared\/|electron(\/|$)|renderer\/)/.test(to) && !typeOnly && !from.startsWith('electron/start/'));
    expect([...new Set(outside.map(({ to }) => to))].sort()).toEqual(['csv-parse/sync', 'csv-stringify/sync', 'elkjs/lib/elk.bundled.js', 'hucre/xlsx', 'jsonc-parser', 'lowdb', 'pdfmake', 'pdfmake/build/vfs_fonts.js', 'xstate', 'zod']);
    // XState can run what a machine invokes; hucre reads lists from addresses elsewhere than in its part for workbooks.
    const taken = (from: string) => sources('shared', 'electron').flatMap((file) => [...text(file).matchAll(new RegExp(`import (?:type )?\\{([^}]+)\\} from '${from}'`, 'g'))].flatMap(([, list]) => (list ?? '').split(',').map((name) => name.trim())));
    expect(networkUses('node_modules/hucre/dist/xlsx.mjs')).toEqual([]);
    expect(taken('xstate').filter((name) => /createActor|fromPromise|fromObservable|fromCallback/.test(name))).toEqual([]);
    expect(text('electron/core/exports/pdf.ts')).toMatch(/setUrlAccessPolicy\(\(\) => false\)/);
  });
});
