import { describe, expect, it } from 'vitest';
import type { Arrangement, ArrangementStatus } from '../../shared/domain/arrangement.ts';
import { arrangementOf, crossSiteBlocks, homeSiteNotes, hostOf, unarrangedSurgeons, visitingSurgeons } from '../../shared/pathway/rules/crossSite.ts';
import { pathway } from '../fakes/pathway.ts';
import { elsewhere, nhnn, practitioner, rnoh, surgery } from '../fakes/records.ts';

const visit = (status: ArrangementStatus, changes: Partial<Arrangement['request']> = {}): Arrangement => ({
  request: { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [], ...changes },
  status,
  acceptedDate: null,
  host: null,
  note: '',
});
const atNhnn = surgery({ site: nhnn });
const blocks = (arrangements: readonly Arrangement[], plan = atNhnn) => crossSiteBlocks(pathway, plan, arrangements);

describe('who is visiting (K5)', () => {
  it('is whoever operates away from a home that is known', () => {
    expect(visitingSurgeons(atNhnn).map(({ name }) => name)).toEqual(['Test Surgeon A']);
    expect(visitingSurgeons(surgery({ site: rnoh }))).toEqual([]);
    expect(visitingSurgeons(surgery({ site: null }))).toEqual([]);
    expect(visitingSurgeons(surgery({ site: nhnn, practitioners: [practitioner({ homeSite: null })] }))).toEqual([]);
  });

  it('cannot be said where no home is recorded, and only then is that noted', () => {
    expect(homeSiteNotes(surgery({ practitioners: [practitioner({ homeSite: null }), practitioner({ name: 'Test Surgeon B' })] }))).toMatchObject([{ text: expect.stringContaining('Test Surgeon A'), clauses: ['K5'], missing: [] }]);
    expect(homeSiteNotes(atNhnn)).toEqual([]);
  });

  it('names the host by the site’s id, another place by its words', () => {
    expect([hostOf(surgery({ site: { id: 'NHNN', name: 'National Hospital' } })), hostOf(surgery({ site: elsewhere })), hostOf(surgery({ site: null }))]).toEqual(['NHNN', 'Test Hospital Elsewhere', '']);
  });
});

describe('whose visit it is', () => {
  it('is found by surgeon and host, the latest that was not cancelled', () => {
    const found = (...all: readonly Arrangement[]) => arrangementOf(all, 'test-surgeon-a', 'NHNN')?.status;
    expect(found(visit('arranged', { practitionerId: 'test-surgeon-b' }))).toBeUndefined();
    expect(found(visit('arranged', { hostSite: 'UCLH' }))).toBeUndefined();
    expect(found(visit('declined'), visit('requested'))).toBe('requested');
    expect(found(visit('requested'), visit('cancelled'))).toBe('requested');
  });

  it('holds the plan back while nobody was asked, and says so', () => {
    expect(blocks([])).toMatchObject([{ topic: 'crossSite', text: expect.stringContaining('has not been asked'), clauses: ['K5'], missing: [] }]);
    expect(blocks([visit('declined')])).toMatchObject([{ text: expect.stringContaining('declined') }]);
    for (const status of ['requested', 'counterProposed', 'surgeonAccepted', 'hostConfirmed', 'arranged', 'done'] as const) expect(blocks([visit(status)])).toEqual([]);
  });

  it('rests on K5 only between the two centres it names', () => {
    expect(blocks([], surgery({ site: elsewhere }))).toMatchObject([{ clauses: [] }]);
    expect(blocks([], surgery({ site: nhnn, practitioners: [practitioner({ homeSite: 'UCLH' })] }))).toMatchObject([{ clauses: [] }]);
  });

  it('is arranged or done, or else still to be arranged', () => {
    const open = (status: ArrangementStatus): number => unarrangedSurgeons(atNhnn, [visit(status)]).length;
    expect((['requested', 'surgeonAccepted', 'hostConfirmed', 'declined', 'arranged', 'done'] as const).map(open)).toEqual([1, 1, 1, 1, 0, 0]);
  });
});
