import { describe } from 'vitest';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { type RunningShell, takeSixtyCases } from '../screens/steps/sixtyCases.ts';

async function start(data: string): Promise<RunningShell> {
  const desktop = await startBuiltDesktop({ data });
  return {
    page: desktop.page,
    take: wireCallsOf(desktop.page),
    kill: desktop.kill,
    close: async () => void (await desktop.close()),
  };
}

describe('a meeting of sixty cases, wholly by keys, on the projector, in the built desktop shell under the stand-in for Electron', () => takeSixtyCases({ start, size: { width: 1920, height: 1080 } }));
