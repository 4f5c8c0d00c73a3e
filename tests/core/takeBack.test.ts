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

describe('putting back what was taken back', () => {
  const takenBack: CaseCommand = { type: 'entryTakenBack' };
  const putBack: CaseCommand = { type: 'entryPutBack' };
  const refused = async () => (await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: putBack })).message;
  const planned = () => room().view.plan.modalities.map((plan) => ('procedure' in plan ? plan.procedure : plan.modality));

  it('goes forth as far as it went back, entry by entry, and back again from there; every step stays in the history', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(surgeryDraft({ procedure: 'curettage' }));
    await room().record(curative);
    const end = room().view.plan;
    for (const left of [['curettage'], ['en bloc resection'], []]) {
      await room().record(takenBack);
      expect(planned()).toEqual(left);
    }
    for (const left of [['en bloc resection'], ['curettage']]) {
      await room().record(putBack);
      expect(planned()).toEqual(left);
      expect(room().view.plan.notes.intent).toBeNull();
    }
    await room().record(putBack);
    expect(room().view.plan).toEqual(end);
    expect(room().view.mayPutBack).toBe(false);
    expect(await refused()).toContain('nothing was taken back');
    await room().record(takenBack);
    await room().record(takenBack);
    expect([room().view.plan.notes.intent, planned()]).toEqual([null, ['en bloc resection']]);
    await room().record(putBack);
    expect(planned()).toEqual(['curettage']);
    expect(room().view.history.filter(({ text }) => text.startsWith('Put back'))).toHaveLength(4);
  });

  it('puts back a plan with the agreement behind it, a fact, the key worker with the notes, and an action', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ site: nhnn }));
    await room().record({ type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'jointSurgery', words: 'Both teams are there.', agreedBy: ['chair', 'spinalSurgeon'], dissentedBy: [] } });
    const { tumour } = room().view.details;
    await room().record({ type: 'detailsChanged', changes: { tumour: { ...tumour, skullBase: 'yes' } }, reason: '' });
    await room().record({ type: 'detailsChanged', changes: { keyWorker: 'Test CNS 9' }, reason: '' });
    await room().record(curative);
    await room().record({ type: 'actionAdded', words: 'Send the images', owner: 'Test Radiologist', due: '2026-11-30' });
    const end = { plan: room().view.plan, details: room().view.details, open: room().view.summary.openItems, said: room().view.readBack };
    for (let count = 0; count < 4; count += 1) await room().record(takenBack);
    expect([planned(), room().view.plan.offDefault, room().view.summary.openItems]).toEqual([[], [], []]);
    for (let count = 0; count < 4; count += 1) await room().record(putBack);
    expect({ plan: room().view.plan, details: room().view.details, open: room().view.summary.openItems, said: room().view.readBack }).toEqual(end);
  });

  it('refuses once something else was entered, and says so', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(takenBack);
    expect(room().view.mayPutBack).toBe(true);
    await room().record(curative);
    expect(room().view.mayPutBack).toBe(false);
    expect(await refused()).toBe('Nothing can be put back: nothing was taken back in this discussion since the last entry.');
  });

  it('refuses where a desk has changed the same facts since, and leaves what a desk changed beside it', async () => {
    await room().discuss();
    const { tumour } = room().view.details;
    await room().record({ type: 'detailsChanged', changes: { tumour: { ...tumour, skullBase: 'yes' } }, reason: '' });
    await room().record(takenBack);
    await room().record({ type: 'detailsChanged', changes: { question: 'Asked anew?' }, reason: '' });
    await room().record(putBack);
    expect([room().view.details.tumour.skullBase, room().view.details.question]).toEqual(['yes', 'Asked anew?']);
    await room().record(takenBack);
    await room().record({ type: 'detailsChanged', changes: { question: 'And again?', tumour: { ...tumour, spineContact: 'no' } }, reason: '' });
    expect(await refused()).toBe('Nothing can be put back: the case has been changed since it was taken back. Enter it again by hand.');
  });

  it('does not open again an action that was closed by its own step', async () => {
    await room().discuss();
    await room().record({ type: 'actionAdded', words: 'Ring the ward', owner: 'Test CNS 1', due: '2026-11-30' });
    await room().record({ type: 'actionAdded', words: 'Send the images', owner: 'Test Radiologist', due: '2026-11-30' });
    await room().record(takenBack);
    const [ward] = room().view.summary.openItems;
    await room().record({ type: 'actionClosed', actionId: ward?.id ?? '', how: 'done', words: 'Rung' });
    await room().record(putBack);
    expect(room().view.summary.openItems.map(({ words }) => words)).toEqual(['Send the images']);
  });

  it('does not touch what was agreed', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    expect(await refused()).toContain('A decision is re-opened instead');
  });
});
