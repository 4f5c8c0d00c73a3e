import { answerRules } from '../../shared/pathway/rules.ts';
import { pathway } from '../fakes/pathway.ts';
import { facts } from '../fakes/records.ts';
import { inTurns } from './measure.ts';
import type { Line } from './report.ts';

const times = 2_000;
const limitMicroseconds = 100;

/** The rules for one case, against the limit of 100 µs. */
export async function rules(): Promise<Line> {
  const asked = [facts(), facts({ skullBase: 'yes' }), facts({ tissue: 'softTissue', urgent: 'yes' }), facts({ ageAtReferral: 12 }), facts({ sarcoma: 'unknown', levels: [], skullBase: 'unknown', pathologyReviewed: 'no' })];
  const medians = await inTurns(
    [
      {
        name: 'ours',
        turn: () => {
          for (let index = 0; index < times; index += 1) answerRules(pathway, asked[index % asked.length] ?? facts());
        },
      },
    ],
    40,
  );
  const microseconds = ((medians.get('ours') ?? 0) / times) * 1000;
  return { what: 'rules for one case', ours: `${microseconds.toFixed(1)} µs`, against: `${limitMicroseconds} µs limit`, ratio: microseconds / limitMicroseconds, bar: 1 };
}
