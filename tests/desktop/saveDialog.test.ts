import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltDesktop, startBuiltDesktop } from '../fakes/electronDesktop.ts';

describe('saving a file, in the built desktop shell under the stand-in for Electron', () => {
  let folder: string;
  let profile: string;
  let desktop: BuiltDesktop;
  const start = () => startBuiltDesktop({ data: join(folder, 'data'), profile });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-saving-'));
    profile = join(folder, 'profile');
    desktop = await start();
  });
  afterAll(async () => {
    await desktop?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Has the page save a file, and answers what the dialog for it was given. */
  async function save(name: string) {
    const { length } = await desktop.ask('saveDialogs', null);
    await desktop.page.evaluate((fileName) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['outcome']));
      link.download = fileName;
      link.click();
    }, name);
    await expect.poll(async () => (await desktop.ask('saveDialogs', null)).length).toBe(length + 1);
    return (await desktop.ask('saveDialogs', null))[length];
  }

  it('asks in words, and proposes the person’s documents at first', async () => {
    await desktop.ask('saveAs', { end: 'cancelled' });
    expect(await save('mdt-2026-11-26-minutes.pdf')).toEqual({
      title: 'Save PDF document',
      defaultPath: join(profile, 'documents', 'mdt-2026-11-26-minutes.pdf'),
      buttonLabel: 'Save',
      filters: [{ name: 'PDF document', extensions: ['pdf'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
  });
  it.each([
    ['mdt-2026-11-26-outcomes.csv', 'Save CSV table', ['csv']],
    ['mdt-2026-11-26-outcomes.json', 'Save JSON file', ['json']],
    ['mdt-list-2026-11-26-v2.mdt-list.json', 'Save MDT list', ['json']],
    ['pathway-map-2026-11-26.svg', 'Save SVG drawing', ['svg']],
    ['mdt-actions-2026-11-26.txt', 'Save text file', ['txt']],
  ])('knows what %s is', async (name, title, extensions) => {
    expect(await save(name)).toMatchObject({ title, filters: [{ extensions }] });
  });
  it('asks also for a kind it does not know', async () => {
    const dialog = await save('notes.odt');
    expect(dialog).toMatchObject({ title: 'Save file', defaultPath: expect.stringMatching(/notes\.odt$/) });
    expect(dialog).not.toHaveProperty('filters');
  });
  it('begins with the folder of the file saved last, also after the next start', async () => {
    const chosen = join(folder, 'Network drive', 'outcomes.csv');
    await desktop.ask('saveAs', { end: 'saved', path: chosen });
    expect((await save('outcomes.csv'))?.defaultPath).toBe(join(profile, 'documents', 'outcomes.csv'));
    await expect.poll(() => readFile(chosen, 'utf8').catch(() => null)).toBe('outcome');
    await desktop.ask('saveAs', { end: 'cancelled', path: join(folder, 'Elsewhere', 'outcomes.csv') });
    expect((await save('outcomes.csv'))?.defaultPath).toBe(chosen);
    expect((await save('outcomes.csv'))?.defaultPath).toBe(chosen);
    await desktop.close();
    desktop = await start();
    await desktop.ask('saveAs', { end: 'cancelled' });
    expect((await save('outcomes.csv'))?.defaultPath).toBe(chosen);
  });
  it('says in words that a file could not be written, and nothing where it was not meant to be', async () => {
    expect(await desktop.ask('boxes', null)).toEqual([]);
    await desktop.ask('saveAs', { end: 'diskFull' });
    await save('minutes.pdf');
    await expect.poll(() => desktop.ask('boxes', null)).toMatchObject([{ type: 'error', title: 'MDT Desk', message: 'The file was not saved', detail: expect.stringContaining('minutes.pdf could not be written') }]);
  });
});
