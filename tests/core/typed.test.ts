import { beforeEach, describe, expect, it } from 'vitest';
import { emptyRoomDrafts, RoomDrafts, StoredRoomDrafts } from '../../electron/core/drafts/roomDrafts.ts';
import { nothingTyped, StoredTyped, Typed } from '../../electron/core/drafts/typed.ts';
import type { TypedPlace } from '../../shared/api/typedViews.ts';
import { memoryDataFolder } from '../fakes/memoryDataFolder.ts';
import { MemoryEventStore } from '../fakes/memoryEventStore.ts';
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
const keep = (place: TypedPlace, fields: Record<string, unknown>) => world.take('typed.keep', { by: chair, place, fields });

describe('what is typed into a form', () => {
  it('is kept by its place with when and by whom, half a day and all, until nothing is typed there any more', async () => {
    await keep({ form: 'defer', caseId }, { owner: 'Test Surg', due: '3/1' });
    world.travelTo('2026-11-26T12:03:00.000Z');
    await keep({ form: 'close', meetingId }, { verifier: 'Test Ver' });
    await keep({ form: 'putAside', meetingId, caseId }, { reason: 'The films are not here ' });
    await keep({ form: 'sectionName' }, { name: 'Lung' });
    expect(await world.take('typed.read', {})).toEqual([
      { place: { form: 'defer', caseId }, at: '2026-11-26T09:00:00.000Z', by: 'Test Chair', fields: { owner: 'Test Surg', due: '3/1' } },
      { place: { form: 'close', meetingId }, at: '2026-11-26T12:03:00.000Z', by: 'Test Chair', fields: { verifier: 'Test Ver' } },
      { place: { form: 'putAside', meetingId, caseId }, at: '2026-11-26T12:03:00.000Z', by: 'Test Chair', fields: { reason: 'The films are not here ' } },
      { place: { form: 'sectionName' }, at: '2026-11-26T12:03:00.000Z', by: 'Test Chair', fields: { name: 'Lung' } },
    ]);
    await keep({ form: 'putAside', meetingId, caseId }, {});
    await keep({ form: 'close', meetingId }, { verifier: 'Test Verifier' });
    await keep({ form: 'defer', caseId }, {});
    expect((await world.take('typed.read', {})).map(({ place, fields }) => [place.form, fields])).toEqual([['sectionName', { name: 'Lung' }], ['close', { verifier: 'Test Verifier' }]]);
  });

  it('is dropped though it is dropped while it is on its way to the disk', async () => {
    await Promise.all([keep({ form: 'defer', caseId }, { owner: 'Test Surgeon A' }), keep({ form: 'defer', caseId }, {})]);
    expect(await world.take('typed.read', {})).toEqual([]);
  });

  it('is told apart by which of several it is for', async () => {
    await keep({ form: 'closeItem', caseId, item: 'action 1' }, { words: 'first' });
    await keep({ form: 'closeItem', caseId, item: 'action 2' }, { words: 'second' });
    await keep({ form: 'closeItem', caseId, item: 'action 1' }, {});
    expect((await world.take('typed.read', {})).map(({ fields }) => fields)).toEqual([{ words: 'second' }]);
  });

  it('is refused where the form has no such field, the field cannot hold it, or it is too long', async () => {
    const refused = (fields: Record<string, unknown>) => world.refused('typed.keep', { by: chair, place: { form: 'defer', caseId }, fields });
    expect(await refused({ passphrase: 'invented lantern' })).toMatchObject({ code: 'invalidInput' });
    expect(await refused({ constructor: 'x' })).toMatchObject({ code: 'invalidInput' });
    expect(await refused({ owner: 7 })).toMatchObject({ code: 'invalidInput' });
    expect(await refused({ cause: 'no such cause' })).toMatchObject({ code: 'invalidInput' });
    expect(await refused({ detail: 'x'.repeat(10_001) })).toMatchObject({ code: 'invalidInput', message: 'Fields cannot be kept: they do not fit their form, or are too long.' });
    expect(await world.take('typed.read', {})).toEqual([]);
    await keep({ form: 'defer', caseId }, { detail: 'x'.repeat(10_000) });
  });

  it('is not kept for a case or a meeting that is not in the record', async () => {
    expect(await world.refused('typed.keep', { by: chair, place: { form: 'defer', caseId: 'case-gone' }, fields: { owner: 'Nobody' } })).toMatchObject({ code: 'notFound' });
    expect(await world.refused('typed.keep', { by: chair, place: { form: 'close', meetingId: 'meeting-gone' }, fields: { verifier: 'Nobody' } })).toMatchObject({ code: 'notFound' });
    expect(await world.take('typed.read', {})).toEqual([]);
  });

  it('is not kept for who only looks, and no part of the record', async () => {
    expect(await world.refused('typed.keep', { by: { ...chair, role: 'other' }, place: { form: 'addendum', caseId }, fields: { text: 'Looked only.' } })).toMatchObject({ code: 'notPermitted' });
    const { version } = await world.take('case.read', { caseId });
    await keep({ form: 'addendum', caseId }, { text: 'Not recorded.' });
    expect((await world.take('case.read', { caseId })).version).toBe(version);
  });
});

