import type { ContextMenuParams } from 'electron';

/** The name under which the page tells of a right click. */
export const clickName = 'standInClicks';

/** What Chromium knows of a right click, as far as the stand-in tells it. */
export type RightClick = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags' | 'menuSourceType' | 'x' | 'y'>;

/** Tells of each right click, and of the keyboard's menu key, that the page itself makes no use of. */
export const clickScript = `(${watch.toString()})(${JSON.stringify(clickName)});`;

/** Runs inside Chromium. */
function watch(name: string): void {
  const page: Record<string, unknown> = globalThis as never; // the page's globals, by name
  const told = page[name] as (click: RightClick) => void; // put there by exposeBinding
  delete page[name];
  const textual = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password']);
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    const { target } = event;
    const field = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && textual.has(target.type)) ? target : null;
    const isEditable = field !== null && !field.readOnly && !field.disabled;
    const selectionText = field === null ? String(getSelection()) : field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    const some = selectionText !== '';
    const editFlags = { canUndo: isEditable, canRedo: false, canCut: isEditable && some, canCopy: some, canPaste: isEditable, canDelete: isEditable && some, canSelectAll: true, canEditRichly: false };
    told({ isEditable, selectionText, editFlags, menuSourceType: event.button === 2 ? 'mouse' : 'keyboard', x: event.clientX, y: event.clientY });
  });
}
