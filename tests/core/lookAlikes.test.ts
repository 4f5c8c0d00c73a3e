import { beforeEach, describe, expect, it } from 'vitest';
import { pdfText } from '../fakes/pdfText.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';
import { callCase } from '../fakes/tenCases.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let meetingId: string;

async function listed(familyName: string, number: string, dateOfBirth = '1979-03-14'): Promise<string> {
  const whole = details();
  const { summary } = await world.take('case.register', { by, details: { ...whole, patient: { ...whole.patient, familyName, dateOfBirth, hospitalNumber: number, nhsNumber: null, nhsNumberStatus: '07' } } });
  await record(summary.id);
  return summary.id;
}
async function record(caseId: string): Promise<void> {
  const { version } = await world.take('meeting.read', { meetingId });
  await world.take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
}
const alike = async (caseId: string) => (await world.take('case.read', { caseId })).summary.alike.map(({ name, by: why }) => `${name}: ${why}`);

describe('patients of one list who could be taken for each other', () => {
  beforeEach(async () => {
    world = await createWorld();
    meetingId = (await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } })).id;
  });

  it('are marked on both, on the agenda, the board and the case, and nobody else is', async () => {
    const alder = await listed('TESTPATIENT-ALDER', 'TT1', '1979-03-14');
    const elder = await listed('TESTPATIENT-ELDER', 'TT2', '1981-01-01');
    const beech = await listed('TESTPATIENT-BEECH', 'TT3', '1985-05-05');
    expect(await alike(alder)).toEqual(['TESTPATIENT-ELDER, Ada: name']);
    expect(await alike(elder)).toEqual(['TESTPATIENT-ALDER, Ada: name']);
    expect(await alike(beech)).toEqual([]);
    const { agenda } = await world.take('meeting.read', { meetingId });
    expect(agenda.map((line) => line.case?.alike.length)).toEqual([1, 1, 0]);
    const { rows } = await world.take('readiness.board', { meetingId });
    expect(new Set(rows.filter((row) => row.alike.length > 0).map(({ caseId }) => caseId))).toEqual(new Set([alder, elder]));
  });

  it('are not marked once one of them is off the list, nor where they never were on one list', async () => {
    const alder = await listed('TESTPATIENT-ALDER', 'TT1');
    const elder = await listed('TESTPATIENT-ELDER', 'TT2');
    const { version } = await world.take('meeting.read', { meetingId });
    await world.take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'caseUnlisted', caseId: elder, reason: 'Moved' } });
    expect([await alike(alder), await alike(elder)]).toEqual([[], []]);
  });

  it('are warned of on the printed list, and on the wall without saying who the other is', async () => {
    const alder = await listed('TESTPATIENT-ALDER', 'TT1');
    await listed('TESTPATIENT-ELDER', 'TT2', '1981-01-01');
    const printed = await world.take('circulation.file', { meetingId, version: null, kind: 'agenda' });
    expect((await pdfText(Buffer.from(printed.base64, 'base64'))).match(/Caution: similar name on this list/g)).toHaveLength(2);
    const { version } = await world.take('meeting.read', { meetingId });
    await world.take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'started' } });
    await callCase(world.take, meetingId, alder);
    const wall = await world.take('display.read', { meetingId });
    expect(wall).toMatchObject({ kind: 'case', alike: 'name' });
    expect(JSON.stringify(wall)).not.toContain('ELDER');
  });
});
