import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { Block } from '../../shared/pathway/statement.ts';
import { recordOf } from '../../shared/pathway/replay.ts';
import { agreementBlocks, agreementWarnings } from '../../shared/pathway/rules/agreement.ts';
import { discussionStatement, pathologyReviewStatement, practitionersStatement, urgentStatements, youngAdultStatement } from '../../shared/pathway/rules/care.ts';
import { overtakenBy } from '../../shared/pathway/rules/overtaken.ts';
import { pathway } from '../fakes/pathway.ts';
import { agreed, caseAfter, details, elsewhere, facts, listed, meetingDay, nhnn, noted, practitioner, radiotherapy, reviewed, started, surgery, systemic, triaged, untilDiscussion, untilPlanned } from '../fakes/records.ts';

/** What is said, whole: topic, clauses, the facts that are missing and the beginning of the sentence. */
type Said = [topic: string, clauses: string, missing: string, begins: string];
const said = (blocks: readonly Pick<Block, 'topic' | 'clauses' | 'missing' | 'text'>[]): Said[] => blocks.map(({ topic, clauses, missing, text }) => [topic, clauses.join(' '), missing.join(' '), text.slice(0, 30)]);
const plan = (each: Extract<CaseFact, { type: 'modalityPlanned' }>['plan']): CaseFact => ({ type: 'modalityPlanned', plan: each });
const record = (of: CaseDetails, ...steps: readonly CaseFact[]) => recordOf(caseAfter(of, ...steps));
const blocks = (of: CaseDetails, ...steps: readonly CaseFact[]): Said[] => said(agreementBlocks(pathway, record(of, ...steps), meetingDay));
const warnings = (of: CaseDetails, ...steps: readonly CaseFact[]): Said[] => said(agreementWarnings(pathway, record(of, ...steps), meetingDay));

describe('what stands in the way of an agreement is said once, with its clause and what is missing, and nothing else', () => {
  it('where nothing is planned', () => {
    expect(blocks(details(), ...untilDiscussion)).toEqual([
      ['plan', '', '', 'Nothing is planned yet.'],
      ['plan', '', '', 'The intent of the plan is not '],
    ]);
  });

  it('where everything is as it should be', () => expect(blocks(details(), ...untilPlanned)).toEqual([]));

  it('where a supporting treatment is not described', () => {
    const detail = (words: string): CaseFact => plan({ modality: 'surveillance', site: null, detail: words });
    expect(blocks(details(), ...untilDiscussion, detail(''), noted)).toEqual([['plan', '', '', 'Say what is meant by surveilla']]);
    expect(blocks(details(), ...untilDiscussion, detail('MRI'), noted)).toEqual([]);
    expect(blocks(details(), ...untilDiscussion, plan({ modality: 'furtherInvestigation', site: null, detail: '' }), noted)).toEqual([['plan', '', '', 'Say what is meant by further i']]);
  });

  it('where surgery has no site, and no surgeon (K1b, F3, K6)', () => {
    expect(blocks(details(), ...untilDiscussion, plan(surgery({ site: null, practitioners: [] })), noted)).toEqual([
      ['surgerySite', 'K1b F3', '', 'No site is chosen for surgery.'],
      ['surgeons', 'K6', '', 'No surgeon is named.'],
    ]);
  });

  it('where nobody leads, two lead, or one does', () => {
    const led = (...parts: ('lead' | 'with')[]): CaseFact => plan(surgery({ practitioners: parts.map((part, index) => practitioner({ part, practitionerId: `test-surgeon-${index}` })) }));
    expect(blocks(details(), ...untilDiscussion, led('with'), noted)).toEqual([['plan', '', '', 'Name one lead for surgery: nob']]);
    expect(blocks(details(), ...untilDiscussion, led('lead', 'lead'), noted)).toEqual([['plan', '', '', 'Name one lead for surgery: 2 a']]);
    expect(blocks(details(), ...untilDiscussion, led('lead', 'with'), noted)).toEqual([]);
  });

  it('where the window for the operation ends before it begins', () => {
    const window = (from: string, to: string): CaseFact => plan(surgery({ operatingWindow: { from, to } }));
    expect(blocks(details(), ...untilDiscussion, window('2026-12-04', '2026-12-03'), noted)).toEqual([['plan', '', '', 'The window for the operation e']]);
    expect(blocks(details(), ...untilDiscussion, window('2026-12-03', '2026-12-03'), noted)).toEqual([]);
  });

  it('where levels and skull base speak against each other, or the facts of K4 are not recorded (K4)', () => {
    const of = (levels: string[], skullBase: 'no' | 'unknown', transnasal: 'no' | 'unknown'): string[] =>
      agreementBlocks(pathway, record(details({ levels, skullBase, transnasal }), ...untilDiscussion, plan(surgery()), noted), meetingDay).filter(({ clauses }) => clauses.join(' ') === 'K4').map(({ text, missing }) => `${text} [${missing.join(' ')}]`);
    expect(of(['skullBase'], 'no', 'no')).toEqual(['The skull base is among the levels, and its involvement is recorded as "no": correct one of the two. They decide between NHNN and RNOH. [skullBase]']);
    expect(of(['C1'], 'no', 'unknown')).toEqual(['Record skull base involvement and approach first: they decide between NHNN and RNOH. [transnasal]']);
    expect(of(['C1'], 'no', 'no')).toEqual([]);
  });

  it('where radiotherapy has no site, and where nobody knows whether K7 applies', () => {
    expect(blocks(details(), ...untilDiscussion, plan(radiotherapy({ site: null })), noted)).toEqual([['radiotherapySite', 'K7', '', 'No site is chosen for radiothe']]);
    const unknown: CaseFact = { type: 'detailsChanged', changes: { tumour: details({ tissue: 'unknown' }).tumour }, reason: 'read again' };
    expect(blocks(details(), ...untilDiscussion, plan(radiotherapy()), noted, unknown)).toEqual([['radiotherapySite', 'K7', 'tissue', 'Whether the pathway names a pl']]);
    expect(blocks(details({ tissue: 'softTissue' }), ...untilDiscussion, plan(radiotherapy({ site: elsewhere })), noted)).toEqual([]);
  });

  it('where another site waits for the meeting (K3, F3)', () => {
    expect(blocks(details(), ...untilDiscussion, plan(surgery({ site: nhnn, practitioners: [practitioner({ homeSite: 'NHNN' })] })), noted)).toEqual([['surgerySite', 'K1b F3 K3', '', "NHNN in place of RNOH needs th"]]);
  });

  it('where the age is not known (C2)', () => {
    const noAge: CaseFact = { type: 'detailsChanged', changes: { patient: { ...details().patient, dateOfBirth: null } }, reason: 'typed wrongly' };
    expect(blocks(details(), ...untilPlanned, noAge)).toEqual([['scope', 'C2', 'ageAtReferral', 'The age at referral is not kno']]);
  });

  it('where the pathology is not reviewed, or found no tumour (P4, D2)', () => {
    const unreviewed: CaseFact[] = [triaged, listed, started, plan(surgery()), noted];
    expect(blocks(details(), ...unreviewed)).toEqual([['pathologyReview', 'P4', '', 'The pathology has not been rev']]);
    const none: CaseFact = { ...reviewed, result: 'notATumour' } as CaseFact;
    expect(blocks(details(), ...unreviewed, none)).toEqual([['pathologyReview', 'P4 D2', '', 'The specialist pathology revie']]);
    expect(blocks(details(), triaged, listed, started, plan({ modality: 'surveillance', site: null, detail: 'MRI' }), noted, none)).toEqual([]);
  });
});

