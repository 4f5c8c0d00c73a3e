import { expect, it } from 'vitest';
import { browserCommand } from '../../electron/loopback/browser.ts';

it('opens a browser by what the system has for it, and none where there is no screen', () => {
  expect(browserCommand('darwin', {})?.command).toBe('open');
  expect(browserCommand('win32', {})?.command).toBe('cmd');
  expect(browserCommand('linux', { DISPLAY: ':0' })?.command).toBe('xdg-open');
  expect(browserCommand('linux', {})).toBeNull();
});
