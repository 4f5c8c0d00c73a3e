import type { SinceSeal } from '../../../shared/api/sinceSealView.ts';
import type { AgendaLine, CaseView, MeetingView } from '../../../shared/api/views.ts';
import { arrangementWords } from '../../../shared/domain/arrangementWords.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { ModalityPlan, OffDefaultAgreement, Plan, PlannedPractitioner } from '../../../shared/domain/plan.ts';
import { mayTreat } from '../../../shared/domain/practitioner.ts';
import { workUpOf } from '../../../shared/domain/readinessWords.ts';
import type { Modality } from '../../../shared/domain/site.ts';
import { type Pathway, reviewIsOverdue } from '../../../shared/pathway/pathway.ts';
import { offDefaultClauses } from '../../../shared/pathway/rules/offDefault.ts';
import { acceptedDays } from '../../../shared/pathway/rules/treatmentDays.ts';
import type { Topic } from '../../../shared/pathway/statement.ts';
import type { CaseOutcome, MeetingOutcomes } from './outcomes.ts';

/** What an export is made from. */
export type ExportSource = {
  readonly meeting: MeetingView;
  /** The cases of the agenda and those taken off it, as they stood at the close, in any order; without those whose record could not be read then. */
  readonly cases: readonly CaseView[];
  readonly workspacePathway: Pathway;
  /** What stands otherwise now than at the seal. */
  readonly since: SinceSeal;
  /** The day of the close; decides only whether the pathway's review was overdue. */
  readonly today: IsoDate;
};

/** The outcomes of a closed meeting in the order of its agenda. A case that could not be read stays in the list and says so. */
export function gatherOutcomes({ meeting, cases, workspacePathway, since, today }: ExportSource, seal: NonNullable<MeetingView['seal']>): MeetingOutcomes {
  const { id, title, version, issuedBy, approvedOn, reviewDue, reconstruction } = workspacePathway.document;
  const byId = new Map(cases.map((view) => [view.summary.id, view]));
  const { met, missing, unverified } = meeting.quorum;
  return {
    schema: 'mdt-desk/outcomes/1',
    pathway: { id, title, version, issuedBy, approvedOn, reviewDue, reconstruction, reviewOverdue: reviewIsOverdue(workspacePathway.document, today) },
    meeting: { id: meeting.id, ...meeting.details, attendees: meeting.attendees, quorum: { met, missing, unverified }, startedAt: meeting.startedAt, seal, addenda: meeting.addenda, comings: meeting.comings, pauses: meeting.pauses },
    cases: meeting.agenda.map((line, index) => caseOutcome(line, index + 1, byId.get(line.entry.caseId), meeting)),
    takenOff: meeting.takenOff.flatMap(({ inMinutes, name: _name, ...each }) => {
      const details = byId.get(each.caseId)?.details;
      return inMinutes ? [{ ...each, patient: details?.patient ?? null, diagnosis: details?.diagnosis.text ?? '' }] : [];
    }),
    sinceSeal: onlyChanges(since),
  };
}

function onlyChanges({ digestStands, cases }: SinceSeal): MeetingOutcomes['sinceSeal'] {
  const changed = cases.filter(({ record }) => record !== 'asSealed' && record !== 'notSealed');
  return digestStands && changed.length === 0 ? null : { digestStands, cases: changed };
}

function caseOutcome({ entry, outcome }: AgendaLine, order: number, view: CaseView | undefined, meeting: MeetingView): CaseOutcome {
  const { status, text, provisional } = outcome;
  const skipped = meeting.skipped.find(({ caseId }) => caseId === entry.caseId);
  const putAside = skipped === undefined ? null : { at: skipped.at, reason: skipped.reason };
  const common = { order, caseId: entry.caseId, status, text, provisional, putAside, listedWithout: entry.without };
  if (view === undefined) {
    return {
      ...common,
      text: 'The record of this case could not be read at the close.',
      pathwayVersion: null,
      patient: null,
      diagnosis: null,
      levels: [],
      question: '',
      presenter: '',
      keyWorker: '',
      workUp: [],
      retrospective: false,
      urgentTreatment: null,
      discussion: null,
      decision: null,
      practitioners: [],
      crossSite: [],
      actions: [],
      warnings: [],
      clauses: [],
    };
  }
  const { details, rules, summary, urgentTreatment } = view;
  const discussion = view.discussions.findLast((each) => each.meeting.meetingId === meeting.id);
  const decision = discussion?.outcome ? withOwnAgreements(discussion.outcome) : null;
  const plan = decision?.kind === 'agreed' ? decision.plan : null;
  return {
    ...common,
    pathwayVersion: rules.pathwayVersion,
    patient: details.patient,
    diagnosis: details.diagnosis,
    levels: details.tumour.levels,
    question: details.question,
    presenter: details.presenter,
    keyWorker: details.keyWorker,
    workUp: workUpOf(view.readiness).map(({ item, state, on, text: why }) => ({ item, state, on, text: why })),
    retrospective: summary.retrospective,
    urgentTreatment: urgentTreatment && {
      treatment: urgentTreatment.treatment,
      consulted: urgentTreatment.consultation?.consulted ?? [],
      notPossibleBecause: urgentTreatment.consultation?.notPossibleBecause ?? '',
    },
    discussion: discussion
      ? { startedAt: discussion.startedAt, endedAt: discussion.endedAt, rolesPresent: discussion.meeting.rolesPresent, quorate: discussion.meeting.quorate }
      : null,
    decision,
    practitioners: plan?.modalities.flatMap((entry) => standings(entry, view, meeting.details.date)) ?? [],
    crossSite: plan === null ? [] : crossSite(view, plan),
    actions: summary.openItems.filter(({ kind }) => kind === 'action').map(({ words, owner, due }) => ({ words, owner, due })),
    warnings: plan === null ? [] : view.warnings.map(({ text, clauses }) => `${text} (${clauses.join(', ')})`),
    clauses: plan === null ? [] : clausesOf(plan, view),
  };
}

