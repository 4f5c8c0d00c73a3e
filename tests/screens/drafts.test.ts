import { describe, expect, it } from 'vitest';
import { formOf, hasDraft, putBack } from '../../renderer/parts/drafts.ts';

describe('what is typed for a case and not recorded', () => {
  it('is there once something is typed, and not for a form that was only opened or left', () => {
    putBack(formOf('case-1', 'room'), { open: 'defer' });
    expect(hasDraft('case-1')).toBe(false);
    putBack(formOf('case-1', 'defer'), { owner: 'Test Radiologist' });
    expect(hasDraft('case-1')).toBe(true);
    expect(hasDraft('case-2')).toBe(false);
  });
});
