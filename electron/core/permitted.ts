import { type Standing, standingOf, standingsFor } from '../../shared/api/permissions.ts';
import type { Call } from '../../shared/api/contract.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';

const names: Record<Standing, string> = { chair: 'chair', coordinator: 'MDT coordinator', clinician: 'surgeon or other clinician', observer: 'observer' };

type Step = { readonly type: string };
type Authored = { readonly by: Actor; readonly event?: Step; readonly also?: readonly Step[] };

/** A call that records something names who does it; one without an author only asks, or stays with this program. */
function isAuthored(input: unknown): input is Authored {
  return typeof input === 'object' && input !== null && 'by' in input;
}

/** Refuses a call whose author may not make it (the table of shared/api/permissions.ts); `input` is parsed. */
export function permitted(name: Call, input: unknown): Result<null> {
  if (!isAuthored(input)) return ok(null);
  const standing = standingOf(input.by.role);
  const allowed = [input.event, ...(input.also ?? [])].map((step) => standingsFor(name, step?.type)).find((each) => !each.includes(standing));
  if (allowed === undefined) return ok(null);
  return refuse('notPermitted', `${input.by.name} is at the keyboard as ${names[standing]} and may not do this: it is for ${allowed.map((each) => names[each]).join(', ')}. Nothing was recorded.`);
}
