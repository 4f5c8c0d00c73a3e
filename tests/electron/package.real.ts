import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packDesktop, type Packed, wrongFuses } from '../fakes/packed.ts';
import { type BareProgram, selfCheckOf, spawnBare } from './bareElectron.ts';
import { electronDistribution } from './here.ts';

describe('the package', () => {
  let folder: string;
  let packed: Packed;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-packed-'));
    packed = await packDesktop({ dist: electronDistribution(), output: join(folder, 'out') });
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (switches: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<BareProgram> => spawnBare(packed.program, [...switches, '--self-check'], { data: join(folder, 'data'), env });

  it('has its fuses set, read back from the program', async () => {
    expect(await wrongFuses(packed.fused)).toEqual([]);
  });
  it('passes its own check', async () => {
    const { code, found } = await selfCheckOf(await start([]));
    expect(found).toMatchObject({ ok: true, versions: { electron: expect.any(String) } });
    expect(code).toBe(0);
  });
  it.runIf(process.platform === 'linux')('has no desktop entry that starts it without its sandbox', () => {
    expect(packed.entry?.text).toContain('Exec=');
    expect(packed.entry?.text).not.toContain('sandbox');
  });
  it.each(['--no-sandbox', '--remote-debugging-port=0'])('refuses to start with %s', async (argument) => {
    const { code, found } = await selfCheckOf(await start([argument]));
    expect(found).toBeNull();
    expect(code).not.toBe(0);
  });
  it('takes no notice of the variables that would turn it into Node', async () => {
    const { code, found } = await selfCheckOf(await start([], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--this-is-no-option' }));
    expect([found?.ok, code]).toEqual([true, 0]);
  });
  it('opens no debugger', async () => {
    const program = await start(['--inspect=0']);
    await program.exited;
    expect(program.printed()).not.toContain('Debugger listening');
  });
});
