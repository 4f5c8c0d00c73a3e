import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { Keyboard } from './keyboard.ts';

declare global {
  /** What axe-core puts on a page. */
  var axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** MDT Desk before a person: its page, a keyboard, and the folder it records into. */
export type Desk = {
  readonly page: Page;
  readonly keyboard: Keyboard;
  readonly folder: string;
  /** What the page complained of, and where it tried to go besides its own origin. */
  readonly faults: readonly string[];
};

/** Sits down before a page that shows MDT Desk, and listens for whatever goes wrong in it from here on. */
export function sitDown(page: Page, folder: string): Desk {
  const faults: string[] = [];
  const { origin } = new URL(page.url());
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => void (message.type() === 'error' && faults.push(`console: ${message.text()}`)));
  page.on('pageerror', (error) => faults.push(`fault of the page: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['blob:', 'data:'].includes(url.protocol)) faults.push(`request to ${url.href}`);
  });
  return { page, keyboard: new Keyboard(page), folder, faults };
}

/** Waits until the screen, or a part of it, says something. */
export async function says(scope: Page | Locator, text: string | RegExp): Promise<void> {
  await scope.getByText(text).locator('visible=true').first().waitFor();
}

/** Asks axe-core what of WCAG 2.2 AA the screen breaks; nothing may be. */
export async function isAccessible({ page }: Desk): Promise<void> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** The decision beside the case in the meeting room. */
export function decision({ page }: Desk): Locator {
  return page.getByRole('complementary', { name: 'Decision' });
}

export function button(scope: Page | Locator, name: string | RegExp): Locator {
  return scope.getByRole('button', { name });
}

/** A field of a form by its label, whatever kind it is. */
export function field(scope: Page | Locator, label: string): Locator {
  return scope.getByLabel(label, { exact: true });
}