describe('the document of what is typed', () => {
  const folder = () => memoryDataFolder(new MemoryEventStore());
  const clock = () => new Date('2026-11-26T09:00:00.000Z');

  it('holds 400 forms and a million characters; the oldest go first, the one just typed never', async () => {
    const typed = new Typed(await folder().openDocument('typed', StoredTyped, nothingTyped), clock);
    for (let index = 0; index < 401; index += 1) await typed.keep(chair, { form: 'addendum', caseId: `case-${index}` }, { text: 'short' });
    expect(typed.read()).toHaveLength(400);
    expect(typed.read()[0]?.place.caseId).toBe('case-1');
    const long = 'x'.repeat(199_000);
    for (let index = 0; index < 6; index += 1) await typed.keep(chair, { form: 'readinessSettings', item: String(index) }, { vouched: [], long });
    const kept = await typed.keep(chair, { form: 'addendum', caseId: 'last' }, { text: 'the newest' });
    expect(kept.ok).toBe(true);
    expect(typed.read().at(-1)?.fields).toEqual({ text: 'the newest' });
    expect(typed.read().filter(({ place }) => place.form === 'readinessSettings').map(({ place }) => place.item)).toEqual(['1', '2', '3', '4', '5']);
    expect(typed.read().filter(({ place }) => place.form === 'addendum')).toHaveLength(1);
  });

  it('answers of what another version kept only what fits its forms', async () => {
    const document = await folder().openDocument('typed', StoredTyped, nothingTyped);
    await document.update(() => ({
      kept: [
        { place: { form: 'noSuchForm' }, at: '2026-11-26T09:00:00.000Z', by: 'Test Chair', fields: { text: 'x' } },
        { place: { form: 'addendum', caseId: 'case-1' }, at: '2026-11-26T09:00:00.000Z', by: 'Test Chair', fields: { text: 'kept', later: 'not known here' } },
        { place: { form: 'relisted', caseId: 'case-1' }, at: '2026-11-26T09:00:00.000Z', by: 'Test Chair', fields: { because: 'a reason of another version' } },
      ],
    }));
    expect(new Typed(document, clock).read()).toEqual([{ place: { form: 'addendum', caseId: 'case-1' }, at: '2026-11-26T09:00:00.000Z', by: 'Test Chair', fields: { text: 'kept' } }]);
  });

  it('takes over what an earlier MDT Desk kept of the room, once, and not over what was typed since', async () => {
    const data = folder();
    const typed = new Typed(await data.openDocument('typed', StoredTyped, nothingTyped), clock);
    const before = await data.openDocument('room-drafts', StoredRoomDrafts, emptyRoomDrafts);
    await before.update(() => ({
      shown: [{ meetingId: 'meeting-1', caseId: 'case-1' }],
      kept: [{ caseId: 'case-1', at: '2026-11-19T09:00:00.000Z', by: 'Test Scribe', forms: { room: { open: 'defer' }, defer: { owner: 'Test Surgeon A' }, notDiscussed: { reason: 'old' } } }],
    }));
    await typed.keep(chair, { form: 'notDiscussed', caseId: 'case-1' }, { reason: 'new' });
    const rooms = new RoomDrafts(before);
    await rooms.moveTo(typed);
    await rooms.moveTo(typed);
    expect(typed.read().map(({ place, by, fields }) => [place.form, place.caseId, by, fields])).toEqual([
      ['room', 'case-1', 'Test Scribe', { open: 'defer' }],
      ['defer', 'case-1', 'Test Scribe', { owner: 'Test Surgeon A' }],
      ['notDiscussed', 'case-1', 'Test Chair', { reason: 'new' }],
    ]);
    expect(before.value).toEqual({ shown: [{ meetingId: 'meeting-1', caseId: 'case-1' }], kept: [] });
  });
});
