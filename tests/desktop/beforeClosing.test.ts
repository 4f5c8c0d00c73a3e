import { describe, expect, it } from 'vitest';
import { askPage, closingQuestion } from '../../electron/desktop/beforeClosing.ts';

const page = (answer: () => Promise<unknown>, more: { readonly destroyed?: boolean; readonly crashed?: boolean } = {}) => ({
  executeJavaScript: answer,
  isDestroyed: () => more.destroyed === true,
  isCrashed: () => more.crashed === true,
});
const nothing = { meeting: false, typed: false, lost: false };
const never = (): Promise<never> => new Promise(() => {});

describe('the page asked before its window closes', () => {
  it('answers what is unfinished', async () => {
    expect(await askPage(page(async () => ({ ...nothing, typed: true })), 60_000)).toEqual({ ...nothing, typed: true });
  });
  it('does not hold the close up where it shows no desk, is gone, hangs, or answers something else', async () => {
    expect(await askPage(page(async () => null), 60_000)).toBeNull();
    expect(await askPage(page(never, { destroyed: true }), 60_000)).toBeNull();
    expect(await askPage(page(never, { crashed: true }), 60_000)).toBeNull();
    expect(await askPage(page(never), 5)).toBeNull();
    expect(await askPage(page(async () => Promise.reject(new Error('The page is gone'))), 60_000)).toBeNull();
    for (const answer of ['no', 7, {}, { meeting: 'yes' }, { ...nothing, patient: 'TESTPATIENT-QUINCE' }]) expect(await askPage(page(async () => answer), 60_000)).toBeNull();
  });
});

describe('the question before the window closes', () => {
  it('is asked where a meeting is in progress or something typed is not recorded, and says which', () => {
    expect(closingQuestion(null)).toBeNull();
    expect(closingQuestion(nothing)).toBeNull();
    const meeting = closingQuestion({ ...nothing, meeting: true });
    expect(meeting?.detail).toMatch(/^A meeting is in progress\. [^\n]+$/);
    const typed = closingQuestion({ ...nothing, typed: true });
    expect(typed?.detail).toMatch(/^You have typed something that is not recorded yet\. It stays on this computer/);
    expect(closingQuestion({ meeting: true, typed: true, lost: false })?.detail).toBe(`${meeting?.detail}\n\n${typed?.detail}`);
  });
  it('says so where it would be lost', () => {
    expect(closingQuestion({ meeting: false, typed: true, lost: true })?.detail).toMatch(/could not be kept\. If you close now, it is lost\.$/);
  });
  it('changes nothing at Enter, at Escape and at its cross', () => {
    expect(closingQuestion({ ...nothing, meeting: true })).toMatchObject({ defaultId: 0, cancelId: 0, buttons: ['Keep MDT Desk open', 'Close MDT Desk'] });
  });
});
