import { type Column as ColumnOf, headingsOf } from '../imports/headings.ts';

/** Everything a list of practitioners can tell; several rows of one person are several designations. */
const aliases = {
  name: ['Name', 'Full name', 'Practitioner', 'Practitioner name', 'Clinician', 'Consultant', 'Surgeon'],
  professionalNumber: ['Professional number', 'GMC', 'GMC number', 'GMC no', 'GMC reference number', 'GMC reference', 'Registration number', 'Professional registration number', 'Professional registration', 'Consultant code'],
  trust: ['Trust', 'NHS trust', 'Employer', 'Employing trust', 'Organisation', 'Hospital trust'],
  homeSite: ['Home site', 'Site', 'Base', 'Base site', 'Hospital', 'Home hospital'],
  speciality: ['Speciality', 'Specialty', 'Main speciality', 'Main specialty'],
  email: ['Email', 'E-mail', 'Email address', 'NHS email', 'NHSmail'],
  modality: ['Modality', 'Treatment', 'Designated for', 'Type of treatment', 'Treatment modality'],
  status: ['Status', 'Standing', 'Designation', 'Role', 'Membership'],
  from: ['From', 'Designated from', 'Start', 'Start date', 'Valid from', 'Date of designation', 'Date designated'],
  until: ['Until', 'Designated until', 'To', 'End', 'End date', 'Valid until', 'Valid to', 'Expires', 'Expiry', 'Expiry date', 'Review date'],
  designatedBy: ['Designated by', 'Who designated', 'Designating body', 'Approved by'],
  source: ['Source', 'Source document', 'Document', 'Reference'],
} as const;

export type PractitionerField = keyof typeof aliases;
export type PractitionerColumn = ColumnOf<PractitionerField>;

/** How the headings of a list of practitioners are read. */
export const practitionerHeadings = headingsOf(aliases);
