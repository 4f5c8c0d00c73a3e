import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ListedCase } from '../../shared/api/views.ts';
import { chair as by, meetingDay } from '../fakes/records.ts';
import { createWorld } from '../fakes/world.ts';

const sample = readFileSync(new URL('../samples/case-list.csv', import.meta.url));

const planned = async () => {
  const world = await createWorld();
  const { id: meetingId } = await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
  const file = { meetingId, fileName: 'case-list.csv', base64: sample.toString('base64') };
  return { world, meetingId, file };
};

it('writes nothing at the dry run', async () => {
  const { world, file } = await planned();
  await world.take('import.preview', file);
  expect(await world.take('cases.list', {})).toEqual([]);
});

it('takes the sample list as its coordinator expects, through the pathway machine onto the agenda', async () => {
  const { world, meetingId, file } = await planned();
  const preview = await world.take('import.preview', file);
  expect(preview.rows.map(({ fate }) => fate)).toEqual(['new', 'new', 'new', 'new', 'new', 'wrongList', 'wrongList', 'wrongList', 'new', 'refused', 'duplicate', 'refused']);
  const report = await world.take('import.commit', { ...file, by, basis: preview.basis, choices: [] });
  expect(report.rows).toHaveLength(12);
  const cases = new Map((await world.take('cases.list', {})).map((each): [string, ListedCase] => [each.name.split(',')[0] ?? '', each]));
  expect([...cases].map(([name, { state }]) => [name.replace('TESTPATIENT-', ''), state])).toEqual([
    ['EIGHT', 'exits.childrensPathway'],
    ['FIVE', 'awaitingMdt'],
    ['FOUR', 'urgentTreatment'],
    ['NINE', 'awaitingMdt'],
    ['ONE', 'awaitingMdt'],
    ['SEVEN', 'exits.msccPathway'],
    ['SIX', 'exits.otherService'],
    ['THREE', 'awaitingMdt'],
    ['TWO', 'awaitingMdt'],
  ]);
  const meeting = await world.take('meeting.read', { meetingId });
  expect(meeting.agenda.map(({ case: listed }) => listed?.name.split(',')[0]?.replace('TESTPATIENT-', ''))).toEqual(['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'NINE']);
  expect(cases.get('TESTPATIENT-FOUR')?.notReady).toEqual(expect.arrayContaining(['consultation note (K2c)', 'pathology review (P4)']));
  const two = await world.take('case.read', { caseId: cases.get('TESTPATIENT-TWO')?.id ?? '' });
  expect(two.rules.proposals.find(({ topic }) => topic === 'surgerySite')).toMatchObject({ site: 'NHNN', clauses: ['K4'] });
  expect(world.faults).toEqual([]);
});

it('offers the whole list as nothing new the second time, and refuses a commit on the old dry run', async () => {
  const { world, file } = await planned();
  const first = await world.take('import.preview', file);
  await world.take('import.commit', { ...file, by, basis: first.basis, choices: [] });
  expect((await world.refused('import.commit', { ...file, by, basis: first.basis, choices: [] })).code).toBe('conflict');
  const second = await world.take('import.preview', file);
  expect(second.counts.new).toBe(0);
});

it('loads the demonstration into an empty workspace, each case at its branch of the pathway', async () => {
  const world = await createWorld();
  const { meetingId } = await world.take('demonstration.load', { by });
  const cases = await world.take('cases.list', {});
  expect(cases).toHaveLength(8);
  expect(cases.filter(({ state }) => state === 'exits.childrensPathway')).toHaveLength(1);
  expect(cases.filter(({ retrospective }) => retrospective)).toHaveLength(1);
  const meeting = await world.take('meeting.read', { meetingId });
  expect(meeting.quorum.met).toBe(true);
  expect(meeting.agenda.length).toBeGreaterThanOrEqual(6);
  expect((await world.take('workspace.read', {})).empty).toBe(false);
});

it.each(['Monday 23', 'Tuesday 24', 'Wednesday 25', 'Thursday 26', 'Friday 27', 'Saturday 28', 'Sunday 29'])('loads it on %s November with its list open, and with nothing done that lies ahead', async (day) => {
  const today = `2026-11-${day.slice(-2)}`;
  const world = await createWorld();
  world.travelTo(`${today}T09:00:00.000Z`);
  const { meetingId } = await world.take('demonstration.load', { by });
  const { details } = await world.take('meeting.read', { meetingId });
  expect(details.cutOff !== null && details.cutOff >= today).toBe(true);
  const cases = await world.take('cases.list', {});
  for (const { id } of cases) {
    const { workUp, referral } = (await world.take('case.read', { caseId: id })).details;
    expect([referral.on, ...workUp.map((item) => item.on)].filter((on) => on !== null && on > today)).toEqual([]);
  }
});
