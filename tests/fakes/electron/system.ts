import type { Dialog, MenuItemConstructorOptions, Screen } from 'electron';
import { complain } from '../../../electron/shell/print.ts';
import type { Named } from './events.ts';

/** One screen, as on a laptop without a projector. */
export const screen = { getAllDisplays: () => [{ id: 1, bounds: { x: 0, y: 0 } }], getDisplayMatching: () => ({ id: 1 }) } satisfies Named<Screen, 'getAllDisplays' | 'getDisplayMatching'>;

/** Menus are not drawn. */
export const Menu = { buildFromTemplate: (template: MenuItemConstructorOptions[]) => template, setApplicationMenu: (): void => {} };

/** What Electron would show in a box goes to the error stream. */
export const dialog = { showErrorBox: (title: string, text: string): void => complain(`${title}: ${text}`) } satisfies Named<Dialog, 'showErrorBox'>;
