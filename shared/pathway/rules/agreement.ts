import { currentArrangements, type CaseRecord, factsOf } from '../../domain/caseRecord.ts';
import { type IsoDate, plainDay } from '../../domain/dates.ts';
import { modalityName, planFor, type PlannedPractitioner } from '../../domain/plan.ts';
import type { RuleFacts } from '../../domain/tumour.ts';
import type { Pathway } from '../pathway.ts';
import type { Block } from '../statement.ts';
import { crossSiteBlocks, homeSiteNotes } from './crossSite.ts';
import { offDefaultBlocks, unnamedPlaceWarnings } from './offDefault.ts';
import { standingBlocks, standingWarnings } from './practitioners.ts';
import { radiotherapySiteProposal, radiotherapyStatement } from './radiotherapySite.ts';
import { scopeOf } from './scope.ts';
import { missingForCraniocervicalRule, surgerySiteProposal } from './surgerySite.ts';
import { treatmentDays } from './treatmentDays.ts';

/** Everything that stands in the way of agreeing the plan as it is, each with its clause (I2, I4, I7, I8). `today` is the day of the decision. */
export function agreementBlocks(pathway: Pathway, record: CaseRecord, today: IsoDate): Block[] {
  const facts = factsOf(record);
  return [
    ...scopeBlocks(pathway, facts),
    ...wholePlanBlocks(record),
    ...surgerySiteBlocks(pathway, record),
    ...surgeonBlocks(record, today),
    ...surgeryCrossSiteBlocks(pathway, record),
    ...radiotherapySiteBlocks(pathway, record),
    ...radiotherapyPractitionerBlocks(record, today),
    ...systemicBlocks(record, today),
    ...pathologyBlocks(record),
  ];
}

/** What the meeting should hear before it agrees and that does not hold the plan back. */
export function agreementWarnings(pathway: Pathway, record: CaseRecord, today: IsoDate): Block[] {
  const facts = factsOf(record);
  const { plan } = record;
  const [surgery, radiotherapy, systemic] = [planFor(plan, 'surgery'), planFor(plan, 'radiotherapy'), planFor(plan, 'systemic')];
  return [
    ...(surgery?.site ? unnamedPlaceWarnings(pathway, surgery.site, surgerySiteProposal(pathway, facts)) : []),
    ...(surgery ? homeSiteNotes(surgery) : []),
    ...[surgery, radiotherapy, systemic].flatMap((entry) => (entry ? standingWarnings(facts, entry, treatmentDays(record, entry, today)) : [])),
    ...[radiotherapy, systemic].flatMap((entry) =>
      entry && entry.practitioners.length === 0
        ? [
            {
              topic: entry.modality === 'radiotherapy' ? ('radiotherapyPractitioners' as const) : ('systemicPractitioners' as const),
              text: 'No practitioner is named. Before treatment starts, one who is core or designated has to be.',
              clauses: ['K6', 'C6'],
              missing: [],
            },
          ]
        : [],
    ),
  ];
}

/** I7: no adult outcome for a case that belongs to another pathway, nor while that cannot be told. */
function scopeBlocks(pathway: Pathway, facts: RuleFacts): Block[] {
  const { to, text, clauses, missing } = scopeOf(pathway, facts);
  return to === 'undecided' ? [{ topic: 'scope', text, clauses, missing }] : exitBlocks(pathway, facts);
}

/** I7: the facts say that the case belongs to another pathway (C2, C3), or that there is no tumour (D2). */
export function exitBlocks(pathway: Pathway, facts: RuleFacts): Block[] {
  const { to, text, clauses, missing } = scopeOf(pathway, facts);
  return to === 'childrensPathway' || to === 'msccPathway' || to === 'discharge' ? [{ topic: 'scope', text, clauses, missing }] : [];
}

function wholePlanBlocks({ plan }: CaseRecord): Block[] {
  const block = (text: string): Block => ({ topic: 'plan', text, clauses: [], missing: [] });
  const window = planFor(plan, 'surgery')?.operatingWindow;
  return [
    ...(plan.modalities.length === 0 ? [block('Nothing is planned yet.')] : []),
    ...(plan.notes.intent === null ? [block('The intent of the plan is not chosen.')] : []),
    ...plan.modalities.flatMap((entry) => ('practitioners' in entry && entry.practitioners.length > 0 && leads(entry) !== 1 ? [block(`Name one lead for ${modalityName(entry.modality)}: ${leads(entry) === 0 ? 'nobody is' : `${leads(entry)} are`}.`)] : [])),
    ...(window !== null && window !== undefined && window.to < window.from ? [block(`The window for the operation ends on ${plainDay(window.to)}, before it begins on ${plainDay(window.from)}.`)] : []),
    ...plan.modalities.flatMap((entry) => ('detail' in entry && entry.detail === '' ? [block(`Say what is meant by ${modalityName(entry.modality)}.`)] : [])),
  ];
}

function leads({ practitioners }: { readonly practitioners: readonly PlannedPractitioner[] }): number {
  return practitioners.filter(({ part }) => part === 'lead').length;
}

