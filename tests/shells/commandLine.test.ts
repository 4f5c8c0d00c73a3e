import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../shared/api/contract.ts';
import { runCommand } from '../fakes/commandLine.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('lists every call with the fields of its input, and ends with 0', async () => {
    const { code, out } = await runCommand(['--help']);
    expect(code).toBe(0);
    for (const name of Object.keys(contract)) expect(out).toContain(`  ${name} `);
    expect(out).toMatch(/^ {2}export\.meeting +\{ meetingId, format \}$/m);
    expect(out).toMatch(/^ {2}cases\.list +\{\}$/m);
    expect((await runCommand([])).out).toBe(out);
  });
  it('looks through a data folder, says what it found in sentences, and ends with 0 or 1', async () => {
    const data = join(folder, 'looked-through');
    await runCommand(['actor.choose', JSON.stringify({ actor: { name: 'Chair Testperson', role: 'chair', trust: 'RNOH' } }), '--data', data]);
    const whole = await runCommand(['verify', '--data', data]);
    expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/^Looked through 0 records .*\nEverything is as it was left\./) });
    expect(await runCommand(['verify', '--data', data, '--digest', '0'.repeat(64)])).toMatchObject({ code: 1, out: expect.stringContaining('digest: No closed meeting') });
    await rm(join(data, 'documents', 'settings.sealed'));
    expect(await runCommand(['verify', '--data', data])).toMatchObject({ code: 1, out: expect.stringContaining('documents/settings: The document is missing') });
    expect(await runCommand(['verify'])).toMatchObject({ code: 2, complaint: expect.stringContaining('--data') });
    expect(await runCommand(['cases.list', '--digest', 'x', '--data', data])).toMatchObject({ code: 2 });
  });
  it('answers a question about the rules without a data folder, as JSON, and ends with 0', async () => {
    const { code, out, complaint } = await runCommand(['rules.answer', '{"facts":{}}']);
    expect([code, complaint]).toEqual([0, '']);
    expect(contract['rules.answer'].output.safeParse(JSON.parse(out).value).success).toBe(true);
  });
  it('reads the input from standard input where it is "-"', async () => {
    expect((await runCommand(['rules.answer', '-'], '{"facts":{}}')).code).toBe(0);
  });
  it('prints a refusal as JSON and ends with 1', async () => {
    const { code, out } = await runCommand(['rules.answer', '{"facts":{"tissue":"wood"}}']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, refusal: { code: 'invalidInput', field: 'facts.tissue' } });
  });
  it('takes an input that was left out for an empty object', async () => {
    const { code, out } = await runCommand(['rules.answer']);
    expect([code, JSON.parse(out).refusal.field]).toEqual([1, 'facts']);
  });
  it('fills fileName and base64 from a file', async () => {
    const list = join(folder, 'list.csv');
    await writeFile(list, 'name\n');
    const { code, out } = await runCommand(['import.preview', '{"meetingId":"not/an/id"}', '--file', list, '--data', join(folder, 'data')]);
    expect([code, JSON.parse(out).refusal.field]).toEqual([1, 'meetingId']);
  });
  it.each([
    ['an unknown call', ['cases.burn'], 'There is no call named "cases.burn"'],
    ['an inherited name', ['toString'], 'There is no call named so'],
    ['malformed JSON', ['rules.answer', '{"facts"'], 'not well-formed JSON'],
    ['JSON that is no object', ['rules.answer', '[]'], 'a JSON object'],
    ['an unknown flag', ['rules.answer', '--force'], 'an option that mdt does not know'],
    ['a word too many', ['rules.answer', '{"facts":', '{}}'], 'more than one word behind the call'],
    ['no data folder for a call that needs one', ['cases.list'], 'add --data FOLDER, or set MDT_DESK_DATA'],
    ['a file that is not there', ['rules.answer', '--file', 'no-such-file.csv'], 'The file could not be read'],
  ])('ends with 2 and a sentence for %s', async (_, args, sentence) => {
    const { code, out, complaint } = await runCommand(args);
    expect([code, out]).toEqual([2, '']);
    expect(complaint).toContain(sentence);
  });
});
