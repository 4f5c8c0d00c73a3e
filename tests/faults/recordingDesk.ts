import type { Dispatch } from '../../electron/core/dispatch.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { Written } from './ledger.ts';

/** What one step of the desk gave: what was acknowledged, or the refusal as a person reads it. */
export type Step = { readonly of: string; readonly mark: string } & ({ readonly ok: true; readonly written: Written } | { readonly ok: false; readonly refusal: Refusal });

const by: Actor = { name: 'Test Chair', role: 'chair', trust: 'Test Trust North', practitionerId: null };
const meetingDay = '2026-11-26';

/** An invented patient with this mark as hospital number, of whom nothing else is known. */
function invented(mark: string): CaseDetails {
  return {
    patient: { nhsNumber: null, nhsNumberStatus: '03', hospitalNumber: mark, familyName: `TESTPATIENT-${mark}`, givenName: 'Ada', dateOfBirth: '1979-03-14', sex: 'female' },
    referral: { from: 'Test Trust North', on: '2026-11-02', reason: '' },
    diagnosis: { text: 'Chordoma', primarySite: 'Lumbar spine', icd10: 'C41.2', morphology: null },
    tumour: { tissue: 'bone', origin: 'primary', certainty: 'confirmed', sarcoma: 'yes', levels: ['L4'], spineContact: 'yes', skullBase: 'no', transnasal: 'no', metastaticCordCompression: 'no' },
    urgent: 'no',
    performanceStatus: '1',
    workUp: [],
    question: mark,
    presenter: 'Test Surgeon A',
    wishes: '',
    keyWorker: 'Test CNS 1',
    owed: [],
  };
}

/** How many streams a desk works on at a time. */
const atATime = 4;

/**
 * A person who records without end: changes cases and a meeting, registers new cases, chooses another name. Goes through the calls of the whole
 * application; each step carries a mark by which it is found again.
 */
export class RecordingDesk {
  readonly #dispatch: Dispatch;
  readonly #random: () => number;
  readonly #name: string;
  /** Streams with the version they were last seen at; null where that must be asked first. */
  readonly #versions = new Map<string, number | null>();
  #steps = 0;
  /** Where nothing may be written a chosen name holds for this start only, and is not what is looked for afterwards. */
  #choosesNames = true;

  /** The name tells its marks from those of others in the same folder. */
  constructor(dispatch: Dispatch, random: () => number, name: string) {
    this.#dispatch = dispatch;
    this.#random = random;
    this.#name = name;
  }

  /** Finds a few streams of the folder to go on with. */
  async settleDown(): Promise<void> {
    const seen = (await this.#dispatch('workspace.read', {})) as Result<{ mode: string }>;
    this.#choosesNames = seen.ok && seen.value.mode === 'writer';
    for (const kind of ['case', 'meeting'] as const) {
      const listed = (await this.#dispatch(`${kind}s.list`, {})) as Result<readonly { id: string }[]>;
      const ids = listed.ok ? listed.value.map(({ id }) => id) : [];
      for (let count = 0; count < atATime / 2 && ids.length > 0; count += 1) {
        const [id] = ids.splice(Math.floor(this.#random() * ids.length), 1);
        if (id !== undefined) this.#versions.set(`${kind}/${id}`, null);
      }
    }
  }

  /** Registers a case or plans a meeting. */
  async begin(kind: 'case' | 'meeting'): Promise<Step> {
    this.#steps += 1;
    return this.#begin(kind, `mark-${this.#name}-${this.#steps}-`, () => undefined);
  }

  /** One step, chosen at random; `begins` is told of it before it is taken. */
  async step(begins: (of: string, mark: string) => void = () => undefined): Promise<Step> {
    this.#steps += 1;
    const mark = `mark-${this.#name}-${this.#steps}-`;
    const choice = this.#random();
    const streams = [...this.#versions.keys()];
    const of = streams[Math.floor(this.#random() * streams.length)];
    if (of === undefined || (choice < 0.08 && streams.length < 2 * atATime)) return this.#begin(choice < 0.5 ? 'case' : 'meeting', mark, begins);
    if (choice > 0.85 && this.#choosesNames) return this.#chooseName(mark, begins);
    return this.#change(of, mark, begins);
  }

  async #begin(kind: 'case' | 'meeting', mark: string, begins: (of: string, mark: string) => void): Promise<Step> {
    const of = `${kind}/new`;
    begins(of, mark);
    const answer =
      kind === 'case'
        ? ((await this.#dispatch('case.register', { by, details: invented(mark), duplicateBecause: 'Invented for the campaign' })) as Result<{ summary: { id: string; version: number } }>)
        : ((await this.#dispatch('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: mark, cutOff: null, chair: '', scribe: '' } })) as Result<{ id: string; version: number }>);
    if (!answer.ok) return { ok: false, of, mark, refusal: answer.refusal };
    const { id, version } = 'summary' in answer.value ? answer.value.summary : answer.value;
    this.#versions.set(`${kind}/${id}`, version);
    return { ok: true, of, mark, written: { of: `${kind}/${id}`, version, mark } };
  }

  async #change(of: string, mark: string, begins: (of: string, mark: string) => void): Promise<Step> {
    const [kind, id = ''] = of.split('/');
    const known = this.#versions.get(of) ?? null;
    this.#versions.set(of, null);
    const read = known === null ? ((await this.#dispatch(`${kind}.read`, { [`${kind}Id`]: id })) as Result<{ version: number }>) : null;
    if (read !== null && !read.ok) return { ok: false, of, mark, refusal: read.refusal };
    const expectedVersion = read?.value.version ?? known;
    begins(of, mark);
    // Now and then some pages at once: an end in the middle of a long write leaves part of it.
    const filling = this.#random() < 0.2 ? 'x'.repeat(Math.floor(this.#random() * 1_800)) : '';
    const answer = (await (kind === 'case'
      ? this.#dispatch('case.record', { by, caseId: id, expectedVersion, event: this.#caseEvent(`${mark}${filling}`) })
      : this.#dispatch('meeting.record', { by, meetingId: id, expectedVersion, event: { type: 'detailsChanged', changes: { place: mark } } }))) as Result<{ version: number }>;
    if (!answer.ok) return { ok: false, of, mark, refusal: answer.refusal };
    this.#versions.set(of, answer.value.version);
    return { ok: true, of, mark, written: { of, version: answer.value.version, mark } };
  }

  #caseEvent(text: string): object {
    return this.#random() < 0.5 ? { type: 'detailsChanged', changes: { question: text.slice(0, 500) }, reason: text } : { type: 'actionAdded', words: text, owner: 'Test CNS 1', due: meetingDay };
  }

  async #chooseName(mark: string, begins: (of: string, mark: string) => void): Promise<Step> {
    begins('settings', mark);
    const answer = await this.#dispatch('actor.choose', { actor: { ...by, name: mark } });
    return answer.ok ? { ok: true, of: 'settings', mark, written: { of: 'settings', version: 0, mark } } : { ok: false, of: 'settings', mark, refusal: answer.refusal };
  }
}
