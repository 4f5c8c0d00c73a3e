import { useEffect } from 'react';

type CasesHere = { readonly caseIds: readonly string[]; readonly open: (caseId: string) => void };
let here: CasesHere | null = null;

/** Says which cases the screen itself can go to, as the meeting room can; any other case is opened on its own page. */
export function useCasesHere(caseIds: readonly string[], open: (caseId: string) => void): void {
  useEffect(() => {
    const mine: CasesHere = { caseIds, open };
    here = mine;
    return () => {
      if (here === mine) here = null;
    };
  });
}

/** The way to a case on the screen as it is now; null where the screen does not hold it. */
export function wayHere(caseId: string): (() => void) | null {
  const known = here;
  return known?.caseIds.includes(caseId) === true ? () => known.open(caseId) : null;
}
