import type { Arrangement } from '../../domain/arrangement.ts';
import type { PlannedPractitioner, SurgeryPlan } from '../../domain/plan.ts';
import type { Pathway } from '../pathway.ts';
import type { Block } from '../statement.ts';

/** How arrangements name the host: the site's id, or the words for a place that is none of the pathway's sites. */
export function hostOf({ site }: Pick<SurgeryPlan, 'site'>): string {
  if (site === null) return '';
  return site.id === 'other' ? site.name : site.id;
}

/** The surgeons of a plan who operate away from their home site, and so need an arrangement (K5). */
export function visitingSurgeons(plan: Pick<SurgeryPlan, 'site' | 'practitioners'>): PlannedPractitioner[] {
  const { site } = plan;
  if (site === null) return [];
  return plan.practitioners.filter(({ homeSite }) => homeSite !== null && homeSite !== site.id);
}

/** The latest arrangement of a surgeon at a host site that was not cancelled. */
export function arrangementOf(arrangements: readonly Arrangement[], practitionerId: string, hostSite: string): Arrangement | undefined {
  return arrangements.findLast(({ request, status }) => request.practitionerId === practitionerId && request.hostSite === hostSite && status !== 'cancelled');
}

/** Visiting surgeons who were not asked yet, or who declined: their place in the plan is open (K5). */
export function crossSiteBlocks({ rules }: Pathway, plan: SurgeryPlan, arrangements: readonly Arrangement[]): Block[] {
  const host = hostOf(plan);
  return visitingSurgeons(plan).flatMap(({ practitionerId, name, homeSite }) => {
    const arrangement = arrangementOf(arrangements, practitionerId, host);
    if (arrangement !== undefined && arrangement.status !== 'declined') return [];
    const clauses = rules.crossSiteCentres.includes(host) && rules.crossSiteCentres.includes(homeSite ?? '') ? ['K5'] : [];
    const text = arrangement === undefined ? `${name} of ${homeSite} has not been asked yet to operate at ${host}.` : `${name} declined to operate at ${host}: choose another surgeon.`;
    return [{ topic: 'crossSite', text, clauses, missing: [] }];
  });
}

/** Visiting surgeons whose operation is not yet arranged by both sides (K5, I11). */
export function unarrangedSurgeons(plan: SurgeryPlan, arrangements: readonly Arrangement[]): PlannedPractitioner[] {
  return visitingSurgeons(plan).filter(({ practitionerId }) => {
    const status = arrangementOf(arrangements, practitionerId, hostOf(plan))?.status;
    return status !== 'arranged' && status !== 'done';
  });
}

/** Surgeons whose home site nobody recorded: whether they visit cannot be said. */
export function homeSiteNotes(plan: SurgeryPlan): Block[] {
  return plan.practitioners
    .filter(({ homeSite }) => homeSite === null)
    .map(({ name }) => ({ topic: 'crossSite', text: `The home site of ${name} is not in the directory, so nobody can say whether a visit has to be arranged.`, clauses: ['K5'], missing: [] }));
}
