import { describe, expect, it } from 'vitest';
import type { CaseDraft } from '../../shared/api/draftViews.ts';
import { chair, details } from '../fakes/records.ts';
import { createWorld } from '../fakes/world.ts';

const place = { form: 'newCase', meetingId: 'meeting-1' } as const;
const draft = (changes: Partial<CaseDraft> = {}): CaseDraft => ({ details: details(), levelsText: null, base: null, reason: '', lateReason: '', lateAgreedBy: '', registered: null, ...changes });

describe('drafts', () => {
  it('are kept by their form, with when and by whom, until they are thrown away', async () => {
    const world = await createWorld();
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
    const world = await createWorld();
    const half = details();
    const typed = draft({ details: { ...half, patient: { ...half.patient, familyName: '', nhsNumber: '999 000', dateOfBirth: '14/3' } }, levelsText: 'T11-' });
    await world.take('draft.save', { by: chair, place, draft: typed });
    expect((await world.take('draft.read', { place }))?.draft).toEqual(typed);
  });

  it('are no part of the record: nothing is registered', async () => {
    const world = await createWorld();
    await world.take('draft.save', { by: chair, place, draft: draft() });
    expect(await world.take('cases.list', {})).toEqual([]);
  });
});
