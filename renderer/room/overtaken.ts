import { useRef, useState } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { lastRead } from '../parts/reads.ts';

/** The part of a case that a form replaces as a whole: its name, how to find it, and the event that records it. */
export type Replaced = { readonly name: string; readonly of: (view: CaseView) => unknown; readonly recordedAs: 'modalityPlanned' | 'planNoted' };

/**
 * Refuses once to save a part of a case that somebody else has changed since the form was opened, so that nobody's entry is replaced
 * unseen. `refuses` answers whether it does; asked again, the person has been told and it does not.
 */
export function useOvertaken(view: CaseView): { refuses(part: Replaced): boolean; readonly refusal: Refusal | null } {
  /** The case as whoever fills in the form has seen it. */
  const seen = useRef(view);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refuses = (part: Replaced): boolean => {
    const now = lastRead('case.read', { caseId: view.summary.id }) ?? view;
    const overtaken = overtakenBy(seen.current, now, part);
    seen.current = now;
    setRefusal(overtaken);
    return overtaken !== null;
  };
  return { refuses, refusal };
}

function overtakenBy(seen: CaseView, now: CaseView, { name, of, recordedAs }: Replaced): Refusal | null {
  if (JSON.stringify(of(seen)) === JSON.stringify(of(now))) return null;
  const line = now.history.findLast(({ type, version }) => type === recordedAs && version > seen.version);
  const what = line === undefined ? '' : ` (${line.by}: ${line.text})`;
  return { code: 'conflict', message: `Somebody else changed the ${name} while this form was open${what}. Nothing was saved. Save again to replace it with yours.`, clauses: [] };
}
