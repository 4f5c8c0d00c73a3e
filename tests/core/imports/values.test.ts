import { describe, expect, it } from 'vitest';
import { caseHeadings } from '../../../electron/core/imports/columns.ts';
import { findDate, readDate } from '../../../electron/core/imports/dates.ts';
import * as values from '../../../electron/core/imports/values.ts';
import { readWorkUp } from '../../../electron/core/imports/workUp.ts';

const births = { from: 1916, to: 2026 };
const recent = { from: 2006, to: 2028 };

describe('dates', () => {
  it.each([
    ['14/03/1979', '1979-03-14'],
    ['4/3/1979', '1979-03-04'],
    ['14-03-1979', '1979-03-14'],
    ['14.03.1979', '1979-03-14'],
    ['1979-03-14', '1979-03-14'],
    ['14 Mar 1979', '1979-03-14'],
    ['14th March 1979', '1979-03-14'],
    ['14-Mar-1979', '1979-03-14'],
    ['14/03/1979 00:00', '1979-03-14'],
    ['29/02/2024', '2024-02-29'],
  ])('"%s" is %s, day before month', (text, date) => {
    expect(readDate(text, births)).toEqual({ date });
  });

  it.each(['31/02/1988', '29/02/2023', '03/14/1979', '00/01/1979', '14 Foo 1979'])('"%s" is on no calendar', (text) => {
    expect(readDate(text, births)).toEqual({ fault: 'is not a date on the calendar (day/month/year)' });
  });

  it.each(['soon', '14/03', '14/03/19790'])('"%s" is not a date', (text) => {
    expect(readDate(text, births)).toEqual({ fault: 'is not a date (day/month/year)' });
  });

  it('never takes a number of days for a date, and says which days it could mean', () => {
    expect(readDate('28928', births)).toEqual({ fault: expect.stringContaining('14 Mar 1979 in most of them, 15 Mar 1983 in others') });
    expect(readDate('########', births)).toEqual({ fault: expect.stringContaining('too narrow') });
  });

  it('takes a two-digit year only where one century is possible', () => {
    expect(readDate('14/03/79', births)).toEqual({ date: '1979-03-14' });
    expect(readDate('14/03/15', births)).toEqual({ date: '2015-03-14' });
    expect(readDate('14/03/20', births)).toEqual({ fault: expect.stringContaining('two-digit year') });
    expect(readDate('14/03/26', recent)).toEqual({ date: '2026-03-14' });
    expect(readDate('14/03/79', recent)).toEqual({ fault: expect.stringContaining('two-digit year') });
  });

  it('finds a date among words, and names an impossible one', () => {
    expect(findDate('MRI spine 28/10/2026 (3T)', recent)).toEqual({ date: '2026-10-28', words: 'MRI spine (3T)' });
    expect(findDate('MRI', recent)).toEqual({ date: null, words: 'MRI' });
    expect(findDate('MRI 31/02/2026', recent)).toEqual({ fault: expect.stringContaining('"31/02/2026"') });
  });
});

describe('work-up', () => {
  const read = (kind: 'imaging' | 'biopsy' | 'pathologyReview', text: string) => readWorkUp(kind, text, '2026-11-24', recent).items.map(({ detail, status, on }) => [detail, status, on]);

  it('knows what is done, reported, booked, awaited and not needed', () => {
    expect(read('imaging', 'MRI 28/10/2026; CT 29/10/2026')).toEqual([['MRI', 'done', '2026-10-28'], ['CT', 'done', '2026-10-29']]);
    expect(read('imaging', 'CT 25/11/2026')).toEqual([['CT', 'requested', '2026-11-25']]);
    expect(read('imaging', 'CT 24/11/2026')).toEqual([['CT', 'done', '2026-11-24']]);
    expect(read('biopsy', 'awaited')).toEqual([['', 'requested', null]]);
    expect(read('biopsy', 'not needed')).toEqual([['', 'notNeeded', null]]);
    expect(read('biopsy', 'No')).toEqual([]);
    expect(read('pathologyReview', '10/11/2026')).toEqual([['', 'reported', '2026-11-10']]);
  });

  it('hands back the words it does not understand', () => {
    expect(readWorkUp('biopsy', 'see letter', '2026-11-24', recent)).toEqual({ items: [], fault: null, notUnderstood: ['see letter'], future: [] });
  });
});

