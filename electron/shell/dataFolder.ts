import { join, resolve } from 'node:path';

/** What says where data is kept. */
export type Where = {
  /** The folder named on the command line. */
  readonly named: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

/** The folder a person or the deploying side named, absolute: on the command line, else as MDT_DESK_DATA; null where neither did. */
export function namedDataFolder({ named, env }: Pick<Where, 'named' | 'env'>): string | null {
  const folder = named ?? env.MDT_DESK_DATA ?? '';
  return folder === '' ? null : resolve(folder);
}

/** MDT Desk's own folder in the person's profile: the same for the desktop and the browser shell, so that both open the same record. */
export function profileFolder({ env, platform, home }: Pick<Where, 'env' | 'platform' | 'home'>): string {
  const profiles = {
    win32: env.APPDATA ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
    other: env.XDG_CONFIG_HOME ?? join(home, '.config'),
  };
  return join(platform === 'win32' || platform === 'darwin' ? profiles[platform] : profiles.other, 'mdt-desk');
}

/** Where data is kept: the named folder, else "data" in MDT Desk's own folder. */
export function dataFolder(where: Where): string {
  return namedDataFolder(where) ?? join(profileFolder(where), 'data');
}
