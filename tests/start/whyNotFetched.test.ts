import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../electron/start/fetch/artefact.ts';
import { networkSettings } from '../../electron/start/fetch/networkSettings.ts';
import { whyNotFetched } from '../../electron/start/fetch/whyNotFetched.ts';

const asked = { host: 'downloads.example', proxy: null, cache: '/home/person/.cache/electron' };
const behind = { ...asked, proxy: new URL('http://person:secret@proxy.example:3128') };
const failed = (fields: object): Error => new TypeError('fetch failed', { cause: Object.assign(new Error('…'), fields) });

describe('why Electron could not be fetched', () => {
  it('tells the host that was not found from the proxy that was not, and names the host a download is sent on to', () => {
    expect(whyNotFetched(failed({ code: 'ENOTFOUND', hostname: 'downloads.example' }), asked).cause).toBe('downloads.example was not found');
    expect(whyNotFetched(failed({ code: 'EAI_AGAIN', hostname: 'assets.example' }), behind).cause).toBe('assets.example was not found');
    expect(whyNotFetched(failed({ code: 'ENOTFOUND', hostname: 'proxy.example' }), behind).cause).toBe('the proxy proxy.example:3128 was not found');
  });
  it('tells who refused a connection, also where several addresses were tried', () => {
    const refused = (port: number) => Object.assign(new Error('…'), { code: 'ECONNREFUSED', port });
    expect(whyNotFetched(new TypeError('fetch failed', { cause: new AggregateError([refused(3128), refused(3128)]) }), behind).cause).toBe('the proxy proxy.example:3128 refused the connection');
    expect(whyNotFetched(new TypeError('fetch failed', { cause: new AggregateError([refused(443), refused(443)]) }), behind).cause).toBe('downloads.example refused the connection');
  });
  it('names a full disk, and where to make room', () => {
    const full = Object.assign(new Error('…'), { code: 'ENOSPC' });
    expect(whyNotFetched(full, asked)).toEqual({ cause: 'the disk is full', remedy: 'Free half a gigabyte, here and in /home/person/.cache/electron.' });
  });
  it('names what cannot be written', () => {
    expect(whyNotFetched(Object.assign(new Error('…'), { code: 'EROFS' }), asked).cause).toBe('a file could not be written (EROFS)');
  });
  it('never quotes a password, nor an error’s own words', () => {
    for (const error of [failed({ code: 'ECONNREFUSED', port: 3128 }), new TypeError('fetch failed', { cause: new Error('Proxy response (407) !== 200 when HTTP Tunneling') }), new Error('http://person:secret@proxy.example'), 'secret']) expect(JSON.stringify(whyNotFetched(error, behind))).not.toContain('secret');
    expect(whyNotFetched(Object.assign(new Error('…'), { code: 'ESOMETHING' }), asked).cause).toBe('of an unexpected error (ESOMETHING)');
  });
});

describe('the surroundings of what fetches Electron', () => {
  const settings = (env: Record<string, string>): Record<string, string | undefined> => {
    const found = networkSettings(env);
    if ('unreadable' in found) throw new Error(found.unreadable);
    return found.env;
  };
  it('use the proxy and the certificates of the system, as Node.js does where it is told to at its start', () => {
    expect(settings({ HOME: '/home/person' })).toEqual({ HOME: '/home/person', NODE_USE_ENV_PROXY: '1', NODE_USE_SYSTEM_CA: '1' });
  });
  it('take what npm was told of proxies and certificates, after the usual variables', () => {
    const npm = { npm_config_https_proxy: 'http://a.example:1', npm_config_proxy: 'http://b.example:2', npm_config_noproxy: 'c.example', npm_config_cafile: '/ca.pem' };
    expect(settings(npm)).toMatchObject({ https_proxy: 'http://a.example:1', http_proxy: 'http://b.example:2', NO_PROXY: 'c.example', NODE_EXTRA_CA_CERTS: '/ca.pem' });
    expect(settings({ ...npm, HTTPS_PROXY: 'http://d.example:4', no_proxy: 'e.example', NODE_EXTRA_CA_CERTS: '/own.pem' })).toMatchObject({ https_proxy: 'http://d.example:4', NO_PROXY: 'e.example', no_proxy: 'e.example', NODE_EXTRA_CA_CERTS: '/own.pem' });
    expect(settings({ npm_config_proxy: 'http://b.example:2' })).toMatchObject({ https_proxy: 'http://b.example:2' });
  });
  it('understand a proxy without its scheme, as other programs do, and name the variable that cannot be read', () => {
    expect(settings({ HTTPS_PROXY: 'proxy.example:3128' })).toMatchObject({ HTTPS_PROXY: 'http://proxy.example:3128' });
    expect(networkSettings({ HTTPS_PROXY: 'http://' })).toEqual({ unreadable: 'HTTPS_PROXY' });
    expect(networkSettings({ http_proxy: 'socks5://proxy.example' })).toEqual({ unreadable: 'HTTP_PROXY' });
  });
});

describe('the cache', () => {
  it('is the one every program with Electron uses', () => {
    expect(cacheFolder({ env: {}, platform: 'linux', home: '/home/person' })).toBe(join('/home/person/.cache/electron'));
    expect(cacheFolder({ env: { XDG_CACHE_HOME: '/cache' }, platform: 'linux', home: '/home/person' })).toBe(join('/cache/electron'));
    expect(cacheFolder({ env: {}, platform: 'darwin', home: '/Users/person' })).toBe(join('/Users/person/Library/Caches/electron'));
    expect(cacheFolder({ env: { LOCALAPPDATA: '/local' }, platform: 'win32', home: '/home/person' })).toBe(join('/local/electron/Cache'));
    expect(cacheFolder({ env: { electron_config_cache: '/elsewhere' }, platform: 'linux', home: '/home/person' })).toBe('/elsewhere');
  });
});
