import { beforeEach, describe, expect, it } from 'vitest';
import { chair, details, meetingDay } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let caseId: string;
let meetingId: string;
beforeEach(async () => {
  world = await createWorld();
  caseId = (await world.take('case.register', { by: chair, details: details() })).summary.id;
  meetingId = (await world.take('meeting.plan', { by: chair, details: { date: meetingDay, startsAt: '14:00', place: 'Room 1', cutOff: null, chair: chair.name, scribe: '' } })).id;
});

describe('the case a room shows', () => {
  it('is remembered by meeting until the room is left', async () => {
    await world.take('room.show', { meetingId, caseId });
    expect(await world.take('room.read', { meetingId })).toEqual({ caseId });
    expect(await world.take('room.read', { meetingId: 'meeting-gone' })).toEqual({ caseId: null });
    await world.take('room.show', { meetingId, caseId: null });
    expect(await world.take('room.read', { meetingId })).toEqual({ caseId: null });
  });

  it('is not remembered of a case or a meeting that is not in the record', async () => {
    expect(await world.refused('room.show', { meetingId, caseId: 'case-gone' })).toMatchObject({ code: 'notFound' });
    expect(await world.refused('room.show', { meetingId: 'meeting-gone', caseId: null })).toMatchObject({ code: 'notFound' });
    expect(await world.take('room.read', { meetingId })).toEqual({ caseId: null });
  });
});

describe('private notes', () => {
  it('are each person’s own, by case, whatever role they are in', async () => {
    await world.take('privateNote.save', { by: chair, caseId, text: 'Ask about the bed.' });
    expect(await world.take('privateNote.read', { of: { ...chair, role: 'spinalSurgeon' }, caseId })).toEqual({ text: 'Ask about the bed.' });
    expect(await world.take('privateNote.read', { of: { ...chair, name: 'Test Other' }, caseId })).toEqual({ text: '' });
    expect(await world.take('privateNote.read', { of: chair, caseId: 'case-2' })).toEqual({ text: '' });
  });

  it('are not kept for a case that is not in the record', async () => {
    expect(await world.refused('privateNote.save', { by: chair, caseId: 'case-gone', text: 'Nobody’s.' })).toMatchObject({ code: 'notFound' });
    expect(await world.take('privateNote.read', { of: chair, caseId: 'case-gone' })).toEqual({ text: '' });
  });
});
