import { describe, expect, it } from 'vitest';
import { milestonesOf, type Way } from '../../shared/domain/milestones.ts';
import { details, meetingDay } from '../fakes/records.ts';

type Work = Way['details']['workUp'][number];
const work = (kind: Work['kind'], detail: string, on: string | null, status: Work['status'] = 'reported'): Work => ({ kind, detail, status, on, at: '', owedBy: '', due: null, reason: '' });
const way = (changes: Partial<Way> = {}, workUp: Way['details']['workUp'] = []): Way => ({
  details: { referral: { ...details().referral, on: '2026-11-02' }, workUp },
  pathologyReview: null,
  urgentTreatment: null,
  discussions: [],
  ...changes,
});
const said = (one: Way): string[] => milestonesOf(one, meetingDay).map(({ what, on, day }) => `${what} ${on} ${day ?? '?'}`);

describe('the way of a case to its meeting', () => {
  it('counts the days from the referral, those before it as well', () => {
    expect(said(way({}, [work('imaging', 'MRI', '2026-10-30')]))).toEqual(['MRI 2026-10-30 -3', 'referred 2026-11-02 0', 'this MDT 2026-11-26 24']);
  });

  it('counts nothing where the day of the referral is not known', () => {
    const unknown = way();
    expect(said({ ...unknown, details: { ...unknown.details, referral: { ...unknown.details.referral, on: null } } })).toEqual(['this MDT 2026-11-26 ?']);
  });

  it('calls a scan by its name, and says of other work what it is and how it was done', () => {
    const named = said(way({}, [work('imaging', '', '2026-11-03'), work('biopsy', 'CT-guided', '2026-11-04'), work('biopsy', '', '2026-11-05')]));
    expect(named).toEqual(['referred 2026-11-02 0', 'imaging 2026-11-03 1', 'biopsy (CT-guided) 2026-11-04 2', 'biopsy 2026-11-05 3', 'this MDT 2026-11-26 24']);
  });

  it('leaves out what was only asked for, what lies behind the meeting, and letters', () => {
    const none = [work('imaging', 'MRI', '2026-11-03', 'requested'), work('imaging', 'CT', '2026-11-27'), work('imaging', 'PET', null), work('referralLetter', '', '2026-11-01')];
    expect(said(way({}, none))).toHaveLength(2);
    expect(said(way({}, [work('imaging', 'CT', meetingDay)]))).toHaveLength(3);
  });

  it('names a review once that was recorded as work and as a step', () => {
    expect(said(way({ pathologyReview: { on: '2026-11-12' } }, [work('pathologyReview', '', '2026-11-12')]))).toEqual(['referred 2026-11-02 0', 'pathology review 2026-11-12 10', 'this MDT 2026-11-26 24']);
  });

  it('names urgent treatment and how earlier meetings ended, and never calls a meeting a decision to treat', () => {
    const earlier = way({
      urgentTreatment: { treatment: 'chemotherapy', startedOn: '2026-11-05' },
      discussions: [
        { meeting: { date: '2026-11-12' }, outcome: { kind: 'deferred' } },
        { meeting: { date: meetingDay }, outcome: null },
      ],
    });
    expect(said(earlier)).toEqual(['referred 2026-11-02 0', 'urgent: chemotherapy 2026-11-05 3', 'MDT: deferred 2026-11-12 10', 'this MDT 2026-11-26 24']);
  });
});
