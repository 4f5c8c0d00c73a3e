import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * A file without content that says: the desk was locked, so the next opening asks a person. Without it whoever finds a locked desk
 * would only have to start the program again, since the keychain opens for everybody who sits at the computer.
 */
const fileName = 'ask-passphrase';

/** Leaves the mark. Where nothing can be written the desk is locked all the same. */
export async function leaveAskMark(folder: string): Promise<void> {
  await writeFile(join(folder, fileName), '', { mode: 0o600 }).catch(() => undefined);
}

/** Takes the mark away: a person has shown who they are. */
export async function takeAskMark(folder: string): Promise<void> {
  await rm(join(folder, fileName), { force: true }).catch(() => undefined);
}

export function mustAsk(folder: string): Promise<boolean> {
  return access(join(folder, fileName)).then(
    () => true,
    () => false,
  );
}
