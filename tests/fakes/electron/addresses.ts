import { privilegesOf } from './session.ts';

/**
 * Chromium itself does not know the scheme app:, so the stand-in shows app://mdt/ under a name that no network has: over https where the
 * scheme was registered as secure, else over http, so that the page is no secure context.
 */
const shown = /^(blob:)?https?:\/\/mdt\.invalid\//;
const meant = 'app://mdt/';

/** The address Chromium is given for one of the application. */
export function toChromium(url: string): string {
  const { standard, secure } = privilegesOf('app');
  if (url.startsWith(meant) && standard !== true) throw new Error('The stand-in shows no scheme that is not registered as a standard one.');
  return url.replace(meant, secure === true ? 'https://mdt.invalid/' : 'http://mdt.invalid/');
}

/** The address the application means by one Chromium shows; every other address stays what it is. */
export function toElectron(url: string): string {
  return url.replace(shown, `$1${meant}`);
}
