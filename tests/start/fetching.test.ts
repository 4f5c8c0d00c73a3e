import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { electronBinary } from '../../electron/start/electronHere.ts';
import { answerWith, type Answer, cutAfterBytes, type Mirror, send, sendWhole, stallAfterBytes, startMirror, trickle } from './mirror.ts';
import { executable, makeProgram, type Program, terminals, version } from './program.ts';

const onTerminal = `on a terminal${terminals ? '' : ' (skipped: this system has no script of util-linux)'}`;

let program: Program;
let mirror: Mirror;
afterEach(async () => {
  await mirror.close();
  await program.remove();
});

/** A folder without Electron's program, and a server to fetch it from. */
async function prepare(...answers: readonly Answer[]): Promise<void> {
  program = await makeProgram();
  mirror = await startMirror(program.zip, ...answers);
}

/** Starts it with that server as the mirror, and answers its exit code and what it printed, once it has ended. */
async function startOnce(options: Parameters<Program['start']>[0] = {}): Promise<{ readonly code: number | null; readonly printed: string }> {
  const started = program.start({ ...options, env: { ELECTRON_MIRROR: mirror.address, ...options.env } });
  return { code: await started.exited, printed: started.printed() };
}

/** Starts it and ends it with a Ctrl+C of its own after the 100,000 bytes that arrive; the same answer. */
async function breakOff(): Promise<{ readonly code: number | null; readonly printed: string }> {
  const started = program.start({ env: { ELECTRON_MIRROR: mirror.address } });
  await arrived(100_000);
  started.child.kill('SIGINT');
  return { code: await started.exited, printed: started.printed() };
}

async function arrived(size: number): Promise<void> {
  await vi.waitFor(async () => expect(await program.partialSize()).toBe(size), { timeout: 60_000 });
}

