import { WorkUpItem } from '../../../shared/domain/case.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { findDate, type Years } from './dates.ts';
import { readAnswer } from './values.ts';

const LONGEST_DETAIL = WorkUpItem.shape.detail.maxLength ?? 0;

/** What a work-up column gives: its items, or the fault of a date in it; the parts that were not understood, and those dated after today. */
export type WorkUpReading = { readonly items: readonly WorkUpItem[]; readonly fault: string | null; readonly notUnderstood: readonly string[]; readonly future: readonly string[] };

/**
 * Work-up items from a cell such as "MRI 28/10/2026; CT 29/10/2026", "05/11/2026" or "awaited". A date after `today` is one that
 * is booked. A pathology or molecular result with a date is a report; imaging and biopsy with a date are done.
 */
export function readWorkUp(kind: WorkUpItem['kind'], text: string, today: IsoDate, years: Years): WorkUpReading {
  const items: WorkUpItem[] = [];
  const notUnderstood: string[] = [];
  const future: string[] = [];
  for (const part of text.split(/[;,\n+&]|\band\b/i).map((each) => each.trim())) {
    if (part === '' || /^[-?]+$/.test(part)) continue;
    const found = findDate(part, years);
    if ('fault' in found) return { items: [], fault: found.fault, notUnderstood: [], future: [] };
    if (found.date !== null && found.date > today && !asked.test(found.words)) future.push(part);
    const status = statusOf(kind, found.words, found.date, today);
    const detail = detailOf(found.words);
    if (detail.length > LONGEST_DETAIL) return { items: [], fault: `has a part longer than ${LONGEST_DETAIL} characters`, notUnderstood: [], future: [] };
    if (status === null) notUnderstood.push(part);
    else if (status !== 'none') items.push({ kind, detail, status, on: found.date, at: '', owedBy: '', due: null, reason: status === 'notNeeded' ? `${part} (the list’s own words)` : '' });
  }
  return { items, fault: null, notUnderstood, future };
}

const asked = /await|pending|request|book|outstanding|planned|tbc|due/i;

function statusOf(kind: WorkUpItem['kind'], words: string, on: IsoDate | null, today: IsoDate): WorkUpItem['status'] | 'none' | null {
  if (/not (needed|required|indicated)|^n\/?a$/i.test(words)) return 'notNeeded';
  if (asked.test(words) || (on !== null && on > today)) return 'requested';
  if (/\bnot\b/i.test(words) || readAnswer(words) === 'no') return 'none';
  if (on !== null) return kind === 'imaging' || kind === 'biopsy' ? 'done' : 'reported';
  if (/report/i.test(words)) return 'reported';
  if (/\bdone\b|complete|reviewed|performed/i.test(words) || readAnswer(words) === 'yes') return 'done';
  // Imaging is often named without a date ("MRI"): that it was done is all the cell says.
  return kind === 'imaging' && /\b(mri?|ct|pet|x-?ray|bone scan|uss?|ultrasound|dexa?)\b/i.test(words) ? 'done' : null;
}

/** The words of a cell without those that only give its status. */
function detailOf(words: string): string {
  return words.replace(/\b(not (?:needed|required|indicated)|n\/a|done|completed?|reported|reviewed|performed|awaited|awaiting|pending|requested|booked|yes|on)\b|[():]/gi, ' ').replace(/\s+/g, ' ').trim();
}
