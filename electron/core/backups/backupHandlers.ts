import type { backupCalls } from '../../../shared/api/backupViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { Backups } from './backups.ts';

/** What the calls of the backups do; `nameOf` names a case by its id. Where a data folder has no backups (tests in memory) every call is refused. */
export function backupHandlers(backups: Backups | null, nameOf: (caseId: string) => string | null): Pick<Handlers, keyof typeof backupCalls> {
  const withBackups = async <T>(work: (backups: Backups) => Promise<Result<T>>): Promise<Result<T>> => (backups === null ? refuse('notNow', 'There are no backups of this data folder.') : work(backups));
  /** Answers what was done, with the backups as they stand after it. */
  const shown = async <T extends object>(done: Result<T>, each: Backups) => {
    if (!done.ok) return done;
    const view = await each.view();
    return view.ok ? ok({ ...done.value, view: view.value }) : view;
  };
  return {
    'backup.read': () => withBackups((each) => each.view()),
    'backup.save': (input) => withBackups((each) => each.save(input)),
    'backup.make': ({ run }) => withBackups(async (each) => shown(await each.make('asked', run), each)),
    'backup.cancel': ({ run }) => withBackups(async (each) => each.cancel(run)),
    'backup.prove': ({ name, run }) => withBackups(async (each) => shown(await each.prove(name, run), each)),
    'backup.preview': ({ name }) => withBackups((each) => each.preview(name, nameOf)),
  };
}
