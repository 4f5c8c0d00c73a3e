import type { App } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';

/**
 * Puts everything Electron and Chromium keep of their own into MDT Desk's own folder. Must come before anything else of Electron is used: what is placed later has
 * left a cache in the roaming part of a Windows profile. What a window keeps lies apart, in "session", which can be deleted; on Windows, and on Linux with a secret
 * portal, a part of the keychain's secret goes with it. Refuses where the folders cannot be made.
 */
export function placeProfile(app: Pick<App, 'setPath'>, profile: string): Result<null> {
  const session = join(profile, 'session');
  try {
    // Electron takes only folders that are there.
    mkdirSync(join(session, 'crashes'), { recursive: true, mode: 0o700 });
    mkdirSync(join(session, 'logs'), { recursive: true, mode: 0o700 });
    app.setPath('userData', profile);
    app.setPath('sessionData', session);
    app.setPath('crashDumps', join(session, 'crashes'));
    app.setPath('logs', join(session, 'logs'));
    return ok(null);
  } catch {
    return refuse('notSaved', `MDT Desk could not make its own folder, ${profile}. Nothing was opened. Ask your IT department: you need to be able to write there, or MDT_DESK_PROFILE has to name another folder.`);
  }
}
