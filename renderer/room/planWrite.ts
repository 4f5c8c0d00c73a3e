import { useRef } from 'react';
import type { CaseCommand, ModalityDraft } from '../../shared/api/commands.ts';
import type { CaseView } from '../../shared/api/views.ts';
import { modalityName } from '../../shared/domain/plan.ts';
import type { Modality, SiteChoice } from '../../shared/domain/site.ts';
import { lastRead } from '../parts/reads.ts';
import { type Write, useCaseRecord } from '../parts/writes.ts';
import { useOvertaken } from './overtaken.ts';
import { agreementFor, plannedFor, proposalFor } from './planned.ts';
import { type SiteDraft, isOffDefault } from './SiteAndAgreement.tsx';

/**
 * Records a modality's plan together with the agreement behind it where the place is not the default: both or neither. Answers whether
 * they were taken. Refuses once where the same was planned elsewhere while the form was open: nobody's plan is replaced unseen.
 */
export function usePlanWrite(view: CaseView): { save(plan: ModalityDraft, draft?: SiteDraft, site?: SiteChoice | null): Promise<boolean>; refusal: Write<unknown, unknown>['refusal']; busy: boolean } {
  const record = useCaseRecord(view.summary.id);
  const overtaken = useOvertaken(view);
  const saving = useRef(false);
  const once = async (plan: ModalityDraft, draft?: SiteDraft, site: SiteChoice | null = null) => {
    if (overtaken.refuses({ name: modalityName(plan.modality), of: (seen) => plannedFor(seen, plan.modality), recordedAs: 'modalityPlanned' })) return false;
    const now = lastRead('case.read', { caseId: view.summary.id }) ?? view;
    const agreed = draft === undefined || site === null ? [] : agreementOn(now, plan.modality, draft, site);
    return (await record.run([{ type: 'modalityPlanned', plan }, ...agreed])) !== null;
  };
  // Pressed again while it is recorded, its end would close the form opened next.
  const save = async (...of: Parameters<typeof once>) => {
    if (saving.current) return false;
    saving.current = true;
    try {
      return await once(...of);
    } finally {
      saving.current = false;
    }
  };
  return { save, refusal: overtaken.refusal ?? record.refusal, busy: record.busy };
}

/** The agreement to record with a plan: none for the default place, nor where the very same agreement stands already (K3, F3). */
function agreementOn(view: CaseView, planned: ModalityDraft['modality'], draft: SiteDraft, site: SiteChoice): CaseCommand[] {
  // Only the three treatments have a site draft.
  const modality = planned as Modality;
  if (!isOffDefault(draft, proposalFor(view, modality))) return [];
  if (plannedFor(view, modality)?.site?.id === site.id && isRecorded(view, modality, draft)) return [];
  const { reason, words, agreedBy, dissentedBy } = draft;
  return [{ type: 'offDefaultAgreed', agreement: { modality, site, reason, words, agreedBy: [...agreedBy], dissentedBy: [...dissentedBy] } }];
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
