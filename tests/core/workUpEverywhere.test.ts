import { beforeEach, describe, expect, it } from 'vitest';
import type { DisplayCase } from '../../shared/api/displayViews.ts';
import { readinessLine, workUpOf } from '../../shared/domain/readinessWords.ts';
import { agree, curative, oneCaseMeetingEach, surgeryDraft } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();
const tooOld = { kind: 'imaging', detail: 'CT chest', status: 'reported', on: '2026-06-03', at: 'Test Trust North', owedBy: '', due: null, reason: '' } as const;

/** The work-up in words, as each place shows it. */
const onBoard = async (): Promise<string[]> => {
  const board = await room().world.take('readiness.board', { meetingId: room().meeting.id });
  return workUpOf(board.rows[0]?.judgements ?? []).map(readinessLine);
};
const inRoom = async (): Promise<string[]> => workUpOf((await room().readCase()).readiness).map(readinessLine);
const onWall = async (): Promise<string[]> => {
  const view = await room().world.take('display.read', { meetingId: room().meeting.id });
  return (view as DisplayCase).workUp.map(readinessLine);
};

describe('the work-up of a case', () => {
  beforeEach(async () => {
    const { workUp } = room().view.details;
    await room().record({ type: 'detailsChanged', changes: { workUp: [...workUp, tooOld] }, reason: '' });
  });

  it('is said in the same words on the board, in the room and on the wall, what is too old and what is missing too', async () => {
    const words = await onBoard();
    expect(words).toContain('Chest CT: too old, 3 Jun 2026');
    expect(words.some((line) => line.endsWith(': missing'))).toBe(true);
    expect(await inRoom()).toEqual(words);
    await room().start();
    await room().recordMeeting({ type: 'caseCalled', caseId: room().view.summary.id });
    expect(await onWall()).toEqual(words);
  });

  it('stays as it stood on the day of the meeting once it is agreed, and is in the sealed minutes so', async () => {
    const words = await inRoom();
    await room().discuss();
    await room().record(surgeryDraft({ practitioners: [] }));
    await room().record(surgeryDraft());
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    expect(await inRoom()).toEqual(words);
    expect(room().view.readinessOn).toBe(room().meeting.details.date);
    await room().recordMeeting({ type: 'closed', verifier: 'Test radiologist', aloneBecause: '' });
    const file = await room().world.take('export.meeting', { meetingId: room().meeting.id, format: 'json' });
    const { cases } = JSON.parse(Buffer.from(file.base64, 'base64').toString('utf8'));
    expect(cases[0].workUp.map(readinessLine)).toEqual(words);
  });
});
