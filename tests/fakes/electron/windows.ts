import type { ChromiumWindow } from './window.ts';

/** Every window that is open. */
export const windows = new Set<ChromiumWindow>();
