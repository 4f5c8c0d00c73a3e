import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseFact } from '../../shared/domain/caseEvent.ts';
import { CaseEvent as CaseEventSchema } from '../../shared/domain/caseEvent.ts';
import { openCase, recordFact, recordOf, replayCase, statePath } from '../../shared/pathway/replay.ts';
import { pathway, pathways } from '../fakes/pathway.ts';
import { agreed, details, event, inMeeting, nhnn, noted, practitioner, radiotherapy, registered, reviewed, surgery, systemic, triaged, untilPlanned } from '../fakes/records.ts';

const visit = 'visit-1';
const anyFact: fc.Arbitrary<CaseFact> = fc.constantFrom<CaseFact>(
  triaged,
  { type: 'triaged', to: 'otherService', reason: 'Other tumour' },
  { type: 'resultsReady' },
  reviewed,
  { type: 'pathologyReviewed', result: 'inconclusive', reviewer: '', on: '2026-11-20' },
  { type: 'pathologyReviewed', result: 'notATumour', reviewer: '', on: '2026-11-20' },
  { type: 'listed', meetingId: 'meeting-1' },
  { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: null },
  { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' },
  { type: 'discussionStarted', meeting: inMeeting() },
  { type: 'modalityPlanned', plan: surgery() },
  { type: 'modalityPlanned', plan: surgery({ site: nhnn }) },
  { type: 'modalityPlanned', plan: surgery({ practitioners: [practitioner({ standing: [{ status: 'contact' }] })] }) },
  { type: 'modalityPlanned', plan: radiotherapy() },
  { type: 'modalityPlanned', plan: systemic() },
  { type: 'modalityWithdrawn', modality: 'surgery' },
  { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'expertise', words: 'There', agreedBy: ['spinalSurgeon'], dissentedBy: [], on: '2026-11-26' }, meeting: null },
  noted,
  { type: 'detailsChanged', changes: { tumour: details({ skullBase: 'yes' }).tumour }, reason: 'MRI' },
  { type: 'deferred', meeting: inMeeting(), cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' },
  { type: 'notDiscussed', meeting: inMeeting(), reason: 'Time' },
  { type: 'noActiveTreatment', meeting: inMeeting(), code: '01', reason: 'Declined' },
  agreed,
  { type: 'reopened', meeting: inMeeting(), reason: 'Again' },
  { type: 'arrangementRequested', request: { arrangementId: visit, practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] } },
  { type: 'arrangementAccepted', arrangementId: visit, date: '2026-12-03' },
  { type: 'arrangementDeclined', arrangementId: visit, reason: 'On leave' },
  { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] },
  { type: 'treatmentCompleted', on: '2026-12-03' },
  { type: 'followedUp', followed: 'yes', reason: '' },
  { type: 'relisted', because: 'recurrence', detail: 'New lesion' },
  { type: 'addendum', text: 'A note' },
);

/** Offers facts to the machine and keeps those it takes: a history as it might come to be. */
function history(offered: readonly CaseFact[]): CaseEvent[] {
  const first = registered();
  let state = openCase(pathway, first);
  const events: CaseEvent[] = [first];
  for (const fact of offered) {
    const next = recordFact(state, event(fact));
    if (!next.ok) continue;
    state = next.value;
    events.push(event(fact));
  }
  return events;
}

const walks = fc.array(anyFact, { minLength: 5, maxLength: 60 });

describe('replaying a history (I13)', () => {
  it('gives the same state for every history, at every prefix, also after a way through JSON', () => {
    fc.assert(
      fc.property(walks, (offered) => {
        const events = history(offered);
        let state = openCase(pathway, registered());
        for (const [index, each] of events.slice(1).entries()) {
          const next = recordFact(state, each);
          if (!next.ok) throw new Error(next.refusal.message);
          state = next.value;
          const stored = JSON.parse(JSON.stringify(events.slice(0, index + 2))) as unknown[];
          const replayed = replayCase(pathways, stored.map((one) => CaseEventSchema.parse(one)));
          if (!replayed.ok) throw new Error(replayed.refusal.message);
          expect(replayed.value.snapshot.value).toEqual(state.snapshot.value);
          expect(recordOf(replayed.value)).toEqual(recordOf(state));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never loses a decision that was agreed, whatever comes after (I10)', () => {
    fc.assert(
      fc.property(walks, (offered) => {
        const events = history([...untilPlanned, agreed, ...offered]);
        const replayed = replayCase(pathways, events);
        if (!replayed.ok) throw new Error(replayed.refusal.message);
        const outcomes = recordOf(replayed.value).discussions.filter(({ outcome }) => outcome?.kind === 'agreed');
        expect(outcomes.length).toBe(events.filter(({ type }) => type === 'agreed').length);
      }),
      { numRuns: 60 },
    );
  });

  it('treats nobody undiscussed who was not urgent (I1)', () => {
    fc.assert(
      fc.property(walks, (offered) => {
        const events = history(offered);
        const treated = events.findIndex(({ type }) => type === 'treatmentStarted');
        if (treated === -1) return;
        expect(events.slice(0, treated).some(({ type }) => type === 'agreed')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a history that does not begin with the registration, in words', () => {
    expect(replayCase(pathways, [event(triaged)])).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(replayCase(pathways, [])).toMatchObject({ ok: false });
  });

  it('refuses a version of the pathway that is not installed, and names it', () => {
    const old = { ...registered(), pathwayVersion: 'lsesn-spinal-v9' };
    expect(replayCase(pathways, [old])).toMatchObject({ ok: false, refusal: { code: 'unknownPathway', message: expect.stringContaining('lsesn-spinal-v9') } });
  });

  it('refuses an event that does not fit what came before it, and names its place', () => {
    expect(replayCase(pathways, [registered(), event(triaged), event(agreed)])).toMatchObject({ ok: false, refusal: { code: 'damaged', message: expect.stringContaining('Event 3') } });
  });

  it('leads to the state the steps led to', () => {
    const replayed = replayCase(pathways, history([...untilPlanned, agreed]));
    expect(replayed.ok && statePath(replayed.value)).toBe('agreed.ready');
  });
});
