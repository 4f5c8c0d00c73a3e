import { describe, expect, it } from 'vitest';
import { oneCaseMeetingEach } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

describe('the read-back of what else was decided', () => {
  it('names a referral elsewhere, dissent with its name, actions taken on in this discussion, who tells the patient and the key worker', async () => {
    await room().record({ type: 'actionAdded', words: 'An older action', owner: 'Test Nurse', due: '2026-12-01' });
    room().world.travelTo('2026-11-26T09:30:00.000Z');
    await room().discuss();
    await room().record({ type: 'modalityPlanned', plan: { modality: 'referralElsewhere', site: { id: 'other', name: 'Test Proton Centre' }, detail: 'opinion on protons' } });
    await room().record({ type: 'planNoted', notes: { intent: 'notKnown', rationale: '', alternatives: '', conditions: [], dissent: 'Surgery first was preferred', dissentBy: 'Test Surgeon A', toldBy: 'Test Nurse', toldOn: '2026-11-27' } });
    await room().record({ type: 'detailsChanged', changes: { keyWorker: 'Test CNS' }, reason: '' });
    await room().record({ type: 'actionAdded', words: 'Send the images', owner: 'Test Radiologist', due: '2026-11-30' });
    expect(room().view.readBack).toBe(
      'Referral elsewhere (opinion on protons) to Test Proton Centre; intent not known. Dissent (Test Surgeon A): Surgery first was preferred. Actions: Send the images (Test Radiologist, by 30 Nov 2026). Test Nurse tells the patient by 27 Nov 2026. Key worker: Test CNS.',
    );
  });
});
