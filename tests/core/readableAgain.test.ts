import { expect, it } from 'vitest';
import { unlessReadableAgain } from '../../electron/core/workspace/readableAgain.ts';
import { CaseEvent } from '../../shared/domain/caseEvent.ts';
import { event } from '../fakes/records.ts';

const addendum = (length: number) => event({ type: 'addendum', text: 'x'.repeat(length) });

it('lets events pass that can be read again, and refuses all where one cannot', () => {
  expect(unlessReadableAgain(CaseEvent, [addendum(1), addendum(2000)])).toBeNull();
  expect(unlessReadableAgain(CaseEvent, [addendum(1), addendum(200_000)])).toMatchObject({ ok: false, refusal: { code: 'invalidInput', message: expect.stringContaining('nothing was saved') } });
});
