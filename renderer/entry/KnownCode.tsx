import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { CodesFound, CodeSystem, ListedCode } from '../../shared/api/codeViews.ts';
import { Unverified } from '../parts/Hold.tsx';
import { readOf } from '../parts/reads.ts';

/** The edition a code is said to be from; null where its list has only one. */
export type CodeEdition = ListedCode['editions'][number] | 'unknown' | null;

/** What a code means in its edition, by the list that ships: its entry, "otherEdition" where only another edition knows it, null where none does. */
export function meaningOf(found: CodesFound['found'], code: string, edition: CodeEdition): ListedCode | 'otherEdition' | null {
  const meanings = found.filter((one) => one.code === code);
  const unsaid = edition === null || edition === 'unknown';
  const own = unsaid ? meanings[0] : meanings.find(({ editions }) => editions.some((one) => one === edition));
  return own ?? (meanings.length > 0 ? 'otherEdition' : null);
}

/** A recorded code with what it means; marked where the list that ships does not know it, or nobody has checked the list. */
export function KnownCode({ system, code, edition }: { system: CodeSystem; code: string; edition: CodeEdition }): ReactNode {
  const asked = useQuery({ ...readOf('codes.search', { system, words: code }), enabled: code !== '' });
  if (code === '') return null;
  const answer = asked.data?.ok === true ? asked.data.value : null;
  const meaning = answer === null ? undefined : meaningOf(answer.found, code, edition);
  return (
    <span className="known-code">
      {code} {edition === null ? '' : `(${edition === 'unknown' ? 'edition not stated' : edition})`} {meaning === null || meaning === 'otherEdition' ? <Unverified why={meaning === null ? 'the code is not in the list that ships' : 'the list that ships has it in another edition'} /> : null}
      {meaning === undefined || meaning === null || meaning === 'otherEdition' ? null : (
        <>
          <span className="small">{meaning.title}</span> {answer === null || answer.list.unverified.length === 0 ? null : <Unverified why={answer.list.unverified.join(' ')} />}
        </>
      )}
    </span>
  );
}
