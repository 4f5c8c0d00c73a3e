import { type ReactNode, useSyncExternalStore } from 'react';

/** How to get this window onto the projector, while it does not fill a screen: a browser cannot put it there, nor can the desktop program where the system places windows itself (Wayland). */
export function ProjectorHint(): ReactNode {
  // Within a few pixels: at 125 % the two are rounded apart.
  const fillsScreen = useSyncExternalStore(onResize, () => screen.height - window.outerHeight < 8);
  return fillsScreen ? null : <p className="wall-hint">Not on the projector? Drag this window there and press F11.</p>;
}

/** Returns an unsubscribe function. */
function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
