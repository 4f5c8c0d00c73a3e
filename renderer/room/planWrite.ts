import { useRef } from 'react';
import type { ModalityDraft } from '../../shared/api/commands.ts';
import type { CaseView } from '../../shared/api/views.ts';
import type { Modality, SiteChoice } from '../../shared/domain/site.ts';
import { type Write, useCaseRecord } from '../parts/writes.ts';
import { agreementFor, proposalFor } from './planned.ts';
import { type SiteDraft, isOffDefault } from './SiteAndAgreement.tsx';

/** Records a modality's plan and, where the place is not the default, the agreement behind it; answers whether both were taken. */
export function usePlanWrite(view: CaseView): { save(plan: ModalityDraft, draft?: SiteDraft, site?: SiteChoice | null): Promise<boolean>; refusal: Write<unknown, unknown>['refusal']; busy: boolean } {
  const record = useCaseRecord(view.summary.id);
  const saving = useRef(false);
  const both = async (plan: ModalityDraft, draft?: SiteDraft, site: SiteChoice | null = null) => {
    const planned = await record.run({ type: 'modalityPlanned', plan });
    if (planned === null) return false;
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
  return { save, refusal: record.refusal, busy: record.busy };
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
