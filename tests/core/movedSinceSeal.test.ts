import { describe, expect, it } from 'vitest';
import { pdfText } from '../fakes/pdfText.ts';
import { agree, curative, oneCaseMeetingEach, surgeryDraft } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

/** A visiting surgeon's operation on 10 December, agreed and sealed. */
async function sealOperation(): Promise<void> {
  await room().discuss();
  await room().record(surgeryDraft({ operatingDate: '2026-12-10' }));
  await room().record(curative);
  await room().record({ ...agree, meetingId: room().meeting.id });
  await room().recordMeeting({ type: 'closed', verifier: 'Test radiologist', aloneBecause: '' });
}
const arrangementId = (): string => room().view.arrangements.at(-1)?.request.arrangementId ?? '';
const exported = async (format: 'csv' | 'json' | 'pdf'): Promise<Buffer> => Buffer.from((await room().world.take('export.meeting', { meetingId: room().meeting.id, format })).base64, 'base64');

describe('an operation that is moved after the seal', () => {
  it('is said to be moved, with both days, on the screen and in every export', async () => {
    await sealOperation();
    await room().record({ type: 'arrangementCounterProposed', arrangementId: arrangementId(), dateOptions: ['2026-12-15'], note: 'In theatre that day' });
    await room().record({ type: 'arrangementReoffered', arrangementId: arrangementId(), dateOptions: ['2026-12-15'] });
    await room().record({ type: 'arrangementAccepted', arrangementId: arrangementId(), date: '2026-12-15' });
    const { cases } = await room().world.take('meeting.sinceSeal', { meetingId: room().meeting.id });
    const moved = 'Operation moved from 10 Dec 2026 to 15 Dec 2026';
    expect(cases[0]?.changes).toEqual([moved, 'Visit of David Choi to RNOH: surgeon accepted, waiting for the host (was waiting for the surgeon)']);
    expect(cases[0]?.present).toContain(moved);
    expect(cases[0]?.present).not.toMatch(/^The same decision\./);
    expect(JSON.parse((await exported('json')).toString('utf8')).sinceSeal.cases[0].changes).toContain(moved);
    expect((await exported('csv')).toString('utf8')).toContain(moved);
    const pdf = await pdfText(await exported('pdf'));
    expect(pdf).toContain(moved);
    // Every entry since stands there as what it is; none is only counted.
    expect(pdf).toContain('The surgeon proposes 15 Dec 2026.');
    expect(pdf).not.toMatch(/\d+ other entr/);
  });

  it('is not said of a case in which nothing was moved', async () => {
    await sealOperation();
    await room().record({ type: 'addendum', text: 'Seen in clinic.' });
    const { cases } = await room().world.take('meeting.sinceSeal', { meetingId: room().meeting.id });
    expect(cases[0]).toMatchObject({ record: 'goneOn', changes: [], present: expect.stringMatching(/^The same decision\. /) });
  });

  it('says of a plan that is decided anew what is planned now in the place of what', async () => {
    await sealOperation();
    await room().record({ type: 'surgeonReplaced', replaces: 'david-choi', practitioner: { practitionerId: 'antonino-russo', part: 'lead' }, reason: 'On leave' });
    const { cases } = await room().world.take('meeting.sinceSeal', { meetingId: room().meeting.id });
    expect(cases[0]?.changes).toContain('Surgery: practitioners Antonino Russo (lead) (was David Choi (lead))');
  });
});
