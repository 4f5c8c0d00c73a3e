import { describe, expect, it } from 'vitest';
import { lateWords } from '../../shared/domain/listDifference.ts';

describe('why a case came late', () => {
  it('names who agreed, and the rule where a rule lists it and nobody had to agree', () => {
    expect(lateWords({ lateReason: 'Referred yesterday', lateAgreedBy: 'Test Chair' })).toBe('Referred yesterday (agreed by Test Chair)');
    expect(lateWords({ lateReason: 'Treated urgently', lateAgreedBy: 'by rule (K2a, K2b)' })).toBe('Treated urgently (by rule (K2a, K2b))');
    expect(lateWords({ lateReason: 'In the reason, as older records have it', lateAgreedBy: '' })).toBe('In the reason, as older records have it');
  });
});
