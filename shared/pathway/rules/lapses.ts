import { z } from 'zod';
import { type CaseRecord, hasBegun, lastDiscussion } from '../../domain/caseRecord.ts';
import { IsoDate, plainDay } from '../../domain/dates.ts';
import { PractitionerId } from '../../domain/ids.ts';
import { modalityName } from '../../domain/plan.ts';
import { type Designation, mayTreat } from '../../domain/practitioner.ts';
import { Modality } from '../../domain/site.ts';
import type { Block } from '../statement.ts';
import { practitionersTopic } from './practitioners.ts';
import { setDays } from './treatmentDays.ts';

/** A practitioner named for a treatment that has not begun, who had the standing for it when named; the days it is meant for, none where none is set. */
export const AwaitedTreatment = z.strictObject({ practitionerId: PractitionerId, name: z.string(), modality: Modality, days: z.array(IsoDate) });
export type AwaitedTreatment = z.infer<typeof AwaitedTreatment>;

/** The treatments a plan still waits for, from the moment somebody is named until treatment begins. */
export function awaitedTreatments(record: CaseRecord): AwaitedTreatment[] {
  const discussion = lastDiscussion(record);
  const stands = discussion !== undefined && (discussion.outcome === null || discussion.outcome.kind === 'agreed') && record.followUp === null;
  if (!stands) return [];
  return record.plan.modalities.flatMap((plan) => {
    if (!('practitioners' in plan) || hasBegun(record, plan.modality)) return [];
    const { modality } = plan;
    const days = setDays(record, plan);
    return plan.practitioners
      .filter(({ designations }) => [discussion.meeting.date, ...days].some((day) => mayTreat(designations, modality, day)))
      .map(({ practitionerId, name }) => ({ practitionerId, name, modality, days }));
  });
}

/**
 * K6, P6a after the naming: who, by the directory as it is now, no longer may give the treatment on one of its days (today where no
 * day is set). A plan keeps the standing of the day it was made, so this is the only place that notices a designation that ended since.
 */
export function lapseFlags(awaited: readonly AwaitedTreatment[], designationsOf: (practitionerId: string) => readonly Designation[] | null, today: IsoDate): Block[] {
  return awaited.flatMap(({ practitionerId, name, modality, days }) => {
    const designations = designationsOf(practitionerId);
    const day = (days.length > 0 ? days : [today]).find((each) => designations === null || !mayTreat(designations, modality, each));
    if (day === undefined) return [];
    const text = `${name} is no longer designated for ${modalityName(modality)} on ${plainDay(day)}: ${whyNot(designations, modality, day)}.`;
    return [{ topic: practitionersTopic(modality), text, clauses: modality === 'surgery' ? ['K6', 'P6a'] : ['K6'], missing: [] }];
  });
}

function whyNot(designations: readonly Designation[] | null, modality: Modality, day: IsoDate): string {
  if (designations === null) return 'the directory no longer lists them';
  const standings = designations.filter((each) => each.modality === modality && each.status !== 'contact');
  const ended = standings.flatMap(({ until }) => (until !== null && until < day ? [until] : [])).sort().at(-1);
  const [begins] = standings.flatMap(({ from }) => (from !== null && from > day ? [from] : [])).sort();
  const parts = [...(ended === undefined ? [] : [`the standing ended on ${plainDay(ended)}`]), ...(begins === undefined ? [] : [`one begins on ${plainDay(begins)}`])];
  return parts.length === 0 ? 'the directory no longer gives them a standing for it' : parts.join(' and ');
}