describe('what is warned of and not held back', () => {
  it('is nothing for a plain plan', () => {
    expect(warnings(details(), ...untilPlanned)).toEqual([]);
    expect(warnings(details(), ...untilDiscussion)).toEqual([]);
    expect(warnings(details(), ...untilDiscussion, plan(surgery({ site: null })))).toEqual([]);
  });

  it('is the want of a named practitioner for radiotherapy and systemic therapy (K6, C6)', () => {
    expect(warnings(details(), ...untilDiscussion, plan(radiotherapy()), plan(systemic()))).toEqual([
      ['radiotherapyPractitioners', 'K6 C6', '', 'No practitioner is named. Befo'],
      ['systemicPractitioners', 'K6 C6', '', 'No practitioner is named. Befo'],
    ]);
    const named = [practitioner({ standing: [{ modality: 'radiotherapy' }] })];
    expect(warnings(details(), ...untilDiscussion, plan(radiotherapy({ practitioners: named })))).toEqual([]);
  });

  it('is a place the document does not name, and a surgeon whose home nobody recorded (K3, K5)', () => {
    expect(warnings(details(), ...untilDiscussion, plan(surgery({ site: elsewhere, practitioners: [practitioner({ homeSite: null })] })))).toEqual([
      ['surgerySite', 'K3', '', 'The document names only NHNN a'],
      ['crossSite', 'K5', '', 'The home site of Test Surgeon '],
    ]);
  });

  it('is a surgeon without standing where the tumour is no sarcoma (D3)', () => {
    expect(warnings(details({ sarcoma: 'no' }), ...untilDiscussion, plan(surgery({ practitioners: [practitioner({ standing: [] })] })))).toEqual([['surgeons', 'K6 P6a', '', 'Test Surgeon A is neither a co']]);
  });
});

