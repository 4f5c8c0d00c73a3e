import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../shared/domain/result.ts';
import { allPresent, agree, curative, oneCaseMeetingEach, surgeryDraft } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

const refusedAgree = (changes: { chair?: string; verifier?: string; aloneBecause?: string }): Promise<Pick<Refusal, 'message' | 'field'>> =>
  room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: { ...agree, meetingId: room().meeting.id, ...changes } });

describe('the read-back', () => {
  it('is not checked by whoever is at the keyboard, by the chair, or by somebody who is not there', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    const before = room().view.version;
    expect(await refusedAgree({ verifier: 'CHAIR, Test' })).toMatchObject({ field: 'verifier', message: expect.stringContaining('the chair') });
    expect((await refusedAgree({ chair: 'Test pathologist', verifier: 'test chair' })).message).toContain('at the keyboard');
    expect((await refusedAgree({ chair: 'Test pathologist', verifier: 'Test Pathologist' })).message).toContain('the chair');
    expect((await refusedAgree({ verifier: 'Test Stranger' })).message).toContain('not recorded as present');
    expect((await refusedAgree({ verifier: '' })).message).toContain('say why there was none');
    expect((await room().readCase()).version).toBe(before);
    await room().record({ ...agree, verifier: 'scribe, TEST', meetingId: room().meeting.id });
    expect(room().view.discussions[0]?.outcome).toMatchObject({ kind: 'agreed', verifier: 'scribe, TEST' });
  });

  it('is not checked by somebody who has left meanwhile', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    await room().recordMeeting({ type: 'attendanceRecorded', attendees: allPresent.map((each) => (each.name === 'Test Scribe' ? { ...each, presence: 'left' } : each)) });
    expect((await refusedAgree({})).message).toContain('Test Scribe is not recorded as present now');
  });

  it('may go unchecked with a reason, which stays with the decision', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    await room().record({ ...agree, verifier: '', aloneBecause: 'The link went down', meetingId: room().meeting.id });
    expect(room().view.discussions[0]?.outcome).toMatchObject({ verifier: '', aloneBecause: 'The link went down' });
  });
});

describe('the close', () => {
  it('is not checked by whoever is at the keyboard or by somebody who is not there, whichever shell asks', async () => {
    await room().start();
    await room().record({ type: 'notDiscussed', meetingId: room().meeting.id, reason: 'Ran out of time' });
    const by = { ...room().by, name: 'Test Scribe' };
    const close = (verifier: string) => ({ by, meetingId: room().meeting.id, expectedVersion: room().meeting.version, event: { type: 'closed', verifier, aloneBecause: '' } as const });
    expect((await room().world.refused('meeting.record', close('Scribe, Test'))).message).toContain('at the keyboard');
    expect((await room().world.refused('meeting.record', close('Test Stranger'))).message).toContain('not recorded as present');
    expect((await room().world.take('meeting.record', close('Test Radiologist'))).seal?.verifier).toBe('Test Radiologist');
  });
});
