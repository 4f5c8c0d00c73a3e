import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/api/commands.ts';
import { nhnn } from '../fakes/records.ts';
import { agree, curative, surgeryDraft, oneCaseMeetingEach } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

describe('taking an entry of the plan back before it is agreed', () => {
  const takenBack: CaseCommand = { type: 'entryTakenBack' };
  const nhnnAgreed: CaseCommand = { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'jointSurgery', words: 'Both teams are there.', agreedBy: ['chair', 'spinalSurgeon'], dissentedBy: [] } };

  it('says again what stood before, entry by entry, and keeps every one in the history', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(surgeryDraft({ procedure: 'curettage' }));
    await room().record(curative);
    const before = room().view.history.length;
    await room().record(takenBack);
    expect(room().view.plan.notes.intent).toBeNull();
    await room().record(takenBack);
    expect(room().view.plan.modalities).toMatchObject([{ procedure: 'en bloc resection' }]);
    await room().record(takenBack);
    expect(room().view.plan.modalities).toEqual([]);
    expect(room().view.history.length).toBeGreaterThan(before + 2);
    expect(room().view.history.map(({ text }) => text).filter((text) => text.startsWith('Taken back'))).toHaveLength(3);
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: takenBack })).message).toBe('Nothing of this discussion is left to take back.');
  });

  it('takes a plan and the agreement behind it back together, and gives back an agreement that another site had ended', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(surgeryDraft({ site: nhnn }));
    await room().record(nhnnAgreed);
    await room().record(takenBack);
    expect(room().view.plan).toMatchObject({ modalities: [{ site: { id: 'RNOH' } }], offDefault: [] });
    await room().record(surgeryDraft({ site: nhnn }));
    await room().record(nhnnAgreed);
    await room().record(surgeryDraft());
    expect(room().view.plan.offDefault).toEqual([]);
    await room().record(takenBack);
    expect(room().view.plan).toMatchObject({ modalities: [{ site: { id: 'NHNN' } }], offDefault: [{ words: 'Both teams are there.' }] });
  });

  it('takes back a fact that was edited in place, another key worker with the notes of the same form, and an action, each as it stood before', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    const { tumour, keyWorker } = room().view.details;
    await room().record({ type: 'detailsChanged', changes: { tumour: { ...tumour, skullBase: 'yes' } }, reason: '' });
    await room().record({ type: 'detailsChanged', changes: { keyWorker: 'Test CNS 9' }, reason: '' });
    await room().record(curative);
    await room().record({ type: 'actionAdded', words: 'Send the images', owner: 'Test Radiologist', due: '2026-11-30' });
    expect(room().view.readBack).toContain('Send the images');
    await room().record(takenBack);
    expect(room().view.summary.openItems).toEqual([]);
    expect(room().view.readBack).not.toContain('Send the images');
    await room().record(takenBack);
    expect([room().view.plan.notes.intent, room().view.details.keyWorker]).toEqual([null, keyWorker]);
    expect(room().view.details.tumour.skullBase).toBe('yes');
    await room().record(takenBack);
    expect(room().view.details.tumour).toEqual(tumour);
    expect(room().view.plan.modalities).toHaveLength(1);
    await room().record(takenBack);
    expect(room().view.plan.modalities).toEqual([]);
    expect(room().view.history.filter(({ text }) => text.startsWith('Taken back'))).toHaveLength(5);
  });

  it('leaves what is edited at a desk while the case is discussed', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record({ type: 'detailsChanged', changes: { question: 'Asked anew?' }, reason: '' });
    await room().record(takenBack);
    expect(room().view.details.question).toBe('Asked anew?');
    expect(room().view.plan.modalities).toEqual([]);
  });

  it('does not touch what was agreed', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: takenBack })).message).toContain('A decision is re-opened instead');
  });
});