/** Agreements count only for the site that was decided on: one for a site that was given up again is not part of the decision (I2). */
function withOwnAgreements(decision: NonNullable<CaseOutcome['decision']>): NonNullable<CaseOutcome['decision']> {
  if (decision.kind !== 'agreed') return decision;
  const { modalities, offDefault } = decision.plan;
  const isOwn = ({ modality, site, replaces }: OffDefaultAgreement): boolean =>
    site.id !== replaces && modalities.some((entry) => entry.modality === modality && entry.site?.id === site.id && entry.site.name === site.name);
  return { ...decision, plan: { ...decision.plan, offDefault: offDefault.filter(isOwn) } };
}

function standings(entry: ModalityPlan, { arrangements }: CaseView, meetingDay: IsoDate): CaseOutcome['practitioners'] {
  if (!('practitioners' in entry)) return [];
  const day = entry.modality === 'surgery' ? (acceptedDays(entry, arrangements)[0] ?? entry.operatingDate ?? entry.operatingWindow?.from ?? meetingDay) : meetingDay;
  return entry.practitioners.map(({ name, part, homeSite, designations }) => ({ modality: entry.modality, name, part, homeSite, standing: standing(designations, entry.modality, day) }));
}

/** On what ground somebody may treat on that day, as the plan recorded it (K6). */
function standing(designations: PlannedPractitioner['designations'], modality: Modality, day: IsoDate): string {
  const held = designations.find((designation) => mayTreat([designation], modality, day));
  if (held) return `${held.status === 'core' ? 'core member' : 'designated'}${held.unverified === null ? '' : ', unverified'}`;
  return designations.some((designation) => designation.status === 'contact' && designation.modality === modality) ? 'contact only' : 'neither core nor designated';
}

function crossSite({ arrangements }: CaseView, plan: Plan): CaseOutcome['crossSite'] {
  const surgeons = new Set(plan.modalities.flatMap((entry) => (entry.modality === 'surgery' ? entry.practitioners.map(({ practitionerId }) => practitionerId) : [])));
  return arrangements
    .filter(({ request, status }) => surgeons.has(request.practitionerId) && status !== 'cancelled')
    .map(({ request, status }) => ({ surgeon: request.surgeonName, homeSite: request.homeSite, hostSite: request.hostSite, status, statusText: arrangementWords[status] }));
}

/** The clauses behind the proposed sites of what is planned, agreements on other sites, who may treat (K6, P6a), what was warned of, and a visiting surgeon (K5). */
function clausesOf(plan: Plan, { rules, arrangements, warnings }: CaseView): string[] {
  const topics: readonly Topic[] = plan.modalities.flatMap(({ modality }): Topic[] => (modality === 'surgery' ? ['surgerySite'] : modality === 'radiotherapy' ? ['radiotherapySite'] : []));
  const proposed = rules.proposals.filter(({ topic }) => topics.includes(topic)).flatMap(({ clauses }) => clauses);
  const offDefault = plan.offDefault.flatMap(({ modality }) => offDefaultClauses(modality));
  const treating = plan.modalities.flatMap((entry) => (!('practitioners' in entry) || entry.practitioners.length === 0 ? [] : entry.modality === 'surgery' ? ['K6', 'P6a'] : ['K6']));
  const warned = warnings.flatMap(({ clauses }) => clauses);
  const visiting = arrangements.some(({ status }) => status !== 'cancelled') ? ['K5'] : [];
  return [...new Set([...proposed, ...offDefault, ...treating, ...warned, ...visiting])];
}
