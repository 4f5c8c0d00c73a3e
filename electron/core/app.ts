import type { PushEvent } from '../../shared/api/contract.ts';
import type { AccessFact } from '../../shared/domain/accessEntry.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import type { Pathway } from '../../shared/pathway/pathway.ts';
import { guidanceFor } from '../../shared/pathway/guidance.ts';
import { answerRules } from '../../shared/pathway/rules.ts';
import { startSchedule } from './backups/backupSchedule.ts';
import { openBackups } from './backups/openBackups.ts';
import type { OpenCopy } from './backups/proveBackup.ts';
import { setImmediate } from 'node:timers/promises';
import { noteCalls } from './access/noteCalls.ts';
import { createDispatch, type Dispatch, type Handlers } from './dispatch.ts';
import { createHandlers } from './handlers.ts';
import { Listeners } from './listeners.ts';
import { loadPathways, type Pathways } from './pathways/loadPathways.ts';
import type { Clock, Ids, Log } from './ports.ts';
import type { DataKey } from './vault/cipher.ts';
import type { Disk } from './storage/disk.ts';
import { openDataFolder } from './storage/dataFolder.ts';
import { shippedLockAfterMinutes } from './workspace/settings.ts';
import { verifyDataFolder } from './verify/verifyDataFolder.ts';
import { openWorkspace } from './workspace/workspace.ts';

/** How a data folder was opened: by which way, and when wrong passphrases were tried before (ISO times). */
export type OpenedBy = { readonly way: 'passphrase' | 'keychain' | 'recovery' | 'given'; readonly failed: readonly string[] };

/** What the application needs from the shell that starts it. */
export type AppOptions = {
  /** Absolute path of the data folder; null for calls that need none, such as rules.answer. */
  readonly folder: string | null;
  /** Opens and seals the data folder; null only where there is none. */
  readonly key: DataKey | null;
  /** How the key was come by; "given" by the caller where it is not said. */
  readonly opened?: OpenedBy;
  /** Absolute path of the folder "resources". */
  readonly resources: string;
  readonly shell: 'desktop' | 'loopback' | 'cli';
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Where the record is written; the machine's own file system where nothing else is given. */
  readonly disk?: Disk;
};

/** The whole application on plain Node, the same in every shell. */
export type App = {
  readonly dispatch: Dispatch;
  /** Calls back with each push event. Returns an unsubscribe function. */
  subscribe(listener: (event: PushEvent) => void): () => void;
  /** After how many minutes without anybody at the keyboard it wants to be locked. */
  lockAfterMinutes(): number;
  /** Notes in the access log what was done to the lock or the folder from outside, for whoever is at the keyboard where nobody else is named. Answers when it is on the disk, or could not be written and that is said. */
  note(fact: AccessFact, by?: Actor | null): Promise<void>;
  /** Lets the calls under way finish, writes what is waiting, makes a last backup where something has changed (unless told not to), and gives up the writer lock. Called again without a last backup, it gives up the one under way. */
  close(how?: { readonly lastBackup: boolean }): Promise<void>;
};

/**
 * Starts the application: reads the pathway, claims the data folder, brings the read model up to date. Refuses where the
 * pathway is not sound or the folder cannot be opened; the shell shows the sentence and ends.
 */
