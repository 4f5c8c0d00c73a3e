import type { RuleFacts } from '../../shared/domain/tumour.ts';
import { answerRules } from '../../shared/pathway/rules.ts';
import { pathway } from '../fakes/pathway.ts';
import { facts } from '../fakes/records.ts';
import { inTurns } from './measure.ts';
import type { Line } from './report.ts';

const times = 2_000;
const limitMicroseconds = 100;

/** The two sites as somebody in a hurry would write them: no reasons, no clauses, no missing facts. What the explanations cost is the ratio. */
function byHand({ ageAtReferral, metastaticCordCompression, origin, tissue, skullBase, transnasal }: RuleFacts): string {
  if (ageAtReferral !== null && ageAtReferral < 16) return 'children';
  if (origin !== 'primary' && metastaticCordCompression === 'yes') return 'MSCC';
  const surgery = skullBase === 'yes' || transnasal === 'yes' ? 'NHNN' : 'RNOH';
  switch (tissue) {
    case 'bone':
      return `${surgery} UCLH`;
    default:
      return surgery;
  }
}

/** The rules for one case, against the limit of 100 µs, and beside a switch written by hand. */
export async function rules(): Promise<Line[]> {
  const asked = [facts(), facts({ skullBase: 'yes' }), facts({ tissue: 'softTissue', urgent: 'yes' }), facts({ ageAtReferral: 12 }), facts({ sarcoma: 'unknown', levels: [], skullBase: 'unknown', pathologyReviewed: 'no' })];
  const medians = await inTurns(
    [
      {
        name: 'ours',
        turn: () => {
          for (let index = 0; index < times; index += 1) answerRules(pathway, asked[index % asked.length] ?? facts());
        },
      },
      {
        name: 'by hand',
        turn: () => {
          for (let index = 0; index < times; index += 1) byHand(asked[index % asked.length] ?? facts());
        },
      },
    ],
    40,
  );
  const [ours = 0, hand = 0] = ['ours', 'by hand'].map((name) => ((medians.get(name) ?? 0) / times) * 1000);
  return [
    { what: 'rules for one case', ours: `${ours.toFixed(2)} µs`, against: `${limitMicroseconds} µs limit`, ratio: ours / limitMicroseconds, bar: 1 },
    { what: 'rules for one case', ours: `${ours.toFixed(2)} µs`, against: `${hand.toFixed(3)} µs switch by hand`, ratio: ours / hand, bar: null },
  ];
}
