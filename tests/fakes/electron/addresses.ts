/** Chromium itself does not know the scheme app:, so the stand-in shows app://mdt/ under a name that no network has. */
const shown = 'https://mdt.invalid/';
const meant = 'app://mdt/';

/** The address Chromium is given for one of the application. */
export function toChromium(url: string): string {
  return url.replace(meant, shown);
}

/** The address the application means by one Chromium shows; every other address stays what it is. */
export function toElectron(url: string): string {
  return url.replace(/^(blob:)?https:\/\/mdt\.invalid\//, `$1${meant}`);
}
