import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPathwayFiles } from '../../electron/core/pathways/pathwayFiles.ts';
import { pathwayParts } from '../../shared/pathway/pathway.ts';
import { resources } from '../fakes/pathway.ts';
import { chair as by, details } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

type Texts = Record<string, string>;

const shipped: Texts = Object.fromEntries(Object.keys(pathwayParts).map((name) => [name, readFileSync(join(resources, 'pathway', 'lsesn-spinal-v2', name), 'utf8')]));

/** An invented third version: skull base surgery stays at RNOH, children up to eighteen leave, and K4 is worded otherwise. */
const third: Texts = {
  ...shipped,
  'document.json': shipped['document.json']!.replace('lsesn-spinal-v2', 'lsesn-spinal-v3').replace('"version": 2', '"version": 3').replace('2026-03', '2028-11'),
  'rules.json': shipped['rules.json']!.replace('"craniocervicalSurgerySite": "NHNN"', '"craniocervicalSurgerySite": "RNOH"').replace('"childUnderAge": 16', '"childUnderAge": 18'),
  'clauses.json': shipped['clauses.json']!.replace('surgery should be at NHNN.', 'surgery should be at RNOH, with a neurosurgeon of NHNN (invented).'),
};

const filesOf = (texts: Texts) => Object.entries(texts).map(([name, text]) => ({ name, text }));

let world: World;
let skullBase: string;
let seventeen: string;
let ordinary: string;

beforeEach(async () => {
  world = await createWorld();
  const register = async (of: ReturnType<typeof details>): Promise<string> => {
    const { summary, version } = await world.take('case.register', { by, details: of, duplicateBecause: 'a second tumour' });
    await world.take('case.record', { by, caseId: summary.id, expectedVersion: version, event: { type: 'triaged', to: 'pathway', reason: '' } });
    return summary.id;
  };
  skullBase = await register(details({ skullBase: 'yes', levels: ['C1'] }));
  seventeen = await register(details({}, { patient: { ...details().patient, dateOfBirth: '2009-03-14' } }));
  ordinary = await register(details());
});

