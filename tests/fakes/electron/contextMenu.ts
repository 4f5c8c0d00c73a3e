import type { ContextMenuParams } from 'electron';

/** What Chromium knows of a right click, as far as the stand-in tells it. */
export type RightClick = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags' | 'menuSourceType' | 'x' | 'y'>;

/** Runs inside Chromium, in the preload's world: tells of each right click, and of the keyboard's menu key, that the page itself makes no use of. */
export function watchClicks(tell: (click: RightClick) => void): void {
  const textual = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password']);
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    const { target } = event;
    const field = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && textual.has(target.type)) ? target : null;
    const isEditable = field !== null && !field.readOnly && !field.disabled;
    const selectionText = field === null ? String(getSelection()) : field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    const some = selectionText !== '';
    const editFlags = { canUndo: isEditable, canRedo: false, canCut: isEditable && some, canCopy: some, canPaste: isEditable, canDelete: isEditable && some, canSelectAll: true, canEditRichly: false };
    tell({ isEditable, selectionText, editFlags, menuSourceType: event.button === 2 ? 'mouse' : 'keyboard', x: event.clientX, y: event.clientY });
  });
}
