import type { Menu as ElectronMenu, MenuItemConstructorOptions, PopupOptions } from 'electron';
import { focusedFrame } from './frame.ts';
import type { Named } from './events.ts';
import { answerTest } from './questions.ts';
import type { ChromiumWindow } from './window.ts';

type Items = readonly MenuItemConstructorOptions[];

/** A menu; not drawn, but a test may choose from it. */
class StandInMenu {
  readonly items: Items;
  constructor(items: Items) {
    this.items = items;
  }
  popup(_options: PopupOptions): void {
    popped = this.items;
  }
}
let popped: Items | null = null;
let application: Items = [];

export const Menu = {
  buildFromTemplate: (items: MenuItemConstructorOptions[]) => new StandInMenu(items),
  setApplicationMenu: ({ items }: StandInMenu): void => {
    application = items;
  },
} satisfies Named<typeof ElectronMenu, 'buildFromTemplate' | 'setApplicationMenu'>;

/** What a role does to the window that has the keyboard. */
const roles: Readonly<Record<string, (window: ChromiumWindow) => void>> = {
  zoomIn: ({ webContents }) => webContents.setZoomLevel(webContents.getZoomLevel() + 0.5),
  zoomOut: ({ webContents }) => webContents.setZoomLevel(webContents.getZoomLevel() - 0.5),
  resetZoom: ({ webContents }) => webContents.setZoomLevel(0),
  togglefullscreen: (window) => window.setFullScreen(!window.isFullScreen()),
};

answerTest('popup', () => {
  const items = popped;
  popped = null;
  return items;
});
answerTest('choose', (name) => {
  const chosen = everyItem(application).find(({ role, label }) => role === name || label === name);
  const window = focusedFrame() as ChromiumWindow | null; // every frame is one
  if (chosen === undefined || window === null) throw new Error(`There is no "${name}" in the menu, or no window has the keyboard.`);
  if (chosen.role !== undefined) roles[chosen.role]?.(window);
  else Reflect.apply(chosen.click ?? (() => {}), undefined, []);
  return null;
});

function everyItem(items: Items): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? everyItem(item.submenu) : [])]);
}
