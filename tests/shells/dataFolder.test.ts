import { posix, resolve, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, namedDataFolder, profileFolder, type Where } from '../../electron/shell/dataFolder.ts';

const linux: Where = { named: undefined, env: {}, platform: 'linux', home: '/home/person' };
const mac: Where = { ...linux, platform: 'darwin', home: '/Users/person' };
const windows: Where = { named: undefined, env: {}, platform: 'win32', home: 'C:\\Users\\person' };
const of = (where: Where): string => {
  const folder = dataFolder(where);
  if (!folder.ok) throw new Error(folder.refusal.message);
  return folder.value;
};

describe('the folder of MDT Desk itself', () => {
  it('is the place the system has for it, of this person and on this machine', () => {
    expect(profileFolder(linux)).toBe('/home/person/.config/mdt-desk');
    expect(profileFolder({ ...linux, env: { XDG_CONFIG_HOME: '/profile' } })).toBe('/profile/mdt-desk');
    expect(profileFolder(mac)).toBe('/Users/person/Library/Application Support/mdt-desk');
    expect(profileFolder({ ...windows, env: { LOCALAPPDATA: 'D:\\Local\\person' } })).toBe('D:\\Local\\person\\mdt-desk');
  });
  it('is never in the part of a Windows profile that roams to a server', () => {
    const env = { APPDATA: 'C:\\Users\\person\\AppData\\Roaming' };
    expect(profileFolder({ ...windows, env })).toBe('C:\\Users\\person\\AppData\\Local\\mdt-desk');
    expect(of({ ...windows, env })).not.toContain('Roaming');
  });
  it.each([undefined, '', 'Local', 'C:Local', '\\Local'])('is in the usual place where the system names none that can be used (%s)', (value) => {
    expect(profileFolder({ ...windows, env: { LOCALAPPDATA: value } })).toBe('C:\\Users\\person\\AppData\\Local\\mdt-desk');
    expect(profileFolder({ ...linux, env: { XDG_CONFIG_HOME: value } })).toBe('/home/person/.config/mdt-desk');
  });
  it('is the one that the IT department chose', () => {
    expect(profileFolder({ ...windows, env: { LOCALAPPDATA: 'C:\\Local', MDT_DESK_PROFILE: 'P:\\MDT Desk' } })).toBe('P:\\MDT Desk');
    expect(of({ ...windows, env: { MDT_DESK_PROFILE: 'P:\\MDT Desk' } })).toBe('P:\\MDT Desk\\data');
  });
});

describe('the data folder', () => {
  it('is the one on the command line, before the one the IT department chose, before "data" in the folder of MDT Desk', () => {
    const env = { MDT_DESK_DATA: '/srv/mdt' };
    expect(of({ ...linux, named: '/mnt/mdt', env })).toBe('/mnt/mdt');
    expect(of({ ...linux, env })).toBe('/srv/mdt');
    for (const [where, path] of [[linux, posix], [mac, posix], [windows, win32]] as const) expect(of(where)).toBe(path.join(profileFolder(where), 'data'));
  });
  it('may be relative on the command line, where the person is', () => {
    expect(of({ ...linux, named: 'here' })).toBe(resolve('here'));
  });
  it.each([
    ['here', 'a relative path'],
    ['C:here', 'relative to what is current on the drive'],
    ['\\here', 'relative to the drive'],
    ['/srv/mdt', 'a path of another system'],
    ['\\\\server\\share', 'a share without a folder'],
    ['D:\\', 'a drive without a folder'],
  ])('is not taken from a variable that could name another folder at each start: %s (%s)', (value) => {
    for (const name of ['MDT_DESK_DATA', 'MDT_DESK_PROFILE']) {
      expect(dataFolder({ ...windows, env: { [name]: value } })).toMatchObject({ ok: false, refusal: { code: 'invalidInput', message: expect.stringContaining(`${name} must be the full path of a folder`) } });
    }
    expect(namedDataFolder({ ...windows, env: { MDT_DESK_DATA: value } })).toMatchObject({ ok: false });
  });
  it('is refused under a relative variable on every system', () => {
    for (const where of [linux, mac]) expect(dataFolder({ ...where, env: { MDT_DESK_DATA: 'here' } })).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('/srv/mdt-desk') } });
  });
  it.each([
    ['\\\\server\\share\\MDT Desk', '\\\\server\\share\\MDT Desk'],
    ['//server/share/MDT Desk', '\\\\server\\share\\MDT Desk'],
    ['D:\\MDT Desk\\', 'D:\\MDT Desk'],
    ['D:/MDT Desk', 'D:\\MDT Desk'],
    ['"D:\\MDT Desk"', 'D:\\MDT Desk'],
    [' D:\\MDT Desk ', 'D:\\MDT Desk'],
  ])('is the same folder however it was written for Windows: %s', (value, folder) => {
    expect(of({ ...windows, env: { MDT_DESK_DATA: value } })).toBe(folder);
  });
  it('is meant by --data "D:\\MDT Desk\\" as well, whose last quotation mark Windows takes into the path', () => {
    expect(of({ ...windows, named: 'D:\\MDT Desk"' })).toBe('D:\\MDT Desk');
  });
  it('loses its last separator on every system, so that backups lie beside it and not in it', () => {
    expect(of({ ...linux, env: { MDT_DESK_DATA: '/srv/mdt/' } })).toBe('/srv/mdt');
  });
  it('is never guessed from an empty name', () => {
    expect(namedDataFolder({ ...linux, named: '', env: { MDT_DESK_DATA: '' } })).toEqual({ ok: true, value: null });
    expect(namedDataFolder({ ...windows, env: { MDT_DESK_DATA: '""' } })).toEqual({ ok: true, value: null });
  });
});