describe('installing another version of the pathway', () => {
  it('shows first which open cases would hear something else, from what to what and by which clause, and writes nothing', async () => {
    const impact = await world.take('pathway.preview', { files: filesOf(third) });
    expect(impact.openCases).toBe(3);
    expect(impact.cases.map(({ caseId }) => caseId).sort()).toEqual([skullBase, seventeen].sort());
    expect(impact.cases.find(({ caseId }) => caseId === skullBase)?.changes).toContainEqual({ topic: 'surgerySite', from: 'NHNN', to: 'RNOH', clauses: ['K4'] });
    expect(impact.cases.find(({ caseId }) => caseId === seventeen)?.changes).toContainEqual({ topic: 'scope', from: 'pathway', to: 'childrensPathway', clauses: ['C2', 'D2'] });
    expect(impact.clauses.map(({ id }) => id)).toEqual(['K4']);
    expect(await world.take('pathway.versions', {})).toHaveLength(1);
  });

  it('takes the undecided cases under it, each with a line of its history', async () => {
    const { basis } = await world.take('pathway.preview', { files: filesOf(third) });
    expect(await world.take('pathway.install', { by, files: filesOf(third), basis })).toEqual({ adopted: 3 });
    const view = await world.take('case.read', { caseId: skullBase });
    expect(view.rules.pathwayVersion).toBe('lsesn-spinal-v3');
    expect(view.rules.proposals.find(({ topic }) => topic === 'surgerySite')?.site).toBe('RNOH');
    expect(view.history.at(-1)).toMatchObject({ type: 'pathwayAdopted', text: expect.stringContaining('lsesn-spinal-v3') });
    expect((await world.take('workspace.read', {})).pathway).toMatchObject({ reviewOverdue: false, document: { version: 3 } });
    expect((await world.take('pathway.versions', {})).map(({ document, current, installed }) => [document.version, current, installed?.by ?? null])).toEqual([
      [3, true, 'Test Chair'],
      [2, false, null],
    ]);
  });

  it('leaves a decided case under the version it was decided under', async () => {
    const meeting = await world.take('meeting.plan', { by, details: { date: '2026-11-26', startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    const listed = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'caseListed', entry: { caseId: skullBase, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: listed.version, event: { type: 'started' } });
    let view = await world.take('case.read', { caseId: skullBase });
    const event = async (command: Parameters<typeof world.take<'case.record'>>[1]['event']) => (view = await world.take('case.record', { by, caseId: skullBase, expectedVersion: view.version, event: command }));
    await event({ type: 'discussionStarted', meetingId: meeting.id });
    await event({ type: 'noActiveTreatment', meetingId: meeting.id, code: '01', reason: 'Declined' });
    const { basis, openCases } = await world.take('pathway.preview', { files: filesOf(third) });
    expect(openCases).toBe(2);
    await world.take('pathway.install', { by, files: filesOf(third), basis });
    expect((await world.take('case.read', { caseId: skullBase })).rules.pathwayVersion).toBe('lsesn-spinal-v2');
  });

  it('replays every case under its versions when the program starts again without the new one, or says which is missing', async () => {
    const { basis } = await world.take('pathway.preview', { files: filesOf(third) });
    await world.take('pathway.install', { by, files: filesOf(third), basis });
    const withoutThird = await createWorld(world.events);
    expect(await withoutThird.refused('case.read', { caseId: skullBase })).toMatchObject({ message: expect.stringContaining('lsesn-spinal-v3') });
  });

  it('refuses to install on an impact that is no longer true', async () => {
    const { basis } = await world.take('pathway.preview', { files: filesOf(third) });
    const { version } = await world.take('case.read', { caseId: ordinary });
    await world.take('case.record', { by, caseId: ordinary, expectedVersion: version, event: { type: 'resultsReady' } });
    expect((await world.refused('pathway.install', { by, files: filesOf(third), basis })).code).toBe('conflict');
  });

  it('never replaces a version that is installed, nor goes back to an older one', async () => {
    expect((await world.refused('pathway.preview', { files: filesOf(shipped) })).message).toContain('installed already');
    const older = { ...third, 'document.json': third['document.json']!.replace('lsesn-spinal-v3', 'lsesn-spinal-v1').replace('"version": 3', '"version": 1') };
    expect((await world.refused('pathway.preview', { files: filesOf(older) })).message).toContain('not newer');
  });
});

describe('a malformed version is refused with the file, the line and the reason', () => {
  const refusal = (changes: Partial<Texts>): string => {
    const texts = { ...third, ...changes } as Texts;
    const read = readPathwayFiles(new Map(Object.entries(texts).filter(([, text]) => text !== '')));
    return read.ok ? 'taken' : read.refusal.message;
  };

  it('takes the version as it is', () => {
    expect(refusal({})).toBe('taken');
  });

  it.each([
    ['a comma too many', { 'rules.json': shipped['rules.json']!.replace('"diagnosisSite": "RNOH",', '"diagnosisSite": "RNOH",,') }, /rules\.json, line 4: it is not JSON/],
    ['an age in words', { 'rules.json': third['rules.json']!.replace('"youngAdultUntilAge": 24', '"youngAdultUntilAge": "24"') }, /rules\.json, line 3: youngAdultUntilAge/],
    ['a modal verb nobody knows', { 'clauses.json': third['clauses.json']!.replace('"verb": "willOnly"', '"verb": "ought"') }, /clauses\.json, line \d+: \d+\.verb/],
    ['a field that is left out', { 'document.json': third['document.json']!.replace(/ *"approvedOn": .*\n/, '') }, /document\.json, line 1: approvedOn/],
    ['a field nobody knows', { 'rules.json': third['rules.json']!.replace('"childUnderAge": 18,', '"childUnderAge": 18, "colour": "blue",') }, /rules\.json, line 1: its whole: .*colour/],
    ['a site no file lists', { 'rules.json': third['rules.json']!.replace('"radiotherapySite": "UCLH"', '"radiotherapySite": "NOWHERE"') }, /rules\.json names the site "NOWHERE"/],
    ['a clause the rules rest on left out', { 'clauses.json': third['clauses.json']!.replace('"id": "K7"', '"id": "K8"') }, /lacks the clause K7/],
    ['a clause listed twice', { 'clauses.json': third['clauses.json']!.replace('"id": "I1"', '"id": "D2"') }, /lists a clause id twice/],
    ['a file left out', { 'sites.json': '' }, /lacks its file sites\.json/],
    ['an id that does not fit its version', { 'document.json': third['document.json']!.replace('"version": 3', '"version": 4') }, /calls itself "lsesn-spinal-v3" and version 4/],
  ] as const)('%s', (_what, changes, message) => {
    expect(refusal(changes)).toMatch(message);
  });
});
