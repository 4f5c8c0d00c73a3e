import { describe } from 'vitest';
import { sixtyCaseShell } from '../desktop/runningDesktop.ts';
import { laptop } from '../screens/browserDesk.ts';
import { takeSixtyCases } from '../screens/steps/sixtyCases.ts';
import { startRealDesktop } from './realDesktop.ts';

describe('a meeting of sixty cases, wholly by keys, with the plug pulled in its middle', () => {
  takeSixtyCases({ start: sixtyCaseShell(startRealDesktop), size: laptop });
});
