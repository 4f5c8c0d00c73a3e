import type { Morphology, Patient, CaseDetails } from '../../../shared/domain/case.ts';
import { NhsNumberStatus } from '../../../shared/domain/nhsNumberSchema.ts';
import type { Answer, TumourFacts } from '../../../shared/domain/tumour.ts';

const unknownWords = /^(|unknown|not known|not recorded|not stated|n\/?k|u\/?k|u|\?+|tbc|tba|tbd|-+|n\/?a)$/i;

/** True for a cell that says nothing: blank, "unknown", "?", "n/k" and the like. */
export function saysNothing(text: string): boolean {
  return text === '' || unknownWords.test(text);
}

/** Yes, no or unknown as people type them; null for other words. */
export function readAnswer(text: string): Answer | null {
  if (saysNothing(text)) return 'unknown';
  if (/^(y|yes|true|t|1|positive|present)$/i.test(text)) return 'yes';
  if (/^(n|no|none|nil|false|f|0|negative|absent)$/i.test(text)) return 'no';
  return null;
}

/** Clinical urgency: yes or no, or one of the words waiting lists use; null for other words. */
export function readUrgency(text: string): Answer | null {
  if (/^(urgent|emergency|immediate|high|asap)$/i.test(text)) return 'yes';
  if (/^(routine|non[- ]?urgent|not urgent|elective|low|normal|standard)$/i.test(text)) return 'no';
  return readAnswer(text);
}

/** The letters and codes of sex: F and 2 are female, M and 1 male, 9 indeterminate (NHS Data Dictionary); null for other words. */
export function readSex(text: string): Patient['sex'] | null {
  if (/^(f|female|woman|2)$/i.test(text)) return 'female';
  if (/^(m|male|man|1)$/i.test(text)) return 'male';
  if (/^(i|indeterminate|9)$/i.test(text)) return 'indeterminate';
  return saysNothing(text) || text === '0' ? 'unknown' : null;
}

/** WHO performance status 0–4; 9 and blank are unknown; null for other words. */
export function readPerformanceStatus(text: string): CaseDetails['performanceStatus'] | null {
  if (saysNothing(text) || text === '9') return 'unknown';
  const grade = /^(?:(?:who|ecog|ps)\s*)*[:=]?\s*([0-4])$/i.exec(text)?.[1];
  // The pattern admits exactly the grades of the type.
  return (grade as CaseDetails['performanceStatus'] | undefined) ?? null;
}

/** Whether the tumour is suspected, confirmed or excluded; null for other words. */
export function readCertainty(text: string): TumourFacts['certainty'] | null {
  if (saysNothing(text)) return 'unknown';
  if (/unconfirmed|not (yet )?confirmed|suspect|query|possible|probable|provisional|awaiting|presumed|likely|^s$/i.test(text)) return 'suspected';
  if (/exclud|ruled out|no tumou?r|not a tumou?r|not cancer/i.test(text)) return 'excluded';
  if (/confirm|proven|histolog|established|^c$/i.test(text)) return 'confirmed';
  return null;
}

/** Bone, soft tissue or metastasis, as lists put all three in one column; null for other words. */
export function readTumourType(text: string): Pick<TumourFacts, 'tissue' | 'origin'> | null {
  if (saysNothing(text)) return { tissue: 'unknown', origin: 'unknown' };
  if (/metasta|secondary|\bmets?\b/i.test(text)) return { tissue: 'unknown', origin: 'metastatic' };
  const bone = /\bbon(e|y)\b|osseous|\bosteo/i.test(text);
  const soft = /\bsoft\b|\bsts\b/i.test(text);
  if (bone === soft) return null;
  return { tissue: bone ? 'bone' : 'softTissue', origin: 'primary' };
}

/** Primary or metastatic; null for other words. */
export function readOrigin(text: string): TumourFacts['origin'] | null {
  if (saysNothing(text)) return 'unknown';
  const metastatic = /metasta|secondary|\bmets?\b/i.test(text);
  const primary = /primary/i.test(text);
  if (metastatic === primary) return null;
  return metastatic ? 'metastatic' : 'primary';
}

/** Whether the stated approach is transnasal (K4): yes, or no where another one is stated; a column of yes and no is read as such. */
export function readTransnasal(text: string): Answer {
  const answer = readAnswer(text);
  if (answer !== null) return answer;
  if (/\b(non|not|no|without)\b[- ]?.*(trans|endo)-?nasal/i.test(text)) return 'no';
  if (/(trans|endo)-?\s?nasal/i.test(text)) return /\?|\bor\b|possible/i.test(text) ? 'unknown' : 'yes';
  return /\?|tbc|\bor\b|decide|discuss/i.test(text) ? 'unknown' : 'no';
}

const sarcomaWords = /sarcoma\b|chordoma|\bewing|\bmpnst\b|malignant peripheral nerve sheath/i;
const otherBoneTumourWords =
  /giant[- ]cell tumou?r|\bgctb?\b|osteoblastoma|osteoid osteoma|aneurysmal bone cyst|\babc\b|ha?emangioma|osteochondroma|enchondroma|fibrous dysplasia/i;
const doubtfulWords = /\b(no|not|non|without|exclude[ds]?|unlikely|vs|versus|or)\b|\bmalignant giant|\bbenign (notochord|chordoma)/i;

/**
 * Whether the words of a diagnosis name a sarcoma (chordoma too, which sarcoma MDTs treat as one) or another primary bone
 * tumour. Unknown for other words, and where the words deny or weigh it.
 */
export function sarcomaFromDiagnosis(text: string): Answer {
  const sarcoma = sarcomaWords.test(text);
  const other = otherBoneTumourWords.test(text);
  if (sarcoma === other || doubtfulWords.test(text)) return 'unknown';
  return sarcoma ? 'yes' : 'no';
}

/** A morphology code with its edition, as far as the code alone tells it: Ewing sarcoma was renumbered in ICD-O-3.2. */
export function readMorphology(text: string, diagnosis: string): Morphology {
  const code = /(?:^|[^0-9])([89]\d{3})\s*\/\s*(\d)/.exec(text);
  const plain = code ? `${code[1]}/${code[2]}` : text.trim();
  if (plain === '9364/3') return { code: plain, edition: 'ICD-O-3.2' };
  return { code: plain, edition: plain === '9260/3' && /ewing/i.test(diagnosis) ? 'ICD-O-3.1' : 'unknown' };
}

/** The two-digit code of the NHS number's status, alone or before its meaning: "01" or "01 - verified"; null for other words. */
export function readNhsNumberStatus(text: string): NhsNumberStatus | null {
  const code = /^0?(\d)(?!\d)/.exec(text)?.[1];
  return NhsNumberStatus.safeParse(`0${code}`).data ?? null;
}
