import type { IsoDate } from '../../../shared/domain/dates.ts';
import { readLevels } from '../../../shared/domain/vertebra.ts';
import { readDate, type Years } from './dates.ts';
import {
  readAnswer,
  readCertainty,
  readMorphology,
  readNhsNumberStatus,
  readOrigin,
  readPerformanceStatus,
  readSex,
  readTransnasal,
  readTumourType,
  readUrgency,
  sarcomaFromDiagnosis,
} from './values.ts';
import { readWorkUp } from './workUp.ts';

/** The readers of single cells for one file. */
export type CellReaders = ReturnType<typeof cellReaders>;

/**
 * Readers that remember what they have read: a list of thousands of rows holds few different answers and days. `today` tells a
 * booked date from a past one, and which century a two-digit year can mean.
 */
export function cellReaders(today: IsoDate) {
  const thisYear = Number(today.slice(0, 4));
  const births: Years = { from: thisYear - 110, to: thisYear };
  const recent: Years = { from: thisYear - 20, to: thisYear + 2 };
  return {
    answer: remembering(readAnswer),
    urgency: remembering(readUrgency),
    sex: remembering(readSex),
    performanceStatus: remembering(readPerformanceStatus),
    certainty: remembering(readCertainty),
    tumourType: remembering(readTumourType),
    origin: remembering(readOrigin),
    transnasal: remembering(readTransnasal),
    levels: remembering(readLevels),
    sarcoma: remembering(sarcomaFromDiagnosis),
    nhsNumberStatus: remembering(readNhsNumberStatus),
    morphology: readMorphology,
    dateOfBirth: remembering((text) => readDate(text, births)),
    referredOn: remembering((text) => readDate(text, recent)),
    imaging: remembering((text) => readWorkUp('imaging', text, today, recent)),
    biopsy: remembering((text) => readWorkUp('biopsy', text, today, recent)),
    pathologyReview: remembering((text) => readWorkUp('pathologyReview', text, today, recent)),
    molecular: remembering((text) => readWorkUp('molecular', text, today, recent)),
  };
}

function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text);
    if (value !== undefined) return value;
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}
