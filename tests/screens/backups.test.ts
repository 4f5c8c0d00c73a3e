import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, goTo, introduce } from './steps/people.ts';

let desk: OpenDesk;
let target: string;

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  target = `${desk.folder}-backups`;
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await desk.page.getByRole('heading', { name: /^Prepare/ }).waitFor();
});
afterAll(async () => {
  await desk.close();
});

const made = (): string[] => readdirSync(target).filter((name) => name.startsWith('mdt-desk-backup-'));
const line = (name: string | RegExp) => desk.page.getByRole('row', { name });

describe('the backups by keyboard, over the browser shell', () => {
  it('are reached from the meetings, and by name from the palette', async () => {
    await goTo(desk, 'Meetings');
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'Backups' }));
    await says(desk.page, 'There is no backup there yet.');
    await isAccessible(desk);
    await goTo(desk, 'Meetings');
    await desk.keyboard.press('Control+k');
    await desk.keyboard.type('backups');
    await desk.keyboard.press('Enter');
    await desk.page.getByRole('heading', { name: 'Backups', level: 1 }).waitFor();
  });

  it('are made and verified at one button, and not twice while nothing changes', async () => {
    await desk.keyboard.use(button(desk.page, 'Back up now'));
    await says(desk.page, /A backup was made and verified: \d+ cases, 1 meeting, \d+ events/);
    expect(made()).toHaveLength(1);
    await desk.keyboard.use(button(desk.page, 'Back up now'));
    await says(desk.page, /Nothing has changed since the backup of .*: it is still good/);
    expect(made()).toHaveLength(1);
  });

  it('are proved to open, with the dated result kept on the screen', async () => {
    await desk.keyboard.use(button(desk.page, 'Prove my backup opens'));
    await says(desk.page.getByRole('status'), /Opened and verified on .*: \d+ cases, 1 meeting, \d+ events/);
    await says(line(/asked for/), /Opened and verified on/);
    await isAccessible(desk);
  });

  it('say in words what restoring one would change', async () => {
    await desk.keyboard.use(button(desk.page, /^What restoring the backup of/));
    const dialog = desk.page.getByRole('dialog', { name: /^The backup of/ });
    await says(dialog, 'All records would be as they are now.');
    await says(dialog, /Nothing is lost by it/);
    await isAccessible(desk);
    await desk.keyboard.press('Escape');
  });

  it('are restored for who knows the passphrase; the data from before stays beside it', async () => {
    await desk.keyboard.use(button(desk.page, /^What restoring the backup of/));
    const dialog = desk.page.getByRole('dialog', { name: /^The backup of/ });
    await desk.keyboard.fill(field(dialog, 'Passphrase'), 'not the passphrase');
    await desk.keyboard.press('Enter');
    await says(dialog, 'That is not the passphrase of this data folder');
    await field(dialog, 'Passphrase').fill(testPassphrase);
    await desk.keyboard.press('Enter');
    await says(desk.page.getByRole('status'), /Restored: \d+ cases, 1 meeting, \d+ events\. The data from before lies in/);
    expect(readdirSync(dirname(desk.folder)).filter((name) => name.includes('before-restore'))).toHaveLength(1);
  });

  it('name the file where a byte was changed', async () => {
    const room = join(target, made()[0] ?? '', 'data', 'streams', 'case');
    const [name = ''] = readdirSync(room);
    const bytes = readFileSync(join(room, name));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(join(room, name), bytes);
    await desk.keyboard.use(button(desk.page, 'Prove my backup opens'));
    await says(line(/asked for/), new RegExp(`streams/case/${name}: it was changed after the backup was made`));
    await isAccessible(desk);
  });

  it('refuse a folder inside the data, at the field, and take another one', async () => {
    const folder = field(desk.page, 'Backup folder');
    await desk.keyboard.fill(folder, join(desk.folder, 'documents'));
    await desk.keyboard.press('Enter');
    await says(desk.page, /lies inside the data folder/);
    await expect.poll(() => folder.evaluate((element) => element === document.activeElement)).toBe(true);
    await desk.keyboard.reach(folder);
    await desk.keyboard.press('ControlOrMeta+a');
    await desk.keyboard.press('Delete');
    await desk.keyboard.fill(field(desk.page, 'How many are kept'), '5');
    await desk.keyboard.press('Enter');
    await says(desk.page, `Saved. The next backup goes to ${target}.`);
    expect(await field(desk.page, 'How many are kept').inputValue()).toBe('5');
  });

  it('stand on every screen as a sentence while the folder is missing, and no more once it is back', async () => {
    renameSync(target, `${target}-unplugged`);
    await desk.keyboard.use(button(desk.page, 'Back up now'));
    await says(desk.page.getByRole('region', { name: 'Notices' }), /No backup was made\. The backup folder .* is not there/);
    await goTo(desk, 'Directory');
    await says(desk.page.getByRole('region', { name: 'Notices' }), /is not there/);
    await isAccessible(desk);
    renameSync(`${target}-unplugged`, target);
    await desk.keyboard.use(desk.page.getByRole('region', { name: 'Notices' }).getByRole('link', { name: 'Backups' }));
    await desk.keyboard.use(button(desk.page, 'Back up now'));
    await desk.page.getByText(/is not there/).first().waitFor({ state: 'detached' });
    expect(desk.faults).toEqual([]);
  });

  it('begin anew in one step where the folder beside the data is gone for good, as after the data was moved', async () => {
    renameSync(target, `${target}-elsewhere`);
    await desk.keyboard.use(button(desk.page, 'Back up now'));
    await says(desk.page.getByRole('region', { name: 'Notices' }), /Press “Keep backups here from now on” on the Backups screen/);
    await isAccessible(desk);
    await desk.keyboard.use(button(desk.page, 'Keep backups here from now on'));
    await says(desk.page, /A backup was made and verified/);
    await desk.page.getByText(/is not there/).first().waitFor({ state: 'detached' });
    expect(made()).toHaveLength(1);
    expect(desk.faults).toEqual([]);
  });
});