describe('answers', () => {
  it.each([['Y', 'yes'], ['yes', 'yes'], ['1', 'yes'], ['N', 'no'], ['None', 'no'], ['', 'unknown'], ['N/K', 'unknown'], ['?', 'unknown'], ['maybe', null]])('"%s" is %s', (text, answer) => {
    expect(values.readAnswer(text)).toBe(answer);
  });

  it('reads bone, soft tissue and metastasis, and nothing else', () => {
    expect(values.readTumourType('Bone')).toEqual({ tissue: 'bone', origin: 'primary' });
    expect(values.readTumourType('Osseous')).toEqual({ tissue: 'bone', origin: 'primary' });
    expect(values.readTumourType('Soft tissue')).toEqual({ tissue: 'softTissue', origin: 'primary' });
    expect(values.readTumourType('Bone metastasis')).toEqual({ tissue: 'unknown', origin: 'metastatic' });
    expect(values.readTumourType('Bone and soft tissue')).toBeNull();
  });

  it('reads suspected before confirmed', () => {
    expect(['Confirmed', 'Not confirmed', 'Suspected', 'Excluded', 'Archived'].map(values.readCertainty)).toEqual(['confirmed', 'suspected', 'suspected', 'excluded', null]);
  });

  it.each(['Chordoma', 'Suspected chondrosarcoma', 'Osteosarcoma', 'Ewing sarcoma', "Ewing's", 'Synovial sarcoma', 'Liposarcoma', 'MPNST'])('%s is a sarcoma', (text) => {
    expect(values.sarcomaFromDiagnosis(text)).toBe('yes');
  });

  it.each(['Giant cell tumour of bone', 'GCTB', 'Osteoblastoma', 'Osteoid osteoma', 'Aneurysmal bone cyst', 'Haemangioma', 'Benign giant cell tumor'])('%s is another bone tumour', (text) => {
    expect(values.sarcomaFromDiagnosis(text)).toBe('no');
  });

  it.each(['Spindle cell lesion', 'Renal cell carcinoma', 'No evidence of sarcoma', 'GCTB vs osteosarcoma', 'Malignant giant cell tumour', 'Sarcomatoid carcinoma'])('%s is not decided by its words', (text) => {
    expect(values.sarcomaFromDiagnosis(text)).toBe('unknown');
  });

  it('reads a transnasal approach and no other (K4)', () => {
    expect(['Transnasal', 'Endoscopic endonasal', 'Posterior', 'not transnasal', 'Transnasal or transoral?', ''].map(values.readTransnasal)).toEqual(['yes', 'yes', 'no', 'no', 'unknown', 'unknown']);
  });

  it('keeps the edition of a morphology code only where the code tells it', () => {
    expect(values.readMorphology('9260/3', 'Ewing sarcoma')).toEqual({ code: '9260/3', edition: 'ICD-O-3.1' });
    expect(values.readMorphology('9364/3', 'Ewing sarcoma')).toEqual({ code: '9364/3', edition: 'ICD-O-3.2' });
    expect(values.readMorphology('M9370/3', 'Chordoma')).toEqual({ code: '9370/3', edition: 'unknown' });
  });

  it('reads performance status, sex and urgency as lists write them', () => {
    expect(['0', 'PS 2', 'ECOG 1', 'WHO PS: 3', '5', '9', ''].map(values.readPerformanceStatus)).toEqual(['0', '2', '1', '3', null, 'unknown', 'unknown']);
    expect(['F', 'male', '2', '9', 'other'].map(values.readSex)).toEqual(['female', 'male', 'female', 'indeterminate', null]);
    expect(['Urgent', 'Routine', 'non-urgent', 'Y', 'soon'].map(values.readUrgency)).toEqual(['yes', 'no', 'no', 'yes', null]);
  });
});

describe('headings', () => {
  it.each([['NHS No.', 'nhsNumber'], ['nhs_number', 'nhsNumber'], ['MRN', 'hospitalNumber'], ['LAST NAME', 'familyName'], ['Forename(s)', 'givenName'], ['D.O.B.', 'dateOfBirth'], ['CNS / Key worker', 'keyWorker'], ['Shoe size', null]])(
    '"%s" is %s',
    (heading, field) => {
      expect(caseHeadings.fieldOf(heading)).toBe(field);
    },
  );
});
