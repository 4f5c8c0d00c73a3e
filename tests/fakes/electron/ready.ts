let ready = false;

/** Called once as the application becomes ready: some of Electron's calls must come before, most of them after. */
export function becomeReady(): void {
  ready = true;
}

export function isReady(): boolean {
  return ready;
}
