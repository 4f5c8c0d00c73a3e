import type { CaseDetails } from './case.ts';
import { readIcd10 } from './codeShape.ts';
import { vertebralLevels } from './vertebra.ts';

type Coded = Pick<CaseDetails, 'diagnosis' | 'tumour'>;

/** The codes of one place in the axial skeleton, and the levels that belong to them. */
const places: readonly { readonly codes: RegExp; readonly name: string; readonly levels: RegExp }[] = [
  { codes: /^(C41\.0|D16\.4)$/, name: 'the skull', levels: /^(skullBase|C[12])$/ },
  { codes: /^(C41\.2|D16\.6)$/, name: 'the vertebral column without sacrum and coccyx', levels: /^([CTL]\d+)$/ },
  { codes: /^(C41\.4|D16\.8)$/, name: 'the pelvis, sacrum and coccyx', levels: /^(S\d|coccyx|L5)$/ },
];

/**
 * Where facts, levels and codes do not seem to fit together, each in a sentence. Only ever a doubt for people to look at: nothing is
 * derived from a code, and bone or soft tissue least of all.
 */
export function entryDoubts({ diagnosis, tumour }: Coded): string[] {
  const read = readIcd10(diagnosis.icd10);
  const code = 'code' in read ? read.code : '';
  return [skullBaseDoubt(tumour), placeDoubt(code, tumour.levels), originDoubt(code, tumour.origin), editionDoubt(diagnosis.morphology)].filter((doubt) => doubt !== null);
}

/** Where surgery is proposed hangs on this fact (K4), and the drawing does not answer for it. */
function skullBaseDoubt({ levels, skullBase }: Coded['tumour']): string | null {
  return levels.includes('skullBase') && skullBase !== 'yes' ? `The skull base is marked among the levels; its involvement is recorded as ${skullBase}.` : null;
}

function placeDoubt(code: string, levels: readonly string[]): string | null {
  const place = places.find(({ codes }) => codes.test(code));
  if (place === undefined || levels.length === 0 || levels.some((level) => place.levels.test(level))) return null;
  const benign = code.startsWith('D');
  const sacral = levels.every((level) => vertebralLevels.indexOf(level) >= vertebralLevels.indexOf('S1'));
  const better = sacral ? `The sacrum and coccyx are ${benign ? 'D16.8' : 'C41.4'}.` : 'One of the two may be wrong.';
  return `${code} stands for ${place.name}; the levels marked are elsewhere. ${better}`;
}

function originDoubt(code: string, origin: string): string | null {
  if (/^C7[789]/.test(code) && origin === 'primary') return `${code} stands for a secondary tumour; the origin is recorded as primary.`;
  return /^C4[019]/.test(code) && origin === 'metastatic' ? `${code} stands for a primary tumour; the origin is recorded as metastatic.` : null;
}

/** Ewing sarcoma got a new code in ICD-O-3.2, where the old one no longer exists. */
function editionDoubt(morphology: Coded['diagnosis']['morphology']): string | null {
  if (morphology?.code === '9260/3' && morphology.edition === 'ICD-O-3.2') return '9260/3 is not in ICD-O-3.2: Ewing sarcoma is 9364/3 there.';
  if (morphology !== null && morphology.edition === 'unknown' && ['9260/3', '9364/3'].includes(morphology.code)) return `${morphology.code} means different things in different editions: say which edition it is from.`;
  return null;
}