export async function createApp(options: AppOptions): Promise<Result<App>> {
  const { folder, key, resources, log } = options;
  const pathways = await loadPathways(resources);
  if (!pathways.ok) return pathways;
  const listeners = new Listeners<[PushEvent]>('push events', log);
  const announce = (event: PushEvent): void => listeners.announce(event);
  const subscribe: App['subscribe'] = (listener) => listeners.add(listener);
  if (folder === null || key === null) {
    return { ok: true, value: { dispatch: createDispatch(withoutFolder(pathways.value.current), log), subscribe, lockAfterMinutes: () => shippedLockAfterMinutes, note: async () => undefined, close: async () => undefined } };
  }
  const data = await openDataFolder({ ...options, folder, key, onLost: () => announce({ name: 'changed', data: { kind: 'workspace', id: '' } }) });
  if (!data.ok) return data;
  const backups = await openBackups({ ...options, folder, key, data: data.value, announce, openCopy: (copy) => openCopy(copy, { ...options, key, pathways: pathways.value }) });
  // A command line opens and closes the folder for one call: there a backup is made when it is asked for, and before something is taken in.
  const endSchedule = options.shell === 'cli' ? null : startSchedule(backups, options.clock);
  let lastBackup = true;
  const workspace = await openWorkspace({
    ...options,
    opened: options.opened ?? { way: 'given', failed: [] },
    folder,
    data: data.value,
    pathways: pathways.value,
    announce,
    beforeClose: async () => await endSchedule?.(lastBackup),
    verify: (digest, progress) =>
      verifyDataFolder({
        folder,
        key,
        digest,
        pause: async (done, total) => {
          progress(done, total);
          await setImmediate();
        },
      }),
  });
  if (!workspace.ok) {
    await endSchedule?.(false);
    await data.value.close(false);
    return workspace;
  }
  const dispatch = createDispatch(createHandlers(workspace.value, backups), log, noteCalls(workspace.value.access));
  const underWay = new Set<Promise<unknown>>();
  const finish = async (): Promise<void> => {
    // A step that takes several writes must not be cut in two, nor its case be missing from the lists that are written now.
    await Promise.all(underWay);
    await workspace.value.close();
  };
  let closing: Promise<void> | null = null;
  return {
    ok: true,
    value: {
      dispatch: (name, input) => {
        const answer = dispatch(name, input);
        underWay.add(answer);
        void answer.then(() => underWay.delete(answer));
        return answer;
      },
      subscribe,
      lockAfterMinutes: () => workspace.value.lockAfterMinutes(),
      note: async (fact, by) => {
        workspace.value.access.note(fact, by);
        await workspace.value.access.flush();
      },
      close: async (how) => {
        lastBackup &&= how?.lastBackup ?? true;
        // A backup or a proof under way is nothing to wait for; only the last backup itself is.
        if (closing === null || !lastBackup) backups.giveUp();
        closing ??= finish();
        await closing;
      },
    },
  };
}

/** Opens a copy of a data folder as the program does, but for reading only. */
async function openCopy(folder: string, options: Omit<AppOptions, 'key'> & { readonly key: DataKey; readonly pathways: Pathways }): ReturnType<OpenCopy> {
  const data = await openDataFolder({ ...options, folder, onlyToLook: 'This is a backup.' });
  if (!data.ok) return data;
  const workspace = await openWorkspace({
    ...options,
    opened: { way: 'given', failed: [] },
    folder,
    data: data.value,
    announce: () => undefined,
    verify: (digest) => verifyDataFolder({ folder, key: options.key, digest }),
  });
  // What was set aside before the backup was made lies in it as it lay then.
  const damaged = data.value.damage().find(({ setAside }) => setAside === null);
  const counted = workspace.ok ? ok({ cases: workspace.value.readModel.cases().length, meetings: workspace.value.readModel.meetings().length }) : workspace;
  await (workspace.ok ? workspace.value.close() : data.value.close(false));
  return damaged === undefined ? counted : refuse('damaged', `${damaged.what}/${damaged.id}: ${damaged.reason}`);
}

/** Only the rules and the referrers' guidance answer without a data folder; every other call is refused in words. */
function withoutFolder(pathway: Pathway): Handlers {
  const pure: Pick<Handlers, 'rules.answer' | 'guidance.answer'> = {
    'rules.answer': async ({ facts }) => ({ ok: true, value: answerRules(pathway, facts) }),
    'guidance.answer': async (told) => ({ ok: true, value: guidanceFor(pathway, told) }),
  };
  return new Proxy(pure, {
    get: (target, name) => (name === 'rules.answer' || name === 'guidance.answer' ? target[name] : async () => refuse('notFound', 'This call needs a data folder: name one.')),
    // The proxy answers every name of the contract, which its target's type cannot say.
  }) as Handlers;
}