describe('what speaks against a plan that was agreed', () => {
  const overtaken = (...steps: readonly CaseFact[]): Said[] => said(overtakenBy(pathway, record(details(), ...untilPlanned, ...steps)));
  const child: CaseFact = { type: 'detailsChanged', changes: { patient: { ...details().patient, dateOfBirth: '2012-04-03' } }, reason: 'typed wrongly' };
  const atSkullBase: CaseFact = { type: 'detailsChanged', changes: { tumour: details({ skullBase: 'yes', levels: ['C1'] }).tumour }, reason: 'New MRI' };
  const operated: CaseFact = { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] };

  it('is nothing while nothing was found', () => expect(overtaken(agreed)).toEqual([]));
  it('is nothing before the agreement: that is held back by itself', () => expect(overtaken(atSkullBase)).toEqual([]));
  it('is said of another site and another pathway', () => {
    expect(overtaken(agreed, atSkullBase)).toEqual([['surgerySite', 'K4 K3 F3', '', 'RNOH in place of NHNN needs th']]);
    expect(overtaken(agreed, child)).toEqual([['scope', 'C2 D2', '', "Aged 14 at referral: the netwo"]]);
  });
  it('is no longer said once the treatment has begun, or the case was followed up', () => {
    expect(overtaken(agreed, operated, atSkullBase)).toEqual([]);
    expect(overtaken(agreed, { type: 'followedUp', followed: 'no', reason: 'Patient chose otherwise' }, atSkullBase)).toEqual([]);
  });
});

describe('what is said of the care, whole', () => {
  const one = (statement: Parameters<typeof said>[0][number] | null): Said | null => (statement === null ? null : (said([statement])[0] ?? null));

  it('says the duty to discuss by certainty and kind, and which fact is missing (K2a, K2b)', () => {
    expect(one(discussionStatement(facts()))).toEqual(['discussion', 'K2a K2b', '', 'A confirmed sarcoma must be di']);
    expect(one(discussionStatement(facts({ sarcoma: 'unknown' })))).toEqual(['discussion', 'K2a K2b', 'sarcoma', 'A confirmed sarcoma must be di']);
    expect(one(discussionStatement(facts({ certainty: 'unknown' })))).toEqual(['discussion', 'K2a K2b', 'certainty', 'A confirmed sarcoma must be di']);
    expect(discussionStatement(facts({ certainty: 'unknown' }))?.text).toContain('whether it is confirmed is not recorded');
    expect(one(discussionStatement(facts({ certainty: 'suspected' })))).toEqual(['discussion', 'K2a D2', '', 'Suspected, not confirmed: the ']);
    expect(one(discussionStatement(facts({ sarcoma: 'no' })))).toEqual(['discussion', 'K2a', '', 'Not a sarcoma: the duty to dis']);
    expect(discussionStatement(facts({ certainty: 'excluded' }))).toBeNull();
  });

  it('asks for the review while it is not there, and says whether that is known (P4)', () => {
    expect(one(pathologyReviewStatement(facts({ pathologyReviewed: 'no' })))).toEqual(['pathologyReview', 'P4', '', 'The pathology must be reviewed']);
    expect(one(pathologyReviewStatement(facts({ pathologyReviewed: 'unknown' })))).toEqual(['pathologyReview', 'P4', 'pathologyReviewed', 'The pathology must be reviewed']);
    expect(pathologyReviewStatement(facts())).toBeNull();
  });

  it('asks about an urgent treatment where it is urgent, or a primary tumour compresses the cord (K2b–d, D6)', () => {
    const both: Said[] = [
      ['urgent', 'K2b K2c', '', 'Urgent: the treating clinician'],
      ['urgent', 'K2d', '', 'Was urgent chemotherapy consid'],
    ];
    expect(said(urgentStatements(facts({ urgent: 'yes' })))).toEqual(both);
    expect(said(urgentStatements(facts({ metastaticCordCompression: 'yes' })))).toEqual(both);
    expect(urgentStatements(facts({ metastaticCordCompression: 'yes', origin: 'metastatic' }))).toEqual([]);
    expect(urgentStatements(facts())).toEqual([]);
  });

  it('prompts for the young from the age of sixteen to twenty-four, and for nobody whose age is unknown (D7)', () => {
    const prompted = (ageAtReferral: number | null): boolean => youngAdultStatement(pathway, facts({ ageAtReferral })) !== null;
    expect([null, 15, 16, 24, 25].map(prompted)).toEqual([false, false, true, true, false]);
    expect(one(youngAdultStatement(pathway, facts({ ageAtReferral: 20 })))).toEqual(['youngAdult', 'P3', '', 'Aged 20: involve the teenage a']);
  });

  it('says who may treat, and whether it is known that this is a sarcoma (K6, P6a, D3)', () => {
    expect(one(practitionersStatement(facts()))).toEqual(['surgeons', 'K6 P6a', '', 'Only core members of the sarco']);
    expect(one(practitionersStatement(facts({ sarcoma: 'unknown' })))).toEqual(['surgeons', 'K6 P6a', 'sarcoma', 'Only core members of the sarco']);
    expect(one(practitionersStatement(facts({ sarcoma: 'no' })))).toEqual(['surgeons', 'K6 P6a', '', 'Not a sarcoma: a practitioner ']);
  });
});
