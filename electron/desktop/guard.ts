import type { Session, WebContents } from 'electron';
import { isDisplay, mayDownload, mayNavigate, mayRequest, mayUse } from './window.ts';

/** Shuts what no window needs: the network, every permission but one, every device, and any download the page did not make itself. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }));
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl: url, isMainFrame }) => answer(mayUse(permission, { url, isMainFrame })));
  session.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl: url = '', isMainFrame }) => mayUse(permission, { url, isMainFrame }));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault();
  });
}

/** Keeps a window on our own page, without windows or web views of its own; of what a page asks to open, only the shared display is handed on. */
export function guardContents(contents: WebContents, openDisplay: (url: string) => void): void {
  // A page's own connections from peer to peer pass neither the session's requests nor the page's policy.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
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
