import { describe } from 'vitest';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { takeSixtyCases } from '../screens/steps/sixtyCases.ts';
import { sixtyCaseShell } from './runningDesktop.ts';

describe('a meeting of sixty cases, wholly by keys, on the projector, in the built desktop shell under the stand-in for Electron', () => {
  takeSixtyCases({ start: sixtyCaseShell(startBuiltDesktop), size: { width: 1920, height: 1080 } });
});
