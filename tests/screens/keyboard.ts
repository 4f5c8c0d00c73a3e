import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** A person who has no mouse: every control is reached by key or not at all. */
export class Keyboard {
  readonly #page: Page;
  /** Keys pressed so far, those of typed text not counted. */
  presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let count = 0; count < times; count += 1) await this.#page.keyboard.press(key);
    this.presses += times;
  }

  /** Types into whatever has the focus, with real key events, so that a letter that acts as a key would be noticed. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Tabs towards a control, forwards or backwards, until it has the focus; fails where it does not get there within some presses. */
  async reach(control: Locator, { within = 60 } = {}): Promise<void> {
    // Found once: asking for a control by its name again at every press takes longer than the press.
    const element = await control.elementHandle();
    if (element === null) throw new Error(`There is no ${String(control)}.`);
    const key = (await element.evaluate(isBehindFocus)) ? 'Shift+Tab' : 'Tab';
    for (let count = 0; count <= within; count += 1) {
      if (await element.evaluate((wanted) => wanted === document.activeElement)) return;
      await this.press(key);
    }
    throw new Error(`${String(control)} is not reached by ${within} presses of ${key}.`);
  }

  /** Reaches a button or link and presses it. */
  async use(control: Locator, way: { within?: number } = {}): Promise<void> {
    await this.reach(control, way);
    await this.press('Enter');
  }

  /** Reaches a field and types over what it holds. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.press('ControlOrMeta+a');
    await this.type(text);
    expect(await field.inputValue()).toBe(text);
  }

  /** Reaches a tick box and changes it. */
  async tick(box: Locator): Promise<void> {
    await this.reach(box);
    const before = await box.isChecked();
    await this.press('Space');
    expect(await box.isChecked()).toBe(!before);
  }

  /** Reaches a choice and goes to the option that holds the words. */
  async choose(choice: Locator, words: string): Promise<void> {
    await this.reach(choice);
    // What was recorded elsewhere a moment ago comes into the choice with the next event.
    await choice.locator('option', { hasText: words }).first().waitFor({ state: 'attached' });
    const { at, to } = await choice.evaluate((element, wanted) => {
      if (!(element instanceof HTMLSelectElement)) throw new Error('This is no choice.');
      // The arrows pass over what cannot be chosen.
      const options = [...element.options].filter((option) => !option.disabled);
      return { at: options.findIndex((option) => option.selected), to: options.findIndex((option) => option.text.includes(wanted)) };
    }, words);
    expect(to, `no option holds "${words}"`).toBeGreaterThanOrEqual(0);
    await this.press(to > at ? 'ArrowDown' : 'ArrowUp', Math.abs(to - at));
    expect(await choice.locator('option:checked').textContent()).toContain(words);
  }

  /** Opens a choice that stands as a button until then, goes to the option that holds the words, and takes it. */
  async chooseInPlace(scope: Page | Locator, label: string | RegExp, words: string): Promise<void> {
    await this.use(scope.getByRole('button', { name: label }));
    const choice = scope.getByRole('combobox', { name: label });
    await this.choose(choice, words);
    await this.press('Enter');
    await choice.waitFor({ state: 'detached' });
  }

  /** Reaches a field for a day and types it the way it is written here, day first. */
  async day(field: Locator, day: string): Promise<void> {
    await this.reach(field);
    await this.press('ControlOrMeta+a');
    await this.type(`${Number(day.slice(8))}/${day.slice(5, 7)}/${day.slice(0, 4)}`);
    expect(await field.getAttribute('data-date')).toBe(day);
  }
}

/** Whether the focus has passed a control already. */
function isBehindFocus(control: Node): boolean {
  return document.activeElement !== document.body && document.activeElement?.compareDocumentPosition(control) === Node.DOCUMENT_POSITION_PRECEDING;
}
