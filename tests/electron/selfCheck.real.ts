import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../desktop/runningDesktop.ts';
import { selfCheckOf, spawnElectron } from './bareElectron.ts';

describe('the self-check', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  beforeAll(async () => {
    own = await ownFolder();
  });
  afterAll(() => own?.remove());

  it('passes in Electron’s own Node and Chromium', async () => {
    const { code, found } = await selfCheckOf(await spawnElectron(join(own.folder, 'data'), { args: ['--self-check'] }));
    expect(Object.entries(found?.parts ?? {}).filter(([, part]) => part.required && !part.ok)).toEqual([]);
    expect(found).toMatchObject({ ok: true, versions: { electron: expect.stringMatching(/^\d+\./) } });
    expect(code).toBe(0);
  });
});
