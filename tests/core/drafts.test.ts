import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDraft, DraftPlace } from '../../shared/api/draftViews.ts';
import { chair, details, meetingDay } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let place: DraftPlace;
beforeEach(async () => {
  world = await createWorld();
  const { id: meetingId } = await world.take('meeting.plan', { by: chair, details: { date: meetingDay, startsAt: '14:00', place: 'Room 1', cutOff: null, chair: chair.name, scribe: '' } });
  place = { form: 'newCase', meetingId };
});
const draft = (changes: Partial<CaseDraft> = {}): CaseDraft => ({ details: details(), levelsText: null, base: null, reason: '', lateReason: '', lateAgreedBy: '', registered: null, ...changes });

describe('drafts', () => {
  it('are kept by their form, with when and by whom, until they are thrown away', async () => {
    expect(await world.take('draft.read', { place })).toBeNull();
    await world.take('draft.save', { by: chair, place, draft: draft() });
    world.travelTo('2026-11-26T12:03:00.000Z');
    await world.take('draft.save', { by: chair, place, draft: draft({ reason: 'later' }) });
    expect(await world.take('draft.read', { place })).toEqual({ place, at: '2026-11-26T12:03:00.000Z', by: 'Test Chair', draft: draft({ reason: 'later' }) });
    expect(await world.take('draft.read', { place: { form: 'editCase', caseId: 'meeting-1' } })).toBeNull();
    await world.take('draft.drop', { place });
    expect(await world.take('draft.read', { place })).toBeNull();
  });

  it('hold what is not whole yet: half a day, half a number, levels that are not understood', async () => {
    const half = details();
    const typed = draft({ details: { ...half, patient: { ...half.patient, familyName: '', nhsNumber: '999 000', dateOfBirth: '14/3' } }, levelsText: 'T11-' });
    await world.take('draft.save', { by: chair, place, draft: typed });
    expect((await world.take('draft.read', { place }))?.draft).toEqual(typed);
  });

  it('are not kept for a meeting or a case that is not in the record', async () => {
    for (const gone of [{ form: 'newCase', meetingId: 'meeting-gone' }, { form: 'editCase', caseId: 'case-gone' }] as const) {
      expect(await world.refused('draft.save', { by: chair, place: gone, draft: draft() })).toMatchObject({ code: 'notFound' });
      expect(await world.take('draft.read', { place: gone })).toBeNull();
    }
  });

  it('are no part of the record: nothing is registered', async () => {
    await world.take('draft.save', { by: chair, place, draft: draft() });
    expect(await world.take('cases.list', {})).toEqual([]);
  });
});
