import { describe, expect, it } from 'vitest';
import { chair as by } from '../fakes/records.ts';
import { createWorld } from '../fakes/world.ts';
import { deferTwelveTimes, inMeeting, planEverything, recordInto, strangeMeeting } from '../screens/strangeCases.ts';

describe('a decision with very much in it', () => {
  it('is read back, sealed, exported and there after a restart, however long its sentence is', async () => {
    const world = await createWorld();
    const strange = await strangeMeeting(world.take);
    const { meetingId, strangeId, usualIds } = strange;
    await inMeeting(world.take, meetingId, { type: 'started' });
    await deferTwelveTimes(world.take, strange);
    await planEverything(world.take, strange);
    await recordInto(world.take, strangeId)({ type: 'agreed', meetingId, chair: by.name, verifier: 'Test Scribe' });
    const sentence = (await world.take('case.read', { caseId: strangeId })).discussions.at(-1)?.outcome;
    // As long as no single text of a person may be.
    expect(sentence?.kind === 'agreed' ? sentence.readBack.length : 0).toBeGreaterThan(2000);
    for (const caseId of usualIds) await recordInto(world.take, caseId)({ type: 'notDiscussed', meetingId, reason: 'Ran out of time' });
    await inMeeting(world.take, meetingId, { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });

    const again = await createWorld(world.events);
    expect((await again.take('case.read', { caseId: strangeId })).discussions.at(-1)?.outcome).toEqual(sentence);
    const { base64 } = await again.take('export.meeting', { meetingId, format: 'csv' });
    expect(Buffer.from(base64, 'base64').toString('utf8')).toContain('vascularised fibula');
  });
});
