import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { wireCallsOf } from '../../screens/calls.ts';
import { loadDemonstration, showPatients } from './demonstration.ts';

/** A window, and what its system knows of it. */
export type WalledPage = {
  readonly page: Page;
  /** How many windows the program has. */
  windows(): Promise<number>;
  /** What lies on the system's clipboard. */
  clipboard(): Promise<string>;
};

const elsewhere = 'https://evil.example/';

/** What a page can and cannot do from within its window, asked by the page itself. */
export function staysWithinItsWalls(walled: () => WalledPage): void {
  it('answers the page over the bridge, and gives it nothing else of this machine', async () => {
    const { page } = walled();
    expect(await wireCallsOf(page)('rules.answer', { facts: {} })).toMatchObject({ pathwayVersion: expect.anything() });
    const seen = await page.evaluate(() => ({
      doors: Object.keys(globalThis.mdt ?? {}).sort(),
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
    }));
    expect(seen).toEqual({ doors: ['call', 'onEvent'], node: [] });
  });
  it('reports what its policy forbids: a foreign picture, a script written into the page, and text run as a script', async () => {
    const reported = await walled().page.evaluate(async () => {
      // The policy comes twice, with the answer and in the page itself: each violation is reported for both.
      const violations = new Set<string>();
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, disposition }) => violations.add(`${disposition} ${effectiveDirective}: ${blockedURI}`));
      const picture = new Image();
      picture.src = 'https://evil.example/picture.png';
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(picture, script);
      // What a debugger evaluates may evaluate in turn; a timer runs after it.
      setTimeout('globalThis.ran = true');
      await new Promise<void>((resolve) => {
        const look = (): void => void (violations.size >= 3 ? resolve() : requestAnimationFrame(look));
        look();
      });
      picture.remove();
      script.remove();
      return { violations: [...violations].sort(), ran: 'ran' in globalThis };
    });
    expect(reported).toEqual({
      violations: ['enforce img-src: https://evil.example/picture.png', 'enforce script-src-elem: inline', 'enforce script-src: eval'],
      ran: false,
    });
  });
  it('reaches no network', async () => {
    const { page } = walled();
    expect(await page.evaluate((url) => fetch(url).then(() => 'reached', () => 'not reached'), elsewhere)).toBe('not reached');
  });
  it('is not told where it is', async () => {
    const { page } = walled();
    const code = await page.evaluate(() => new Promise<number>((resolve) => navigator.geolocation.getCurrentPosition(() => resolve(0), (error) => resolve(error.code))));
    // 1: permission denied; 2 would be a permission without a position.
    expect(code).toBe(1);
    expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied');
  });
  it('stays on its page and opens no other window', async () => {
    const { page, windows } = walled();
    const before = page.url();
    await page.evaluate((url) => {
      window.open(url);
      location.href = url;
    }, elsewhere);
    // The bridge answers a call of the page that is still there.
    await wireCallsOf(page)('rules.answer', { facts: {} });
    expect(page.url()).toBe(before);
    expect(await windows()).toBe(1);
  });
  it('copies a list for a mail at a key press', async () => {
    const { page, clipboard } = walled();
    const { meetingId } = await loadDemonstration(page);
    await showPatients(page, `#/meetings/${meetingId}/owed`);
    const copy = page.locator('.toolbar button').first();
    await copy.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.toolbar [role=status]').textContent(), { timeout: 15_000 }).not.toBe('');
    expect(await clipboard()).toBe((await wireCallsOf(page)('readiness.board', { meetingId })).text);
  });
}