/** Whether Electron's own installer takes it for installed; it could fetch nothing here. */
function installerIsContent(): boolean {
  const { status } = spawnSync(process.execPath, [join(program.folder, 'node_modules/electron/install.js')], { env: { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:1/', electron_config_cache: join(program.cache, 'none') } });
  return status === 0;
}

describe.skipIf(process.platform === 'win32')(`the first npm start${process.platform === 'win32' ? ' (skipped: the stand-ins are scripts, which Windows does not start)' : ''}`, () => {
  it('says what it fetches, from where and how far it is, unpacks it and opens the window; the next one fetches nothing', async () => {
    await prepare(send);
    const { code, printed } = await startOnce({ args: ['--data', 'here'] });
    expect(printed).toContain(`Fetching Electron ${version} from ${new URL(mirror.address).host} (about 120 MB, this once).\n`);
    expect(printed).toMatch(/\d+ of 1 MB \(100 %\)\n/);
    expect(printed).toContain(`THE WINDOW ${program.folder} --data here`);
    expect(printed).not.toContain('BROWSER');
    expect(code).toBe(0);
    expect(installerIsContent()).toBe(true);
    expect((await startOnce()).printed).toMatch(/^THE WINDOW/);
    expect(mirror.ranges).toHaveLength(1);
  });

  it('gives it the time it needs, as long as something arrives now and then', async () => {
    await prepare(trickle(30, 200));
    const { printed } = await startOnce({ stallAfter: 5000 });
    expect(printed).toContain('THE WINDOW');
  });

  it('ends a download that has stalled, keeps what arrived, and opens the browser; the next one goes on from there', async () => {
    await prepare(stallAfterBytes(100_000), send);
    const { code, printed } = await startOnce({ stallAfter: 5000 });
    expect(printed).toContain(`Electron cannot start: it could not be fetched, because nothing arrived from ${new URL(mirror.address).host} for 5 seconds. Start again: what has arrived is kept. MDT Desk opens in your browser instead.`);
    expect(printed).toContain('THE BROWSER SHELL');
    expect(code).toBe(0);
    expect(await program.partialSize()).toBe(100_000);
    expect((await startOnce()).printed).toContain('THE WINDOW');
    expect(mirror.ranges).toEqual(['', 'bytes=100000-']);
    expect(await program.partialSize()).toBeNull();
  });

  it('connects again where a connection is cut off, as often as each brings something', async () => {
    await prepare(cutAfterBytes(50_000, arrived), cutAfterBytes(50_000, arrived), cutAfterBytes(50_000, arrived), send);
    expect((await startOnce()).printed).toContain('THE WINDOW');
    expect(mirror.ranges).toEqual(['', 'bytes=50000-', 'bytes=100000-', 'bytes=150000-']);
  });

  it('gives up where connections bring nothing any more', async () => {
    await prepare(cutAfterBytes(50_000, arrived), cutAfterBytes(0, arrived));
    const { printed } = await startOnce();
    expect(printed).toMatch(/because the connection to [\d.:]+ was cut off\. Start again: what has arrived is kept\./);
    expect(await program.partialSize()).toBe(50_000);
  });

  it('starts anew with a server that only sends whole files', async () => {
    await prepare(cutAfterBytes(50_000, arrived), sendWhole);
    expect((await startOnce()).printed).toContain('THE WINDOW');
    expect(mirror.ranges).toEqual(['', 'bytes=50000-']);
  });

  it('goes on to unpacking where everything had arrived already', async () => {
    await prepare(stallAfterBytes(100_000), (_request, response, file) => void response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end());
    await breakOff();
    await keepInstead(program.zip);
    expect((await startOnce()).printed).toContain('THE WINDOW');
  });

  it('fetches it anew where what was kept turns out to be wrong, or longer than the file', async () => {
    await prepare(stallAfterBytes(100_000), send, send);
    await breakOff();
    await keepInstead(Buffer.alloc(100_000, 'x'));
    expect((await startOnce()).printed).toContain('THE WINDOW');
    expect(mirror.ranges).toEqual(['', 'bytes=100000-', '']);
  });

  it('unpacks nothing whose checksum is not the one Electron’s package holds', async () => {
    await prepare(send);
    await writeFile(join(program.folder, 'node_modules/electron/checksums.json'), (await readFile(join(program.folder, 'node_modules/electron/checksums.json'), 'utf8')).replace(/"[0-9a-f]{64}"/, `"${'0'.repeat(64)}"`));
    const { printed } = await startOnce();
    expect(printed).toContain('because what arrived is not the file Electron published (its checksum is wrong), and was thrown away.');
    expect(printed).toContain('THE BROWSER SHELL');
    expect(existsSync(join(program.folder, 'node_modules/electron/dist'))).toBe(false);
    expect(mirror.ranges).toHaveLength(1);
  });

  it.each([
    ['a server that does not have it', answerWith(404, 'no'), /because [\d.:]+ does not have it \(404\)\. Check ELECTRON_MIRROR/],
    ['a server with a fault', answerWith(503, 'no'), /because [\d.:]+ refused it \(503\)\. Try again later\./],
    ['a page to sign in', answerWith(200, '<h1>Sign in</h1>', 'text/html'), /because a web page arrived in its place: this network asks for a sign-in/],
  ])('names the cause and keeps what arrived earlier: %s', async (_what, answer, sentence) => {
    await prepare(stallAfterBytes(100_000), answer);
    await breakOff();
    const { code, printed } = await startOnce();
    expect(printed).toMatch(sentence);
    expect(printed).toContain('THE BROWSER SHELL');
    expect(code).toBe(0);
    expect(await program.partialSize()).toBe(100_000);
  });

  it('leaves nothing of what could not be unpacked, says why, and does not fetch it again', async () => {
    await prepare(send);
    const installer = join(program.folder, 'node_modules/electron/install.js');
    const real = await readFile(installer);
    // What the real one does where the disk is full.
    await writeFile(
      installer,
      `const fs = require('node:fs'); fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/version', '${version}'); console.error("Error: failed to write '/desk/resources.pak': No space left on device (os error 28)"); process.exit(1);`,
    );
    expect((await startOnce()).printed).toContain('because the disk is full. Free half a gigabyte, here and in ');
    expect(existsSync(join(program.folder, 'node_modules/electron/dist'))).toBe(false);
    await writeFile(installer, real);
    expect((await startOnce()).printed).toContain('THE WINDOW');
    expect(mirror.ranges).toHaveLength(1);
  });

  it('ends at Ctrl+C with exit code 130: no browser, nothing half unpacked, and what arrived is kept', async () => {
    await prepare(stallAfterBytes(100_000));
    const { code, printed } = await breakOff();
    expect(code).toBe(130);
    expect(printed).not.toContain('BROWSER');
    expect(await program.partialSize()).toBe(100_000);
    expect(await readdir(program.cache)).toEqual(['mdt-desk']);
    expect(electronBinary(program.folder)).toBeNull();
  });

  it.skipIf(!terminals)(`takes b and Enter for the browser, at once, and goes on with the download next time, ${onTerminal}`, async () => {
    await prepare(stallAfterBytes(100_000), send);
    const started = program.start({ terminal: true, env: { ELECTRON_MIRROR: mirror.address } });
    await started.prints('To use your browser instead, type b and press Enter.');
    await started.prints(/\r\u001B\[K0 of 1 MB \(\d+ %\)/);
    await arrived(100_000);
    started.type('x\n');
    started.type('b\n');
    expect(await started.exited).toBe(0);
    expect(started.printed()).toMatch(/MDT Desk opens in your browser\. The next npm start goes on fetching Electron\.\r\nTHE BROWSER SHELL/);
    expect((await startOnce()).printed).toContain('THE WINDOW');
    expect(mirror.ranges).toEqual(['', 'bytes=100000-']);
  });

  it.skipIf(!terminals)(`ends at Ctrl+C ${onTerminal}, which sends it to all there is`, async () => {
    await prepare(stallAfterBytes(100_000));
    const started = program.start({ terminal: true, env: { ELECTRON_MIRROR: mirror.address } });
    await arrived(100_000);
    started.type('\u0003');
    expect(await started.exited).toBe(130);
    expect(await program.partialSize()).toBe(100_000);
    expect(await readdir(program.cache)).toEqual(['mdt-desk']);
  });

  it('takes an Electron from ELECTRON_OVERRIDE_DIST_PATH, and fetches none, not even where that folder holds none', async () => {
    await prepare(send);
    const elsewhere = join(program.folder, 'elsewhere');
    expect((await startOnce({ env: { ELECTRON_OVERRIDE_DIST_PATH: elsewhere } })).printed).toContain(`Electron cannot start: there is none in ${elsewhere}.`);
    await program.script(`elsewhere/${executable}`, `console.log('ANOTHER ELECTRON');`);
    expect((await startOnce({ env: { ELECTRON_OVERRIDE_DIST_PATH: elsewhere } })).printed).toBe('ANOTHER ELECTRON\n');
    expect(mirror.ranges).toEqual([]);
  });
});

/** Puts something in the place of what had arrived. */
async function keepInstead(bytes: Uint8Array): Promise<void> {
  const [name = ''] = await readdir(join(program.cache, 'mdt-desk'));
  await writeFile(join(program.cache, 'mdt-desk', name), bytes);
}
