import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProfileMemory } from '../../electron/desktop/profileMemory.ts';

const window = { bounds: { x: -1800, y: -100, width: 1200, height: 800 }, maximised: true, fullScreen: false };
const log: string[] = [];
let folder: string;
const open = (where = folder) => openProfileMemory(where, (message) => log.push(message));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdt-desk-memory-'));
  log.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what is remembered in the profile', () => {
  it('is nothing at first, then what was written, part by part', () => {
    expect(open().read()).toEqual({ window: null, saveFolder: null });
    const memory = open();
    memory.remember({ window });
    memory.remember({ saveFolder: folder });
    expect(memory.read()).toEqual({ window, saveFolder: folder });
    expect(open().read()).toEqual({ window, saveFolder: folder });
    expect(readdirSync(folder)).toEqual(['windows.json']);
  });
  it.each([
    ['cut off', '{"window":null,"saveF'],
    ['of another form', '[]'],
    ['with more than is known', JSON.stringify({ window: null, saveFolder: null, patient: 'TESTPATIENT-ONE' })],
    ['with half a pixel', JSON.stringify({ window: { ...window, bounds: { ...window.bounds, x: 0.5 } }, saveFolder: null })],
    ['with a window of no width', JSON.stringify({ window: { ...window, bounds: { ...window.bounds, width: 0 } }, saveFolder: null })],
    ['with a coordinate no screen has', JSON.stringify({ window: { ...window, bounds: { ...window.bounds, y: 1e300 } }, saveFolder: null })],
  ])('ignores a file that is %s, and replaces it', (_what, text) => {
    writeFileSync(join(folder, 'windows.json'), text);
    const memory = open();
    expect(memory.read()).toEqual({ window: null, saveFolder: null });
    memory.remember({ window });
    expect(JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8'))).toEqual({ window, saveFolder: null });
    expect(log).toEqual([]);
  });
  it('goes on without a file that cannot be written, and logs it without its path', () => {
    writeFileSync(join(folder, 'file'), '');
    const memory = open(join(folder, 'file', 'profile'));
    memory.remember({ window });
    expect(memory.read().window).toEqual(window);
    expect(log).toEqual(['The place of the window was not remembered.']);
  });
});
