import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a second instance hands to the first. */
export type HandedOver = { readonly argv: readonly string[]; readonly workingDirectory: string; readonly data: unknown };

/** The file that says which process has the lock of a profile. */
const lockFile = 'stand-in-instance';
const mailbox = 'stand-in-instances';

/**
 * Takes the lock of a profile folder for this process, as Chromium does, and hears of every later instance; or hands over to the process that has it, and answers
 * false. A process that is gone has no lock.
 */
export function takeInstanceLock(profile: string, mine: HandedOver, onSecond: (handed: HandedOver) => void): boolean {
  mkdirSync(join(profile, mailbox), { recursive: true });
  const holder = holderOf(profile);
  if (holder !== null && holder !== process.pid) {
    // Renamed into place it would be one event; whoever reads it too early reads it again.
    writeFileSync(join(profile, mailbox, `${process.pid}.json`), JSON.stringify(mine));
    return false;
  }
  writeFileSync(join(profile, lockFile), JSON.stringify({ pid: process.pid, began: beganAt(process.pid) }));
  process.once('exit', () => giveUpInstanceLock(profile));
  watch(join(profile, mailbox), { persistent: false }, () => {
    for (const name of readdirSync(join(profile, mailbox))) {
      const handed = read(join(profile, mailbox, name));
      if (handed === null) continue;
      rmSync(join(profile, mailbox, name));
      onSecond(handed);
    }
  });
  return true;
}

/** Lets another process take it. */
export function giveUpInstanceLock(profile: string): void {
  if (holderOf(profile) === process.pid) rmSync(join(profile, lockFile), { force: true });
}

/** The process that has the lock of a profile; null where none has. */
export function holderOf(profile: string): number | null {
  try {
    const { pid, began } = JSON.parse(readFileSync(join(profile, lockFile), 'utf8'));
    return beganAt(pid) === began ? pid : null;
  } catch {
    return null;
  }
}

/** When a process began, as the kernel counts it, since its number may be another's by now; throws where it is gone. */
function beganAt(pid: number): string {
  process.kill(pid, 0);
  const stat = `/proc/${pid}/stat`;
  // The name in brackets may hold blanks; the beginning is the twentieth word behind it.
  return existsSync(stat) ? (readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '') : '';
}

function read(path: string): HandedOver | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
