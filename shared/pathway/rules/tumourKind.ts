import type { RuleFacts } from '../../domain/tumour.ts';

/** K1 and K7 speak of primary bone tumours, giant cell tumours too (D3). */
export function isPrimaryBoneTumour({ tissue, origin }: Pick<RuleFacts, 'tissue' | 'origin'>): boolean {
  return tissue === 'bone' && origin === 'primary';
}

/** K2a, K6, P6 and P4 speak of sarcomas. While nobody recorded that it is none, it is held as one (D3). */
export function isHeldAsSarcoma({ sarcoma }: Pick<RuleFacts, 'sarcoma'>): boolean {
  return sarcoma !== 'no';
}
