import type { Session, WebContents } from 'electron';
import { isDisplay, mayDownload, mayNavigate, mayRequest } from './window.ts';

/** Shuts what no window needs: the network, every permission, every device, and any download the page did not make itself. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }));
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault();
  });
}

/** Keeps a window on our own page, without windows or web views of its own; of what a page asks to open, only the shared display is handed on. */
export function guardContents(contents: WebContents, openDisplay: (url: string) => void): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!mayNavigate(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isDisplay(url)) openDisplay(url);
    return { action: 'deny' };
  });
}
