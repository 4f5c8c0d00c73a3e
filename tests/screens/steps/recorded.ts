import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { contract, type Call, type OutputOf } from '../../../shared/api/contract.ts';
import { runCommand } from '../../fakes/commandLine.ts';
import type { Desk } from '../desk.ts';
import { sealShown } from './exported.ts';

/** What the command line answers, read-only beside the program that holds the folder. */
async function ask<C extends Call>({ folder }: Desk, name: C, input: object): Promise<OutputOf<C>> {
  const { code, out, complaint } = await runCommand([name, JSON.stringify(input), '--data', folder]);
  expect(code, complaint).toBe(0);
  // The schema of the very call was asked for.
  return contract[name].output.parse(JSON.parse(out).value) as OutputOf<C>;
}

/** Everything the screens acknowledged, as the record has it. */
export async function checkRecord(desk: Desk): Promise<void> {
  const [, meetingId] = /#\/meetings\/([^/]+)/.exec(desk.page.url()) ?? [];
  const [meeting, cases, workspace] = await Promise.all([ask(desk, 'meeting.read', { meetingId }), ask(desk, 'cases.list', {}), ask(desk, 'workspace.read', {})]);
  expect(workspace).toMatchObject({ mode: 'readOnly', damage: [] });
  expect(meeting.state).toBe('closed');
  expect(meeting.seal?.digest).toBe(await sealShown(desk));
  expect(meeting.agenda.map(({ outcome }) => outcome.status)).toEqual(['agreed', 'agreed', 'agreed', 'agreed', 'agreed', 'deferred']);
  expect(cases).toHaveLength(9);
  const named = (name: string): string => cases.find((each) => each.name.startsWith(name))?.id ?? '';
  const [first, fourth] = await Promise.all(['TESTPATIENT-ONE', 'TESTPATIENT-FOUR'].map((name) => ask(desk, 'case.read', { caseId: named(name) })));
  expect(first?.summary.state).toBe('agreed.ready');
  const accepted = first?.history.find(({ type }) => type === 'arrangementAccepted');
  const confirmed = first?.history.find(({ type }) => type === 'hostConfirmed');
  expect([accepted?.by, confirmed?.by]).toEqual([expect.stringContaining('David Choi'), expect.stringContaining('Test Host')]);
  expect(fourth).toMatchObject({ summary: { retrospective: true }, urgentTreatment: { consultation: { consulted: [{ name: 'Test Oncologist' }] } }, plan: { notes: { conditions: [{ kind: 'pathologyReview' }] } } });
  await checkFiles(desk, named('TESTPATIENT-ONE'), first?.version ?? 0);
}

/** One file a case and a meeting, one line an event. */
async function checkFiles({ folder }: Desk, caseId: string, version: number): Promise<void> {
  const streams = join(folder, 'streams');
  expect([(await readdir(join(streams, 'case'))).length, (await readdir(join(streams, 'meeting'))).length]).toEqual([9, 1]);
  const text = await readFile(join(streams, 'case', `${caseId}.events`), 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(version);
}
