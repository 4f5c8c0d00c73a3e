import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Demonstration, loadDemonstration } from '../../../electron/core/demonstration/demonstration.ts';
import { loadPathway } from '../../../electron/core/pathways/loadPathways.ts';
import { CaseDetails } from '../../../shared/domain/case.ts';
import { type CaseEvent, type CaseEventOf, caseFacts } from '../../../shared/domain/caseEvent.ts';
import { factsOf } from '../../../shared/domain/caseRecord.ts';
import { Attendee, MeetingDetails, missingRoles, rolesPresent } from '../../../shared/domain/meeting.ts';
import { type CaseState, openCase, recordFact, recordOf, statePath } from '../../../shared/pathway/replay.ts';
import { answerRules, proposalFor } from '../../../shared/pathway/rules.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const loaded = await loadPathway(join(resources, 'pathway', 'lsesn-spinal-v2'));
if (!loaded.ok) throw new Error(loaded.refusal.message);
const pathway = loaded.value;

async function demonstration(today = '2026-11-24'): Promise<Demonstration> {
  const read = await loadDemonstration(resources, today);
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}

/** The cases as the real pathway machine takes them. */
async function states(today = '2026-11-24'): Promise<CaseState[]> {
  const stamp = { at: `${today}T09:00:00.000Z`, by: { name: 'Test Coordinator', role: 'coordinator', trust: '', practitionerId: null }, pathwayVersion: pathway.id } as const;
  return (await demonstration(today)).cases.map(({ details, steps }) => {
    const registered: CaseEventOf<'registered'> = { type: 'registered', details, source: { kind: 'demonstration', name: 'Demonstration' }, ...stamp };
    return steps.reduce((state, step) => {
      const event: CaseEvent = { ...step, ...stamp };
      const next = recordFact(state, event);
      if (!next.ok) throw new Error(`${details.patient.familyName}: ${next.refusal.message}`);
      return next.value;
    }, openCase(pathway, registered));
  });
}

const folder = await mkdtemp(join(tmpdir(), 'demonstration-'));
afterAll(() => rm(folder, { recursive: true }));

describe('the demonstration', () => {
  it.each([
    ['2026-11-24', '2026-11-26'],
    ['2026-11-25', '2026-12-03'],
    ['2026-11-26', '2026-12-03'],
    ['2026-11-27', '2026-12-03'],
    ['2028-02-28', '2028-03-02'],
  ])('loaded on %s meets on Thursday %s, before whose list has closed', async (today, date) => {
    expect((await demonstration(today)).meeting.date).toBe(date);
  });

  it('holds details, attendance and meeting as the record takes them, with a quorum and nobody of the directory', async () => {
    const { meeting, attendees, cases } = await demonstration();
    expect(MeetingDetails.parse(meeting)).toEqual(meeting);
    expect(attendees.map((attendee) => Attendee.parse(attendee))).toEqual(attendees);
    expect(missingRoles(pathway.rules.quorum, rolesPresent(attendees))).toEqual([]);
    expect(attendees.every(({ name, practitionerId }) => name.startsWith('Test ') && practitionerId === null)).toBe(true);
    expect(cases.map(({ details }) => CaseDetails.parse(details))).toEqual(cases.map(({ details }) => details));
    expect(Object.keys(caseFacts)).toEqual(expect.arrayContaining(cases.flatMap(({ steps }) => steps.map(({ type }) => type))));
  });

  it('has eight plainly invented patients with numbers that are never issued', async () => {
    const patients = (await demonstration()).cases.map(({ details }) => details.patient);
    expect(patients).toHaveLength(8);
    expect(new Set(patients.map(({ nhsNumber }) => nhsNumber)).size).toBe(8);
    expect(patients.every(({ familyName, nhsNumber }) => familyName.startsWith('TESTPATIENT-') && nhsNumber?.startsWith('999'))).toBe(true);
  });

  it('shares no patient with the sample list, so that both can be loaded', async () => {
    const list = await readFile(new URL('../../samples/case-list.csv', import.meta.url), 'utf8');
    const numbers = list.replaceAll(/(\d)[ -](?=\d)/g, '$1');
    for (const { details } of (await demonstration()).cases) {
      expect(numbers).not.toContain(details.patient.nhsNumber);
      expect(list).not.toContain(details.patient.familyName);
    }
  });

  it.each(['2026-11-24', '2031-06-15', '2040-01-01'])('never ages: on %s everyone is as old and as far along as ever', async (today) => {
    const ages = (await states(today)).map((state) => factsOf(recordOf(state)).ageAtReferral);
    expect(ages).toEqual([47, 60, 67, 22, 41, 14, 36, 19]);
  });

  it('shows each branch of the pathway', async () => {
    const all = await states();
    const answers = all.map((state) => answerRules(pathway, factsOf(recordOf(state))));
    expect(all.map(statePath)).toEqual([
      'awaitingMdt', 'awaitingMdt', 'awaitingMdt', 'awaitingMdt', 'awaitingMdt', 'exits.childrensPathway', 'diagnosis.workup', 'awaitingMdt',
    ]);
    expect(answers.map((answer) => proposalFor(answer, 'surgerySite')?.site ?? null)).toEqual(['RNOH', 'NHNN', 'RNOH', 'RNOH', 'RNOH', null, 'RNOH', 'RNOH']);
    expect(answers.map((answer) => proposalFor(answer, 'radiotherapySite')?.site ?? null)).toEqual(['UCLH', 'UCLH', 'UCLH', 'UCLH', null, null, 'UCLH', 'UCLH']);
    expect(answers[5]?.scope.to).toBe('childrensPathway');
    expect(answers[7]?.statements.some(({ topic }) => topic === 'youngAdult')).toBe(true);
    expect(recordOf(all[3]!).retrospective).toBe(true);
    expect(all.filter((state) => recordOf(state).pathologyReview === null)).toHaveLength(3);
    expect(recordOf(all[7]!).details.workUp.some(({ status }) => status === 'requested')).toBe(true);
  });

  it('is refused where its file is missing or damaged', async () => {
    expect(await loadDemonstration(folder, '2026-11-24')).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    await mkdir(join(folder, 'demo'));
    await writeFile(join(folder, 'demo', 'meeting.json'), '{"meeting": 1}');
    expect(await loadDemonstration(folder, '2026-11-24')).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
  });
});
