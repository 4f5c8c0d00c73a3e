import { expect, it } from 'vitest';
import { damageSentence, sealName, unwrittenAccessLog } from '../../shared/domain/damage.ts';

it('says of each kind of trouble what is true of it, and of none that it was set aside where it was not', () => {
  const aside = { id: 'id-1', setAside: 'damaged/case-id-1.events' };
  const cut = { id: 'id-2', setAside: null };
  const seal = { id: sealName('id-3'), setAside: null };
  const log = { id: unwrittenAccessLog, setAside: null };
  expect(damageSentence([aside])).toBe('1 stored record is damaged and set aside.');
  expect(damageSentence([log])).toBe('The access log cannot be written.');
  expect(damageSentence([seal])).toBe('The seal of 1 closed meeting does not hold.');
  expect(damageSentence([log, seal, seal, cut, aside, aside])).toBe('2 stored records are damaged and set aside. 1 stored record is not as it was left. 2 seals of closed meetings do not hold. The access log cannot be written.');
});
