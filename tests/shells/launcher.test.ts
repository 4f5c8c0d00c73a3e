import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { closeMessage, shownMessage } from '../../electron/shell/launcher.ts';
import { root } from '../architecture/imports.ts';

let child: ChildProcess;
afterEach(() => void child.kill('SIGKILL'));

/** A program that uses the launcher's functions, started as npm start does it, with the channel, or by a person. */
function startProgram(source: string, channel = true): { readonly child: ChildProcess; readonly printed: Promise<string> } {
  const launcher = JSON.stringify(join(root, 'electron/shell/launcher.ts'));
  child = spawn(process.execPath, ['--input-type=module', '--eval', `const { closeOnRequest, reportWindowShown } = await import(${launcher}); ${source}`], { stdio: ['ignore', 'pipe', 'inherit', ...(channel ? (['ipc'] as const) : [])] });
  if (child.stdout === null) throw new Error('It has no output.');
  return { child, printed: text(child.stdout) };
}

const closing = `let times = 0; closeOnRequest(() => { times += 1; setTimeout(() => { console.log('closed', times); process.exit(); }, 300); }); setInterval(() => {}, 1000);`;

describe('a shell that npm start started', () => {
  it('tells it that a window is there', async () => {
    const { child } = startProgram('reportWindowShown(); process.disconnect();');
    const [message] = await once(child, 'message');
    expect(message).toBe(shownMessage);
  });
  it('closes once at the message it gets on Windows, however often it comes', async () => {
    const { child, printed } = startProgram(`${closing} reportWindowShown();`);
    await once(child, 'message');
    for (const message of ['something else', closeMessage, closeMessage]) child.send(message);
    expect(await printed).toBe('closed 1\n');
  });
  it.skipIf(process.platform === 'win32')('closes once at signals, however often and of whatever kind they come', async () => {
    const { child, printed } = startProgram(`${closing} reportWindowShown();`);
    await once(child, 'message');
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGINT', 'SIGTERM'] as const) child.kill(signal);
    expect(await printed).toBe('closed 1\n');
  });
});

describe('a shell that a person started', () => {
  it('needs no npm start to tell anything', async () => {
    const { child, printed } = startProgram(`reportWindowShown(); console.log('shown');`, false);
    expect(await printed).toBe('shown\n');
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0);
  });
  it('goes on where npm start has ended meanwhile', async () => {
    const { child, printed } = startProgram(`process.once('disconnect', () => { reportWindowShown(); console.log('still here'); process.exit(); }); process.send('ready');`);
    await once(child, 'message');
    child.disconnect();
    expect(await printed).toBe('still here\n');
  });
});
