import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultLines } from '../../electron/shell/faultLines.ts';
import { kindsOfBug } from '../fakes/bug.ts';
import { carryOut } from '../fakes/commandLine.ts';
import { tempFolders } from '../core/storage/tempFolder.ts';

const mark = 'TESTPATIENT-QUILL';
const makeFolder = tempFolders();

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('a fault in the log', () => {
  it.each([
    ['a parser that quotes what it was given', thrown(() => JSON.parse(`{"name": ${mark}}`)), 'SyntaxError'],
    ['a schema that tells of what it was given', thrown(() => z.strictObject({ a: z.enum(['x']) }).parse({ a: mark, [mark]: 1 })), 'Error'],
    ['an error with words of ours', new TypeError(`Cannot read ${mark}`), 'TypeError'],
    ['an error with more in it', Object.assign(new Error('fault'), { patient: mark, code: mark.toLowerCase() }), 'Error'],
    ['an error that was caused by another', new Error('fault', { cause: new RangeError(mark, { cause: mark }) }), 'because of: RangeError'],
    ['several errors at once', new AggregateError([new Error(mark)], mark), 'AggregateError'],
    ['an error with a name of its own', Object.assign(new Error('fault'), { name: mark }), 'Error'],
    ['words that look like the lines of a stack', new Error(`fault\n    at ${mark} (file:///a.ts:1:2)`), 'Error'],
    ['a text', mark, 'Something was thrown that is no error (string).'],
    ['an object', { patient: mark }, 'Something was thrown that is no error (object).'],
    ['the system’s, which names the file', Object.assign(new Error(`ENOENT: no such file, open '/home/${mark}.csv'`), { code: 'ENOENT', path: mark }), 'Error ENOENT'],
  ])('says what kind it is and where in the program, and nothing of a patient: %s', (_name, error, kind) => {
    const lines = faultLines('The call case.read failed.', error);
    expect(lines).toContain('The call case.read failed.');
    expect(lines).toContain(kind);
    expect(lines.toUpperCase()).not.toContain('QUILL');
    if (error instanceof Error) expect(lines).toMatch(/\n {4}at .*faultLines\.test\.ts:\d+:\d+/);
  });
});

describe('the command line', () => {
  it.each([
    ['JSON that is not well-formed', ['case.register', `{"familyName": ${mark}}`]],
    ['JSON without quotes around it, in several words', ['case.register', '{familyName:', mark, '}']],
    ['a patient in the place of the call', [mark, '{}']],
    ['JSON in the place of the call', [`{"familyName":"${mark}"}`]],
    ['an option nobody knows', ['cases.list', `--${mark}`]],
    ['an option with a value nobody asked for', ['cases.list', `--dry-run=${mark}`]],
    ['a file that is not there, named after a patient', ['import.preview', '{}', '--file', `/nowhere/${mark}.csv`]],
    ['a passphrase file that is not there, named after a patient', ['cases.list', '--passphrase-file', `/nowhere/${mark}`]],
  ])('that was typed wrongly says so without saying it again: %s', async (_name, args) => {
    const ended = await carryOut([...args, '--data', await makeFolder()]);
    expect(ended.code).not.toBe(0);
    expect(ended.complaint + ended.out).not.toBe('');
    expect(ended.complaint + ended.out).not.toContain(mark);
  });

  it.each(kindsOfBug)('that has a fault nobody caught ends with a line that holds nothing of a patient (%s)', async (kind) => {
    const main = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
    const bug = new URL('../fakes/bug.ts', import.meta.url).href;
    // It waits for its standard input meanwhile.
    const child = spawn(process.execPath, ['--import', bug, main, 'cases.list', '-', '--data', await makeFolder()], { env: { ...process.env, MDT_TEST_BUG: kind, MDT_TEST_MARK: mark } });
    const [out, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    expect([code, out]).toEqual([1, '']);
    expect(complaint).toMatch(/^MDT Desk has a fault and ends\./m);
    expect(complaint.toUpperCase()).not.toContain('QUILL');
  });
});
