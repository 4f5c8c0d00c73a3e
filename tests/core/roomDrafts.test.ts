import { describe, expect, it } from 'vitest';
import { chair } from '../fakes/records.ts';
import { createWorld } from '../fakes/world.ts';

describe('what is typed in the room', () => {
  it('is kept by case with when and by whom, half a day and all, until nothing is typed any more', async () => {
    const world = await createWorld();
    const forms = { room: { open: 'defer' as const }, defer: { owner: 'Test Surg', due: '3/1' } };
    await world.take('room.keep', { by: chair, caseId: 'case-1', forms });
    await world.take('room.show', { meetingId: 'meeting-1', caseId: 'case-1' });
    expect(await world.take('room.read', { meetingId: 'meeting-1' })).toMatchObject({ caseId: 'case-1', kept: [{ caseId: 'case-1', by: 'Test Chair', forms }] });
    await world.take('room.keep', { by: chair, caseId: 'case-1', forms: {} });
    await world.take('room.show', { meetingId: 'meeting-1', caseId: null });
    expect(await world.take('room.read', { meetingId: 'meeting-1' })).toEqual({ caseId: null, kept: [] });
  });
});

describe('private notes', () => {
  it('are each person’s own, by case, whatever role they are in', async () => {
    const world = await createWorld();
    await world.take('privateNote.save', { by: chair, caseId: 'case-1', text: 'Ask about the bed.' });
    expect(await world.take('privateNote.read', { of: { ...chair, role: 'spinalSurgeon' }, caseId: 'case-1' })).toEqual({ text: 'Ask about the bed.' });
    expect(await world.take('privateNote.read', { of: { ...chair, name: 'Test Other' }, caseId: 'case-1' })).toEqual({ text: '' });
    expect(await world.take('privateNote.read', { of: chair, caseId: 'case-2' })).toEqual({ text: '' });
  });
});
