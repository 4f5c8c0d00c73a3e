import type { CaseField } from '../../../shared/api/caseFields.ts';
import { type Column as ColumnOf, headingsOf } from './headings.ts';

/** What registers call each field of a case. */
const aliases = {
  nhsNumber: ['NHS number', 'NHS no', 'NHS num', 'NHS', 'NHS ID', 'Patient NHS number', 'New NHS number'],
  nhsNumberStatus: ['NHS number status', 'NHS number status indicator', 'NHS status', 'NHS number status indicator code', 'NHS number trace status'],
  hospitalNumber: ['Hospital number', 'Hospital no', 'Hosp no', 'Hosp number', 'MRN', 'PAS', 'PAS number', 'PAS ID', 'Local patient identifier', 'Local patient ID', 'Patient ID', 'Patient number', 'Unit number', 'RNOH number', 'District number', 'Case note number', 'Hospital ID'],
  familyName: ['Surname', 'Last name', 'Family name', 'Patient surname', 'Patient family name', 'Person family name'],
  givenName: ['Forename', 'Forenames', 'First name', 'First names', 'Given name', 'Given names', 'Patient forename', 'Person given name', 'Christian name'],
  fullName: ['Name', 'Patient name', 'Patient', 'Full name', 'Surname and forename', 'Surname, forename'],
  dateOfBirth: ['Date of birth', 'DOB', 'D.O.B.', 'Birth date', 'Birthdate', 'Born', 'Person birth date', 'Patient DOB'],
  sex: ['Sex', 'Gender', 'M/F', 'Person stated gender', 'Person phenotypic sex'],
  referredFrom: ['Referring trust', 'Referring hospital', 'Referred from', 'Referred by', 'Referrer', 'Referring organisation', 'Source of referral', 'Referral source', 'Trust', 'Referring unit'],
  referredOn: ['Date of referral', 'Referral date', 'Referred on', 'Date referred', 'Referral received', 'Referral received date', 'Date referral received'],
  referralReason: ['Reason for referral', 'Referral reason', 'Clinical details', 'Clinical summary', 'Clinical history', 'History', 'Presentation'],
  question: ['MDT reason / question', 'MDT question', 'Question for MDT', 'Question for the MDT', 'Question', 'MDT reason', 'Reason for MDT', 'Reason for discussion', 'Reason for MDT discussion', 'For discussion'],
  primarySite: ['Primary site', 'Site', 'Tumour site', 'Tumor site', 'Anatomical site', 'Location', 'Primary tumour site', 'Site of tumour', 'Region'],
  levels: ['Levels', 'Level', 'Level(s)', 'Vertebral level', 'Vertebral levels', 'Vertebral level(s)', 'Spinal level', 'Spinal levels', 'Spinal level(s)'],
  tumourType: ['Tumour type', 'Tumor type', 'Tissue', 'Tissue type', 'Bone or soft tissue', 'Bone / soft tissue', 'Type', 'Type of tumour'],
  origin: ['Primary or metastatic', 'Primary / metastatic', 'Primary / secondary', 'Origin', 'Primary or secondary'],
  diagnosis: ['Diagnosis', 'Histology', 'Histological diagnosis', 'Working diagnosis', 'Provisional diagnosis', 'Diagnosis text', 'Primary diagnosis', 'Tumour diagnosis'],
  certainty: ['Status', 'Diagnosis status', 'Diagnostic status', 'Suspected / confirmed', 'Suspected or confirmed', 'Certainty', 'Cancer status'],
  sarcoma: ['Sarcoma', 'Is sarcoma', 'Sarcoma?', 'Sarcoma Y/N', 'Is it a sarcoma'],
  icd10: ['ICD-10', 'ICD10 code', 'ICD code', 'ICD', 'ICD-10 code', 'Primary diagnosis (ICD)', 'Diagnosis code'],
  morphology: ['Morphology', 'Morphology code', 'ICD-O', 'ICD-O-3', 'ICD-O code', 'ICDO3', 'Morphology (ICD-O)', 'Morphology ICD-O-3', 'ICD-O morphology'],
  spineContact: ['Spine contact', 'Spinal contact', 'Contact with spine', 'Contact with the spine', 'Spine contact or involvement', 'Spine involvement', 'Spinal involvement', 'Spine contact / involvement'],
  skullBase: ['Skull base', 'Skull base involvement', 'Skull base involved', 'Base of skull'],
  approach: ['Approach', 'Surgical approach', 'Planned approach', 'Transnasal', 'Transnasal approach', 'Transnasal approach needed'],
  cordCompression: ['MSCC', 'Suspected MSCC', 'Metastatic cord compression', 'Metastatic spinal cord compression', 'Suspected metastatic cord compression'],
  performanceStatus: ['PS', 'Performance status', 'WHO PS', 'ECOG', 'ECOG PS', 'WHO performance status', 'Performance status (adult)', 'WHO', 'P/S'],
  urgent: ['Urgent', 'Urgency', 'Clinically urgent', 'Urgent?', 'Urgent Y/N', 'Priority'],
  imaging: ['Imaging', 'Radiology', 'Scans', 'Scan', 'Imaging done', 'Imaging dates', 'Investigations'],
  biopsy: ['Biopsy', 'Biopsy date', 'Date of biopsy', 'Biopsied', 'Biopsy done'],
  pathologyReview: ['Pathology review', 'Pathology reviewed', 'Path review', 'Specialist pathology review', 'Pathology review date', 'Date of pathology review', 'Histology review', 'Specialist pathologist review'],
  molecular: ['Molecular', 'Molecular analysis', 'Molecular testing', 'Genomics', 'Genomic testing', 'Molecular result'],
  keyWorker: ['CNS / Key worker', 'Key worker', 'Keyworker', 'CNS', 'Nurse specialist', 'Clinical nurse specialist', 'Specialist nurse'],
  presenter: ['Presented by', 'Presenter', 'Presenting clinician', 'Presenting consultant', 'Consultant', 'Lead clinician', 'Clinician', 'Responsible consultant'],
  wishes: ['Patient wishes', "Patient's wishes", 'Wishes', 'Patient views', "Patient's views", 'Patient preferences', 'Patient preference'],
} as const satisfies { readonly [F in CaseField]: readonly string[] };

export type Field = CaseField;

/** A column of a case list and the field it fills; null where it is not used. */
export type Column = ColumnOf<Field>;

/** How the headings of a case list are read. */
export const caseHeadings = headingsOf(aliases);
