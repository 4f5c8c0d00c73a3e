import { type BrowserWindow, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';

/** As much of a right click as the menu depends on. */
type Clicked = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>;

/** The menu of a right click: editing in a field, copying of selected text, and nothing anywhere else. */
function editingMenu({ isEditable, selectionText, editFlags }: Clicked): MenuItemConstructorOptions[] {
  if (isEditable) {
    return [
      { role: 'undo', enabled: editFlags.canUndo },
      { type: 'separator' },
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
}

/** Shows that menu at a right click in the window, and at the keyboard's menu key, then beside the caret. Electron itself shows none. */
export function offerEditingMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, params) => {
    const items = editingMenu(params);
    if (items.length === 0) return;
    const caret = params.menuSourceType === 'keyboard' ? { x: Math.round(params.x), y: Math.round(params.y) } : {};
    Menu.buildFromTemplate(items).popup({ window, sourceType: params.menuSourceType, ...caret });
  });
}
