import type { ReactNode } from 'react';
import type { CaseView, MeetingView, Workspace } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { OffDefaultAgreement } from '../../shared/domain/plan.ts';
import type { Modality, SiteChoice } from '../../shared/domain/site.ts';
import type { Proposal } from '../../shared/pathway/statement.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { ChoiceField, TextArea, TextField, TickField } from '../parts/Field.tsx';
import { Hold, Unverified } from '../parts/Hold.tsx';
import { offDefaultReasonWords, roleWords } from '../parts/words.ts';
import { agreementFor, proposalFor } from './planned.ts';

/** A site as a form holds it, with the off-default agreement as far as it is filled in. */
export type SiteDraft = {
  readonly id: string;
  readonly otherName: string;
  readonly reason: OffDefaultAgreement['reason'];
  readonly words: string;
  readonly agreedBy: readonly Role[];
  readonly dissentedBy: readonly Role[];
};

/** The draft a form opens with: what is planned, else what the pathway proposes. Nobody agrees to another site until somebody ticks it. */
export function openingSite(view: CaseView, modality: Modality, planned: SiteChoice | null | undefined): SiteDraft {
  const id = planned?.id ?? proposalFor(view, modality)?.site ?? '';
  const agreement = agreementFor(view, modality, id);
  return {
    id,
    otherName: planned?.id === 'other' ? planned.name : '',
    reason: agreement?.reason ?? 'expertise',
    words: agreement?.words ?? '',
    agreedBy: agreement?.agreedBy ?? [],
    dissentedBy: agreement?.dissentedBy ?? [],
  };
}

/** The draft for another place: whoever agreed to one has not agreed to the other. */
function atSite(draft: SiteDraft, view: CaseView, modality: Modality, { id, otherName }: Pick<SiteDraft, 'id' | 'otherName'>): SiteDraft {
  const agreement = id === 'other' ? undefined : agreementFor(view, modality, id);
  return { ...draft, id, otherName, agreedBy: agreement?.agreedBy ?? [], dissentedBy: agreement?.dissentedBy ?? [] };
}

/** The draft as the core takes it; null while nothing is chosen. */
export function chosenSite(draft: SiteDraft, workspace: Workspace): SiteChoice | null {
  if (draft.id === '') return null;
  if (draft.id === 'other') return { id: 'other', name: draft.otherName };
  return { id: draft.id, name: workspace.pathway.sites.find((site) => site.id === draft.id)?.name ?? draft.id };
}

/** Whether the chosen place is another than the default, so that the agreement is asked for (K3, F3; K7). */
export function isOffDefault(draft: SiteDraft, proposal: Proposal | undefined): boolean {
  return proposal !== undefined && draft.id !== '' && draft.id !== proposal.site;
}

type Props = { draft: SiteDraft; onChange: (draft: SiteDraft) => void; modality: Modality; view: CaseView; meeting: MeetingView; workspace: Workspace };

/** The place of treatment with its clause, and in place the agreement record where it is not the default. */
export function SiteAndAgreement({ draft, onChange, modality, view, meeting, workspace }: Props): ReactNode {
  const proposal = proposalFor(view, modality);
  const sites = workspace.pathway.sites.filter((site) => site.offers.includes(modality) || site.id === proposal?.site);
  const chosen = workspace.pathway.sites.find((site) => site.id === draft.id);
  const words: Record<string, string> = {
    ...Object.fromEntries(sites.map((site) => [site.id, `${site.shortName}${site.id === proposal?.site ? ' – default' : ''}`])),
    other: 'Another place',
  };
  return (
    <>
      <div className="site-line">
        <ChoiceField label="Site" name="site" words={words} value={draft.id} onChoose={(id) => onChange(atSite(draft, view, modality, { id, otherName: draft.otherName }))} empty="Not chosen yet" />
        {proposal === undefined ? null : (
          <p className="site-clause">
            <Clauses ids={proposal.clauses} /> <Hold as={proposal.holds} />
            {chosen !== undefined && chosen.unverified.length > 0 ? <Unverified why={chosen.unverified.join(' ')} /> : null}
          </p>
        )}
      </div>
      {draft.id === 'other' ? <TextField label="Name of the place" name="name" value={draft.otherName} onChange={(event) => onChange(atSite(draft, view, modality, { id: 'other', otherName: event.target.value }))} /> : null}
      {isOffDefault(draft, proposal) ? <Agreement draft={draft} onChange={onChange} present={meeting.quorum.present} replaces={proposal?.site ?? ''} clauses={proposal?.clauses ?? []} /> : null}
    </>
  );
}

function Agreement({ draft, onChange, present, replaces, clauses }: { draft: SiteDraft; onChange: (draft: SiteDraft) => void; present: readonly Role[]; replaces: string; clauses: readonly string[] }): ReactNode {
  const toggled = (roles: readonly Role[], role: Role) => (roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role]);
  const everybody = present.filter((role) => !draft.dissentedBy.includes(role));
  return (
    <fieldset className="agreement">
      <legend>
        Off-default agreement: not at {replaces} <Clauses ids={clauses} />
      </legend>
      <ChoiceField label="Reason" name="reason" words={offDefaultReasonWords} value={draft.reason} onChoose={(reason) => onChange({ ...draft, reason })} />
      <TextArea label="In words: why it is more appropriate there" name="words" value={draft.words} onChange={(event) => onChange({ ...draft, words: event.target.value })} />
      {present.length === 0 ? (
        <p className="small">Nobody is recorded as present. Record the attendance first (key T).</p>
      ) : (
        <>
          <fieldset className="ticks">
            <legend>Agreed by</legend>
            <TickField label="Everybody present" name="agreedBy" checked={everybody.every((role) => draft.agreedBy.includes(role))} onChange={(event) => onChange({ ...draft, agreedBy: event.target.checked ? everybody : [] })} />
            {present.map((role) => (
              <TickField key={role} label={roleWords[role]} checked={draft.agreedBy.includes(role)} onChange={() => onChange({ ...draft, agreedBy: toggled(draft.agreedBy, role) })} />
            ))}
          </fieldset>
          <details open={draft.dissentedBy.length > 0}>
            <summary>Dissent</summary>
            <fieldset className="ticks">
            <legend className="nhsuk-u-visually-hidden">Dissented</legend>
            {present.map((role) => (
              <TickField key={role} label={roleWords[role]} checked={draft.dissentedBy.includes(role)} onChange={() => onChange({ ...draft, dissentedBy: toggled(draft.dissentedBy, role), agreedBy: draft.agreedBy.filter((one) => one !== role) })} />
            ))}
            </fieldset>
          </details>
        </>
      )}
    </fieldset>
  );
}
