import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { londonDay, plainDay } from '../../../shared/domain/dates.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import { hasCode } from './disk.ts';
import { underGuard } from './lockGuard.ts';
import { isGone } from './streamNames.ts';
import { isAbandoned, isStale, type LockHolder, readLock, type Shell } from './lockFile.ts';

/** The answer to a claim: the place of the one writer, or who has it. */
export type WriterClaim =
  | {
      readonly mode: 'writer';
      /** Whether the place is still ours; looks at the lock again after a silence in which another may have taken it (sleep). */
      stillHeld(): boolean;
      /** Gives the place up. Removes the lock only if it is our own. */
      release(): Promise<void>;
    }
  | {
      readonly mode: 'readOnly';
      /** Null where nobody holds the place but this process may not take it, or the lock cannot be read. */
      readonly holder: LockHolder | null;
      /** A sentence for the reader of the screen. */
      readonly reason: string;
    };

/** What a claim needs from outside; all have a use as they are. */
export type ClaimOptions = {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Log;
  /** Time between two signs of life, in milliseconds. */
  readonly heartbeatEvery?: number;
  /** Called once when another turns out to have taken the place, or the lock to be gone (null); from then on nothing may be written. */
  readonly onLost?: (holder: LockHolder | null) => void;
};

const patience = 2_000;
const lockName = 'writer.lock';

/** Claims the place of the one writer in a data folder, for as long as this process lives or until it is released. */
export async function claimWriter(folder: string, who: { readonly shell: Shell }, options: ClaimOptions = {}): Promise<WriterClaim> {
  const { clock = () => new Date(), ids = randomUUID } = options;
  const path = join(folder, lockName);
  const giveUp = performance.now() + patience;
  try {
    for (;;) {
      const now = clock().toISOString();
      const mine = { shell: who.shell, pid: process.pid, host: hostname(), startedAt: now, heartbeat: now, token: ids() };
      const descriptor = create(path, mine);
      if (descriptor !== null) return hold(folder, descriptor, mine, { ...options, clock });

      const seen = readLock(path);
      if (typeof seen === 'object' && !isStale(seen, clock())) return { mode: 'readOnly', holder: seen, reason: describeHolder(seen) };
      if (performance.now() > giveUp) {
        return { mode: 'readOnly', holder: null, reason: 'Another program holds the data folder, and its lock cannot be read.' };
      }
      // Only under the guard is a lock ever removed, so two that start at once cannot remove each other's fresh lock.
      const cleared = seen !== 'missing' && (await underGuard(path, () => removeIfDead(path, clock())));
      if (!cleared && seen !== 'missing') await wait(20);
    }
  } catch (error) {
    options.log?.('The writer lock could not be claimed', error);
    return { mode: 'readOnly', holder: null, reason: 'The data folder does not allow writing.' };
  }
}

function create(path: string, mine: LockHolder): number | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return null;
    throw error;
  }
  try {
    writeSync(descriptor, JSON.stringify(mine), 0);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    rmSync(path, { force: true });
    throw error;
  }
}

function removeIfDead(path: string, now: Date): boolean {
  const seen = readLock(path);
  const dead = typeof seen === 'object' ? isStale(seen, now) : seen === 'unreadable' && isAbandoned(path);
  if (dead) rmSync(path, { force: true });
  return dead;
}

function hold(folder: string, descriptor: number, mine: LockHolder, options: ClaimOptions & { readonly clock: Clock }): WriterClaim {
  const path = join(folder, lockName);
  const { clock, heartbeatEvery = 5_000, onLost, log } = options;
  let held = true;
  let lastSeen = Date.parse(mine.heartbeat);

  function end(): void {
    held = false;
    clearInterval(timer);
    closeSync(descriptor);
  }

  /** Answers whether the lock is ours; where it, or the folder, cannot be reached, not for now. */
  function look(): boolean {
    let seen: ReturnType<typeof readLock>;
    try {
      seen = readLock(path);
    } catch (error) {
      log?.('The writer lock could not be read', error);
      return false;
    }
    // Nobody has taken the place: the whole folder is gone, as on a network, and may come back with our lock in it.
    if (seen === 'missing' && isGone(folder)) return false;
    const ours = typeof seen === 'object' && seen.token === mine.token;
    if (!ours) {
      end();
      log?.('The writer lock was lost: this process no longer writes');
      onLost?.(typeof seen === 'object' ? seen : null);
    }
    return ours;
  }

  function beat(): void {
    if (!held || !look()) return;
    const now = clock();
    try {
      // Into the file we made, not by its name: should another lock lie there by now, it is not touched. The length never changes.
      writeSync(descriptor, JSON.stringify({ ...mine, heartbeat: now.toISOString() }), 0);
      lastSeen = now.getTime();
    } catch (error) {
      log?.('The sign of life could not be written', error);
    }
  }

  const timer = setInterval(beat, heartbeatEvery);
  timer.unref();
  return {
    mode: 'writer',
    stillHeld() {
      if (!held) return false;
      const silence = clock().getTime() - lastSeen;
      // The wall clock, and both ways: it alone goes on while the machine sleeps, and it can be set back.
      return Math.abs(silence) <= 2 * heartbeatEvery || look();
    },
    async release() {
      if (!held) return;
      end();
      try {
        await underGuard(path, () => {
          const seen = readLock(path);
          if (typeof seen === 'object' && seen.token === mine.token) rmSync(path, { force: true });
          return true;
        });
      } catch (error) {
        // Out of reach: the lock stays behind, and is known to be stale once this process has ended.
        log?.('The writer lock could not be removed', error);
      }
    },
  };
}

const londonTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

/** A sentence that says who holds a data folder, since when on the London clock. */
export function describeHolder(holder: LockHolder): string {
  const by = { desktop: 'MDT Desk', loopback: 'MDT Desk in a browser', cli: 'the command line' }[holder.shell];
  const since = `${plainDay(londonDay(holder.startedAt))}, ${londonTime.format(new Date(holder.startedAt))}`;
  return `The data folder is in use by ${by} on ${holder.host} since ${since} (process ${holder.pid}).`;
}
