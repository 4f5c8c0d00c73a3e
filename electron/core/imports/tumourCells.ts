import type { CellReaders } from './cellReaders.ts';
import type { Field } from './columns.ts';
import { cellOf, choose, derive, fault, note, notUnderstood, quoted, type RowReading, state } from './rowReading.ts';
import { saysNothing } from './values.ts';

/** Reads what a row says of the tumour. Bone or soft tissue comes from its own column, never from a code. */
export function readTumour(reading: RowReading, readers: CellReaders): void {
  readType(reading, readers);
  choose(reading, 'certainty', 'certainty', readers.certainty);
  const diagnosis = cellOf(reading, 'diagnosis');
  if (reading.values.certainty === 'unknown' && /^\s*(suspected|\?|query|possible|probable)/i.test(diagnosis)) {
    derive(reading, 'certainty', 'suspected');
    note(reading, 'diagnosis', `Read as suspected from ${quoted(reading, 'diagnosis')}.`);
  }
  choose(reading, 'sarcoma', 'sarcoma', readers.answer);
  readSarcomaWords(reading, readers);
  if (!saysNothing(cellOf(reading, 'levels'))) choose(reading, 'levels', 'levels', readers.levels);
  choose(reading, 'spineContact', 'spineContact', readers.answer);
  choose(reading, 'skullBase', 'skullBase', readers.answer);
  choose(reading, 'approach', 'transnasal', readers.transnasal);
  readMorphologyCode(reading, readers);
  choose(reading, 'urgent', 'urgent', readers.urgency);
  choose(reading, 'cordCompression', 'metastaticCordCompression', readers.answer);
  readCordCompressionWords(reading);
}

/** A list that writes "Bone" or "Soft tissue" where it would write "Metastasis" says that the tumour is primary. */
function readType(reading: RowReading, readers: CellReaders): void {
  const { values } = reading;
  const type = readers.tumourType(cellOf(reading, 'tumourType'));
  choose(reading, 'origin', 'origin', readers.origin);
  if (type === null) return notUnderstood(reading, 'tumourType', 'bone or soft tissue is left as unknown');
  if (type.origin === 'metastatic' && values.origin === 'unknown') state(reading, 'origin', 'metastatic');
  if (type.tissue === 'unknown') return;
  state(reading, 'tissue', type.tissue);
  if (values.origin !== 'unknown') return;
  if (/metasta|\bmets\b/i.test(cellOf(reading, 'diagnosis'))) {
    return note(reading, 'diagnosis', `${quoted(reading, 'diagnosis')} speaks of metastasis: whether this tumour is primary or metastatic is left as unknown.`);
  }
  derive(reading, 'origin', type.origin);
  note(reading, 'tumourType', `Read as a primary tumour from ${quoted(reading, 'tumourType')}.`);
}

function readSarcomaWords(reading: RowReading, readers: CellReaders): void {
  const diagnosis = cellOf(reading, 'diagnosis');
  if (reading.values.sarcoma !== 'unknown' || diagnosis === '') return;
  const answer = readers.sarcoma(diagnosis);
  const words = quoted(reading, 'diagnosis');
  if (answer === 'unknown') return note(reading, 'diagnosis', `Whether it is a sarcoma cannot be read from ${words}: left as unknown.`);
  derive(reading, 'sarcoma', answer);
  note(reading, 'diagnosis', answer === 'yes' ? `Read as a sarcoma from ${words}.` : `Read as a bone tumour that is not a sarcoma from ${words}.`);
}

function readMorphologyCode(reading: RowReading, readers: CellReaders): void {
  const text = cellOf(reading, 'morphology');
  if (saysNothing(text)) return;
  const morphology = readers.morphology(text, cellOf(reading, 'diagnosis'));
  if (morphology.code.length > 12) fault(reading, 'morphology', `${quoted(reading, 'morphology')} is not a morphology code.`);
  else state(reading, 'morphology', morphology);
}

/** C3: an urgent metastasis whose diagnosis or question speaks of cord compression; said, since it takes the case off this list. */
function readCordCompressionWords(reading: RowReading): void {
  const { values } = reading;
  if (values.metastaticCordCompression !== 'unknown' || values.origin !== 'metastatic' || values.urgent !== 'yes') return;
  const field = (['diagnosis', 'question'] satisfies Field[]).find((each) => speaksOfCordCompression(cellOf(reading, each)));
  if (field === undefined) return;
  derive(reading, 'metastaticCordCompression', 'yes');
  note(reading, field, `Read as an emergency with suspected metastatic cord compression from ${quoted(reading, field)}.`, ['C3']);
}

function speaksOfCordCompression(text: string): boolean {
  return /\bmscc\b|cord[- ]compression|compress\w* (of )?the (spinal )?cord/i.test(text) && !/\b(no|without|excluded?)\b[^.;]{0,30}(mscc|cord|compression)/i.test(text);
}
