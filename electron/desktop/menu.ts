import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Editing, zoom and windows. Electron's own menu has links that leave the machine, and a reload in the middle of a decision. */
export function applicationMenu({ lock }: { readonly lock: () => void }): Menu {
  const onMac = process.platform === 'darwin';
  const help: MenuItemConstructorOptions = { label: 'Help', submenu: [{ role: 'about', label: 'About MDT Desk' }] };
  return Menu.buildFromTemplate([
    ...(onMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        // The page takes the key itself; the menu only shows it.
        { label: 'Lock', accelerator: 'F9', registerAccelerator: false, click: lock },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        // The same without Shift, and on the number pad.
        { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
        { role: 'zoomIn', accelerator: 'CommandOrControl+numadd', visible: false },
        { role: 'zoomOut' },
        { role: 'zoomOut', accelerator: 'CommandOrControl+numsub', visible: false },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    ...(onMac ? [] : [help]),
  ]);
}
