import { setTimeout as wait } from 'node:timers/promises';
import type { AccessLog } from '../access/accessLog.ts';
import type { StreamDays } from '../access/streamDays.ts';
import type { Damage, Log } from '../ports.ts';
import type { DataFolder } from '../storage/dataFolder.ts';
import { streamName } from '../storage/streamNames.ts';
import { verifyAtOpen } from '../verify/verifyAtOpen.ts';
import type { ReadModel } from './readModel.ts';

/** What is looked at once the first screens are up. */
export type AfterOpeningOptions = {
  readonly data: DataFolder;
  readonly readModel: ReadModel;
  readonly access: AccessLog;
  readonly days: StreamDays;
  /** Brings the lists up to date with streams that have changed, where that has not been done before the first screens. */
  readonly catchUp: (() => Promise<void>) | null;
  /** What was named before this opening: set aside by earlier ones. */
  readonly namedBefore: readonly Damage[];
  /** Tells the screens that something is on the list of what is wrong. */
  readonly changed: () => void;
  readonly log: Log;
};

/** How long the first screens get before the streams are compared with the read model, and again before every byte is read. */
const compareAfterMilliseconds = 500;
const verifyAfterMilliseconds = 1_000;
/** While the folder is out of reach nothing can be compared. */
const tryAgainAfterMilliseconds = 2_000;
/** Reading takes some 3 ms between two of these, so that it has a sixth of the machine and a decision waits for none of it. */
const restMilliseconds = 15;

/** Compares the streams with the lists, then reads every record, seal and month of the access log in the background. Returns a function that stops it. */
export function lookAfterOpening({ data, readModel, access, days, catchUp, namedBefore, changed, log }: AfterOpeningOptions): () => Promise<void> {
  const stopped = new AbortController();
  const rest = (milliseconds: number): Promise<void> => wait(milliseconds, undefined, { signal: stopped.signal, ref: false });
  const keyOf = ({ what, id, reason }: Damage): string => `${what} ${id} ${reason}`;
  const before = new Set(namedBefore.map(keyOf));
  const look = async (): Promise<void> => {
    await rest(compareAfterMilliseconds);
    while (!(await succeeds(catchUp))) await rest(tryAgainAfterMilliseconds);
    await rest(verifyAfterMilliseconds);
    const known = new Map([...readModel.cases().map(({ id, version }) => [streamName({ kind: 'case', id }), version] as const), ...readModel.meetings().map(({ id, version }) => [streamName({ kind: 'meeting', id }), version] as const)]);
    await verifyAtOpen({
      data,
      known: (stream) => known.get(streamName(stream)),
      refresh: (stream) => readModel.refresh(stream),
      seen: (stream, events) => days.seen(stream, events),
      pause: () => rest(restMilliseconds),
    });
    const found = data.damage().filter((damage) => !before.has(keyOf(damage)));
    for (const { what, id, reason } of found) access.note({ kind: 'noticed', of: `${what} ${id}`, what: reason.slice(0, 500) });
    if (found.length > 0) changed();
  };
  const looking = look().catch((error: unknown) => {
    if (!stopped.signal.aborted) log('The look through the data folder after opening failed', error);
  });
  return async () => {
    stopped.abort();
    await looking;
  };
}

async function succeeds(step: (() => Promise<void>) | null): Promise<boolean> {
  if (step === null) return true;
  return step().then(
    () => true,
    () => false,
  );
}
