import { useRef, useState } from 'react';
import type { ModalityDraft } from '../../shared/api/commands.ts';
import type { CaseView } from '../../shared/api/views.ts';
import { modalityName } from '../../shared/domain/plan.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import type { Modality, SiteChoice } from '../../shared/domain/site.ts';
import { lastRead } from '../parts/reads.ts';
import { type Write, useCaseRecord } from '../parts/writes.ts';
import { agreementFor, plannedFor, proposalFor } from './planned.ts';
import { type SiteDraft, isOffDefault } from './SiteAndAgreement.tsx';

/**
 * Records a modality's plan and, where the place is not the default, the agreement behind it; answers whether both were taken. Refuses once where
 * the same was planned elsewhere while the form was open: nobody's plan is replaced unseen.
 */
export function usePlanWrite(view: CaseView): { save(plan: ModalityDraft, draft?: SiteDraft, site?: SiteChoice | null): Promise<boolean>; refusal: Write<unknown, unknown>['refusal']; busy: boolean } {
  const record = useCaseRecord(view.summary.id);
  const saving = useRef(false);
  /** The case as whoever fills in the form has seen it. */
  const seen = useRef(view);
  const [overtaken, setOvertaken] = useState<Refusal | null>(null);
  const both = async (plan: ModalityDraft, draft?: SiteDraft, site: SiteChoice | null = null) => {
    const now = lastRead('case.read', { caseId: view.summary.id }) ?? view;
    const meanwhile = overtakenBy(seen.current, now, plan.modality);
    seen.current = now;
    setOvertaken(meanwhile);
    if (meanwhile !== null) return false;
    const planned = await record.run({ type: 'modalityPlanned', plan });
    if (planned === null) return false;
    seen.current = planned;
    if (draft === undefined || site === null || !isOffDefault(draft, proposalFor(view, plan.modality))) return true;
    // Only the three treatments have a site draft.
    const modality = plan.modality as Modality;
    if (isRecorded(planned, modality, draft)) return true;
    const { reason, words, agreedBy, dissentedBy } = draft;
    const agreement = { modality, site, reason, words, agreedBy: [...agreedBy], dissentedBy: [...dissentedBy] };
    return (await record.run({ type: 'offDefaultAgreed', agreement })) !== null;
  };
  // It may take two writes: pressed again between them it would be recorded again, and its end would close the form opened next.
  const save = async (...of: Parameters<typeof both>) => {
    if (saving.current) return false;
    saving.current = true;
    try {
      return await both(...of);
    } finally {
      saving.current = false;
    }
  };
  return { save, refusal: overtaken ?? record.refusal, busy: record.busy };
}

/** Says what was planned for a modality since a case was seen; null where nothing was. */
function overtakenBy(seen: CaseView, now: CaseView, modality: ModalityDraft['modality']): Refusal | null {
  if (JSON.stringify(plannedFor(seen, modality)) === JSON.stringify(plannedFor(now, modality))) return null;
  const line = now.history.findLast(({ type, version }) => type === 'modalityPlanned' && version > seen.version);
  const what = line === undefined ? '' : ` (${line.by}: ${line.text})`;
  return { code: 'conflict', message: `While this form was open the ${modalityName(modality)} was changed elsewhere${what}. Nothing was saved. Save again to put yours in its place.`, clauses: [] };
}

function isRecorded(view: CaseView, modality: Modality, draft: SiteDraft): boolean {
  const known = agreementFor(view, modality, draft.id);
  return (
    known !== undefined &&
    known.reason === draft.reason &&
    known.words === draft.words.trim() &&
    known.agreedBy.join() === draft.agreedBy.join() &&
    known.dissentedBy.join() === draft.dissentedBy.join() &&
    (known.site.id !== 'other' || known.site.name === draft.otherName)
  );
}
