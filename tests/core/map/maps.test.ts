import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/api/views.ts';
import { chair, details } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

const by = chair;
let world: World;
let view: CaseView;

beforeEach(async () => {
  world = await createWorld();
  const strange = details({}, { patient: { ...details().patient, familyName: 'TESTPATIENT-<&"ONE' } });
  view = await world.take('case.register', { by, details: strange });
  view = await world.take('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: { type: 'triaged', to: 'pathway', reason: '' } });
});

const svg = async (caseId: string | null, named = false): Promise<{ text: string; fileName: string }> => {
  const { fileName, mediaType, base64 } = await world.take('export.map', { caseId, named });
  expect(mediaType).toBe('image/svg+xml');
  return { fileName, text: Buffer.from(base64, 'base64').toString('utf8') };
};

describe('the map as the screens get it', () => {
  it('shows the machine alone without any mark of a case, and lists every state and where it leads', async () => {
    const map = await world.take('pathway.map', { caseId: null });
    expect(map.states.every(({ position, mark }) => position === null && mark === '')).toBe(true);
    expect(map.edges.every(({ now, taken }) => now === null && !taken)).toBe(true);
    expect(map.list.map(({ lines }) => lines.length)).toEqual([map.states.length]);
    expect(map.list[0]?.lines.find(({ text }) => text === 'Follow-up')?.details.map(({ text }) => text)).toContain('Follow up: to “Closed”');
  });

  it('lays a case on it: where it was, where it is, what is open, what is blocked and by what', async () => {
    const map = await world.take('pathway.map', { caseId: view.summary.id });
    const at = (id: string) => map.states.find((state) => state.id === id);
    expect(at('referral.triage')).toMatchObject({ position: 'visited', mark: '✓ 26 Nov 2026' });
    expect(at('diagnosis.workup')).toMatchObject({ position: 'here', mark: '● since 26 Nov 2026' });
    expect(at('closed')).toMatchObject({ position: 'ahead', mark: '' });
    expect(map.edges.find(({ id }) => id === 'referral.triage>diagnosis')).toMatchObject({ taken: true, now: null });
    expect(map.edges.find(({ id }) => id === 'diagnosis.workup>diagnosis.pathologyReview')).toMatchObject({ now: 'open' });
    expect(map.list.map(({ heading }) => heading)).toEqual(['The way so far', 'Where it is', 'Open now', 'Blocked, and by what']);
    expect(map.list[0]?.lines.map(({ text, on }) => [text, on])).toEqual([
      ['Register: Triage of the referral', '2026-11-26'],
      ['Triage: Diagnostic work-up', '2026-11-26'],
    ]);
  });

  it('says in words what blocks a step, with its clauses, on the drawing and in the list', async () => {
    const child = await world.take('case.register', { by, details: details({}, { patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002', dateOfBirth: '2015-03-14' } }) });
    const map = await world.take('pathway.map', { caseId: child.summary.id });
    const line = map.edges.find(({ id }) => id === 'referral.triage>diagnosis');
    expect(line).toMatchObject({ now: 'blocked', blocks: [{ clauses: expect.arrayContaining(['C2']) }] });
    expect(map.list.at(-1)?.lines).toMatchObject([{ text: 'Triage: to “Diagnosis”', details: line?.blocks }]);
  });

  it('refuses a case that is not there as reading it does', async () => {
    expect((await world.refused('pathway.map', { caseId: 'b5a0a1a2-0000-4000-8000-000000000000' })).code).toBe('notFound');
    expect((await world.refused('export.map', { caseId: 'b5a0a1a2-0000-4000-8000-000000000000' })).code).toBe('notFound');
  });
});

describe('the map as a file', () => {
  it('names the document, its version, its overdue review, the day, and that it is a reconstruction', async () => {
    const { text, fileName } = await svg(null);
    expect(fileName).toBe('pathway-map-2026-11-26.svg');
    for (const words of ['Pathway version 2', 'Review due 03/2026: OVERDUE', 'Drawn on 26 Nov 2026', 'A reconstruction.']) expect(text).toContain(words);
  });

  it('names no patient, in the picture or the file name, unless asked to', async () => {
    const { text, fileName } = await svg(view.summary.id);
    const { patient } = view.details;
    for (const secret of ['TESTPATIENT', patient.givenName, patient.hospitalNumber, patient.nhsNumber ?? '']) expect(`${fileName}${text}`).not.toContain(secret);
    expect((await svg(view.summary.id, true)).text).toContain('TESTPATIENT-&lt;&amp;&quot;ONE, Ada (TT100001)');
  });

  it('has a title and a description that says the list, and holds nothing that would run or be fetched', async () => {
    const { text } = await svg(view.summary.id);
    expect(text).toMatch(/<svg [^>]*role="img" aria-labelledby="title description"/);
    expect(text).toContain('<title id="title">Map of the pathway with the way of one case</title>');
    expect(text).toMatch(/<desc id="description">The way so far\. 26 Nov 2026: Register: Triage of the referral\./);
    expect(text.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/<script|<style|href|url\(|https?:/);
  });

  it('tells the way, the open and the blocked also by stroke and sign, not by colour alone', async () => {
    const { text } = await svg(view.summary.id);
    for (const sign of ['● since 26 Nov 2026', '✓ 26 Nov 2026', '>▶<', '>✓<']) expect(text).toContain(sign);
    const child = await world.take('case.register', { by, details: details({}, { patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002', dateOfBirth: '2015-03-14' } }) });
    const blocked = (await svg(child.summary.id)).text;
    expect(blocked).toContain('>✕<');
    expect(blocked).toContain('stroke-dasharray="8 5"');
    expect(text).not.toContain('stroke-dasharray="8 5"');
  });

  it('is the same bytes for the same case on the same day', async () => {
    expect(await svg(view.summary.id)).toEqual(await svg(view.summary.id));
  });
});