/** K4, K1b, K3, F3: a site is chosen, K4's facts are known, and another site than the default is agreed. */
export function surgerySiteBlocks(pathway: Pathway, record: CaseRecord): Block[] {
  const surgery = planFor(record.plan, 'surgery');
  if (!surgery) return [];
  const facts = factsOf(record);
  const missing = missingForCraniocervicalRule(facts);
  const proposed = surgerySiteProposal(pathway, facts);
  return [
    ...(surgery.site === null ? [{ topic: 'surgerySite' as const, text: 'No site is chosen for surgery.', clauses: proposed.clauses, missing: [] }] : []),
    ...(missing.length > 0
      ? [{ topic: 'surgerySite' as const, text: craniocervicalQuestion(pathway, facts), clauses: ['K4'], missing }]
      : []),
    ...(surgery.site === null ? [] : offDefaultBlocks('surgery', surgery.site, proposed, record.plan.offDefault)),
  ];
}

/** What has to be recorded before K4 can decide between the two centres; where levels and answer speak against each other, that is said. */
function craniocervicalQuestion({ rules }: Pathway, { levels, skullBase }: RuleFacts): string {
  const between = `decide between ${rules.craniocervicalSurgerySite} and ${rules.surgerySite}`;
  if (skullBase === 'no' && levels.includes('skullBase')) {
    return `The skull base is among the levels, and its involvement is recorded as "no": correct one of the two. They ${between}.`;
  }
  return `Record skull base involvement and approach first: they ${between}.`;
}

/** K6, P6a: at least one surgeon is named and each may operate on the day. */
export function surgeonBlocks(record: CaseRecord, today: IsoDate): Block[] {
  const surgery = planFor(record.plan, 'surgery');
  if (!surgery) return [];
  if (surgery.practitioners.length === 0) return [{ topic: 'surgeons', text: 'No surgeon is named.', clauses: ['K6'], missing: [] }];
  return standingBlocks(factsOf(record), surgery, treatmentDays(record, surgery, today));
}

/** K5: every visiting surgeon has been asked and has not declined. */
export function surgeryCrossSiteBlocks(pathway: Pathway, record: CaseRecord): Block[] {
  const surgery = planFor(record.plan, 'surgery');
  return surgery ? crossSiteBlocks(pathway, surgery, currentArrangements(record)) : [];
}

/** K7: a site is chosen, and one other than UCLH is agreed where the tumour is a primary bone tumour. */
export function radiotherapySiteBlocks(pathway: Pathway, record: CaseRecord): Block[] {
  const radiotherapy = planFor(record.plan, 'radiotherapy');
  if (!radiotherapy) return [];
  const facts = factsOf(record);
  const unknown = radiotherapyStatement(facts);
  return [
    ...(radiotherapy.site === null ? [{ topic: 'radiotherapySite' as const, text: 'No site is chosen for radiotherapy.', clauses: ['K7'], missing: [] }] : []),
    ...(unknown !== null && unknown.missing.length > 0 ? [{ topic: 'radiotherapySite' as const, text: unknown.text, clauses: unknown.clauses, missing: unknown.missing }] : []),
    ...(radiotherapy.site === null ? [] : offDefaultBlocks('radiotherapy', radiotherapy.site, radiotherapySiteProposal(pathway, facts), record.plan.offDefault)),
  ];
}

export function radiotherapyPractitionerBlocks(record: CaseRecord, today: IsoDate): Block[] {
  const radiotherapy = planFor(record.plan, 'radiotherapy');
  return radiotherapy ? standingBlocks(factsOf(record), radiotherapy, treatmentDays(record, radiotherapy, today)) : [];
}

export function systemicBlocks(record: CaseRecord, today: IsoDate): Block[] {
  const systemic = planFor(record.plan, 'systemic');
  return systemic ? standingBlocks(factsOf(record), systemic, treatmentDays(record, systemic, today)) : [];
}

/** P4, D2: the specialist review found no tumour of this pathway, and treatment for one is planned. */
export function reviewFindings(record: CaseRecord): Block[] {
  if (record.pathologyReview?.result !== 'notATumour' || !treats(record)) return [];
  return [{ topic: 'pathologyReview', text: 'The specialist pathology review found no tumour of this pathway: no treatment for one can be agreed.', clauses: ['P4', 'D2'], missing: [] }];
}

/** Whether the plan treats the tumour, palliation too; surveillance and further investigation do not. */
function treats({ plan }: CaseRecord): boolean {
  return plan.modalities.some(({ modality }) => ['surgery', 'radiotherapy', 'systemic', 'palliative'].includes(modality));
}

/** P4, D8 (I8): treatment without the specialist pathology review only on the condition of that review. */
function pathologyBlocks(record: CaseRecord): Block[] {
  const reviewed = factsOf(record).pathologyReviewed === 'yes';
  const conditional = record.plan.notes.conditions.some(({ kind }) => kind === 'pathologyReview');
  const findings = reviewFindings(record);
  if (findings.length > 0 || !treats(record) || reviewed || conditional) return findings;
  return [
    {
      topic: 'pathologyReview',
      text: 'The pathology has not been reviewed by a specialist sarcoma pathologist: agree the treatment on the condition of that review, or plan the investigation only.',
      clauses: ['P4'],
      missing: [],
    },
  ];
}
