import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build, type Configuration, DIR_TARGET, Platform } from 'electron-builder';
import { programFolder } from '../../electron/shell/surroundings.ts';

/** MDT Desk as electron-builder packed it, before an installer is made of it. */
export type Packed = {
  readonly folder: string;
  /** The program a person starts. */
  readonly program: string;
  /** What @electron/fuses reads: the program, on a Mac its bundle. */
  readonly fused: string;
  /** The desktop entry that goes into the AppImage; null on other systems. */
  readonly entry: { readonly fileName: string; readonly text: string } | null;
};

/** Packs MDT Desk by the configuration of package.json (npm run build first) over an unpacked distribution of Electron, into a folder of its own. Stops before it makes an installer. */
export async function packDesktop({ dist, output, platform = Platform.current(), config = {} }: { readonly dist: string; readonly output: string; readonly platform?: Platform; readonly config?: Configuration }): Promise<Packed> {
  let folder = '';
  let entry: Packed['entry'] = null;
  await build({
    projectDir: programFolder,
    targets: platform.createTarget(platform === Platform.LINUX ? 'AppImage' : DIR_TARGET),
    publish: 'never',
    config: {
      ...config,
      electronDist: dist,
      directories: { output },
      afterPack: async ({ appOutDir }) => {
        folder = appOutDir;
      },
    },
    // Called with the computed desktop entry; true ends the making of the AppImage there.
    effectiveOptionComputed: async ({ desktop, desktopFileName }: { readonly desktop: string; readonly desktopFileName: string }) => {
      entry = { fileName: desktopFileName, text: desktop };
      return true;
    },
  });
  if (platform === Platform.MAC) {
    const fused = join(folder, 'MDT Desk.app');
    return { folder, program: join(fused, 'Contents/MacOS/MDT Desk'), fused, entry };
  }
  const program = join(folder, platform === Platform.WINDOWS ? 'MDT Desk.exe' : 'mdt-desk');
  return { folder, program, fused: program, entry };
}

/** How each fuse of the packaged program must be set (docs/security.md says why). */
const fuses = {
  on: [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar],
  off: [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseV1Options.GrantFileProtocolExtraPrivileges],
} as const;

/** The fuses that are set otherwise in a program, by name; what is read back from its own bytes. */
export async function wrongFuses(fused: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(fused);
  const wrong = (those: readonly FuseV1Options[], state: FuseState): string[] => those.filter((fuse) => wire[fuse] !== state).map((fuse) => FuseV1Options[fuse]);
  return [...wrong(fuses.on, FuseState.ENABLE), ...wrong(fuses.off, FuseState.DISABLE)];
}

/**
 * What @electron/fuses looks for in Electron's program, as it ships: its mark, version 1, eight fuses, and how each is set.
 */
export const shippedFuses = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 8]), Buffer.from('10110001')]);

/** An unpacked distribution of Electron for Linux as far as packing touches it, where the real one cannot be had. */
export async function makeDistribution(folder: string): Promise<string> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), shippedFuses, Buffer.alloc(64)]));
  await chmod(join(folder, 'electron'), 0o755);
  return folder;
}
