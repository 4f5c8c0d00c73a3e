import type { CaseDetails } from './case.ts';

/** A case of which nothing is recorded: what is not known is unknown; 03 is "NHS number: trace required". */
export const emptyCase: CaseDetails = {
  patient: { nhsNumber: null, nhsNumberStatus: '03', hospitalNumber: '', familyName: '', givenName: '', dateOfBirth: null, sex: 'unknown' },
  referral: { from: '', on: null, reason: '' },
  diagnosis: { text: '', primarySite: '', icd10: '', morphology: null },
  tumour: { tissue: 'unknown', origin: 'unknown', certainty: 'unknown', sarcoma: 'unknown', levels: [], spineContact: 'unknown', skullBase: 'unknown', transnasal: 'unknown', metastaticCordCompression: 'unknown' },
  urgent: 'unknown',
  performanceStatus: 'unknown',
  workUp: [],
  question: '',
  presenter: '',
  wishes: '',
  keyWorker: '',
  owed: [],
};
