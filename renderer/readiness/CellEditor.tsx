import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { BoardRow, ItemEntry } from '../../shared/api/readinessViews.ts';
import type { CaseView } from '../../shared/api/views.ts';
import type { CaseDetails, WorkUpItem } from '../../shared/domain/case.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';
import { DateField } from '../parts/DateField.tsx';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Waiting } from '../parts/Reading.tsx';
import { lastRead, reads, useRead } from '../parts/reads.ts';
import { useWrite } from '../parts/writes.ts';
import { FactFields } from './FactFields.tsx';
import type { Saved } from './useUndo.ts';
import { readinessItems } from '../../shared/domain/readinessWords.ts';
import { cellSentence, entryKindOf } from './itemWords.ts';

/** With what the editor opens: as it stands, or about to say that it is done, requested or not needed. */
export type Opening = 'whole' | 'done' | 'requested' | 'notNeeded';

type WorkUpEntry = Extract<ItemEntry, { kind: 'workUp' }>;
type Props = {
  row: BoardRow;
  judgement: Judgement;
  opening: Opening;
  /** Where the cell is in the window. */
  at: DOMRect;
  today: string;
  people: readonly string[];
  onClose: () => void;
  onSaved: (saved: Saved) => void;
};

/** Edits one cell beside it. Enter saves, Escape leaves it as it was. */
export function CellEditor(props: Props): ReactNode {
  const { row, at } = props;
  const read = useRead('case.read', { caseId: row.caseId });
  const view = read.data?.ok === true ? read.data.value : null;
  // The board and the case are read one after the other: until both are of the same version, nothing is edited.
  const [isOpen, setOpen] = useState(false);
  if (!isOpen && view !== null && view.version === row.version) setOpen(true);
  return (
    <div style={beside(at)} className="cell-editor">
      {isOpen && view !== null ? <EditorForm {...props} view={view} /> : <Waiting opens word="Reading the case…" />}
    </div>
  );
}

const [width, height, margin] = [340, 400, 8];

/** Below the cell where there is room, else above it; never out of the window. */
function beside(at: DOMRect): { left: number; width: number } & ({ top: number } | { bottom: number }) {
  const left = Math.max(margin, Math.min(at.left, window.innerWidth - width - margin));
  return at.bottom + height < window.innerHeight || at.top < height ? { left, width, top: Math.max(margin, Math.min(at.bottom, window.innerHeight - height)) } : { left, width, bottom: window.innerHeight - at.top };
}

function EditorForm({ row, judgement, opening, today, people, view, onClose, onSaved }: Props & { view: CaseView }): ReactNode {
  const record = useWrite('readiness.record');
  const typing: PlaceOf<'readinessItem'> = { form: 'readinessItem', caseId: row.caseId, item: judgement.item };
  const done = leaving(typing, onClose);
  const [entry, setEntry] = useDraft(typing, 'entry', () => entryOf(judgement, view.details, opening, today));
  // What others record meanwhile is not written over unseen: after the refusal that says so, what is shown then counts.
  const [from, setFrom] = useState(row.version);
  const [busy, setBusy] = useState(false);
  const { item } = judgement;
  const { name } = readinessItems[item];
  const place = useRef<HTMLDivElement>(null);
  const owner = useId();
  useLayoutEffect(() => {
    const first = opening === 'requested' ? 'owedBy' : opening === 'notNeeded' ? 'reason' : opening === 'done' ? 'on' : null;
    place.current?.querySelector<HTMLElement>(first === null ? 'select, input, textarea' : `[name="${first}"]`)?.focus();
  }, [opening]);

  const save = async () => {
    if (busy) return;
    setBusy(true);
    const saved = await record.run({ caseId: row.caseId, expectedVersion: from, item, entry: asItIs(entry, judgement) });
    await refreshed(row.caseId);
    // A refusal is shown once what it speaks of is: whoever then saves again means what is on the screen.
    setFrom(lastRead('case.read', { caseId: row.caseId })?.version ?? from);
    setBusy(false);
    if (saved === null) return;
    onSaved({ caseId: row.caseId, what: `${name} of ${row.name}`, from, ...saved });
    done();
  };
  const owes = entry.kind !== 'workUp' || entry.status === 'requested' || entry.status === 'missing';
  const change = (more: { owedBy?: string; due?: string | null }) => setEntry({ ...entry, ...more });
  return (
    <div ref={place}>
      <Form title={`${name}, ${row.name}`} level={2} submit="Save" focus="none" refusal={busy ? null : record.refusal} busy={busy} onSubmit={() => void save()} onCancel={done} place={typing}>
        <p className="small">{cellSentence(judgement)}</p>
        {entry.kind === 'workUp' ? <WorkUpEntryFields entry={entry} item={item} view={view} onChange={(more) => setEntry({ ...entry, ...more })} /> : null}
        {entry.kind === 'told' ? <ToldField item={item} text={entry.text} people={people} onChange={(text) => setEntry({ ...entry, text })} /> : null}
        {entry.kind === 'facts' ? <FactFields view={view} answers={entry.answers} onChange={(answers) => setEntry({ ...entry, answers })} /> : null}
        {entry.kind === 'owed' ? (
          <p>
            This is recorded on the case itself: <Link href={`/cases/${row.caseId}`}>open the case</Link>. Here you say who sees to it.
          </p>
        ) : null}
        {owes ? (
          <div className="fields cell-fields">
            <TextField label="Owed by" name="owedBy" list={owner} placeholder={judgement.usual ? judgement.owedBy : ''} value={entry.owedBy} onChange={(event) => change({ owedBy: event.target.value })} />
            <DateField label="Due" name="due" leaning="future" value={entry.due ?? ''} onChange={(day) => change({ due: dayOrNull(day) })} />
          </div>
        ) : null}
        <datalist id={owner}>
          {people.map((person) => (
            <option key={person}>{person}</option>
          ))}
        </datalist>
      </Form>
    </div>
  );
}

const statusWords: Record<WorkUpEntry['status'], string> = { missing: 'Nothing yet', requested: 'Requested', done: 'Done', reported: 'Reported', notNeeded: 'Not needed' };

function WorkUpEntryFields({ entry, item, view, onChange }: { entry: WorkUpEntry; item: Judgement['item']; view: CaseView; onChange: (more: Partial<WorkUpEntry>) => void }): ReactNode {
  const { status, review } = entry;
  const isThere = status === 'done' || status === 'reported';
  const mayReview = item === 'pathologyReview' && status === 'reported' && (view.next.includes('pathologyReviewed') || review !== null);
  return (
    <>
      <div className="fields cell-fields">
        <ChoiceField label="Status" name="status" words={statusWords} value={status} onChoose={(next) => onChange({ status: next, review: null })} />
        {status === 'missing' || status === 'notNeeded' ? null : <DateField label={isThere ? 'On' : 'Booked for'} name="on" leaning={isThere ? 'past' : 'future'} value={entry.on ?? ''} onChange={(day) => onChange({ on: dayOrNull(day) })} />}
        {status === 'missing' || status === 'notNeeded' ? null : <TextField label="Where" name="at" value={entry.at} onChange={(event) => onChange({ at: event.target.value })} />}
      </div>
      {status === 'notNeeded' ? <TextField label="Why it is not needed" name="reason" value={entry.reason} onChange={(event) => onChange({ reason: event.target.value })} /> : null}
      {mayReview ? (
        <div className="fields cell-fields">
          <ChoiceField
            label="Result (P4)"
            name="result"
            words={{ confirmed: 'Confirmed', inconclusive: 'Inconclusive' }}
            value={review?.result ?? ''}
            empty="Not told yet"
            // The empty choice takes the result back; the table of words does not hold it.
            onChoose={(result) => onChange({ review: (result as string) === '' ? null : { result, reviewer: review?.reviewer ?? '' } })}
          />
          {review === null ? null : <TextField label="Reviewed by" name="reviewer" value={review.reviewer} onChange={(event) => onChange({ review: { ...review, reviewer: event.target.value } })} />}
        </div>
      ) : null}
      {item === 'pathologyReview' && status === 'reported' && !mayReview ? <p className="small">Its result is recorded on the case once its results are ready.</p> : null}
    </>
  );
}

const performanceWords: Record<CaseDetails['performanceStatus'], string> = { unknown: 'Not known', '0': '0: normal activity', '1': '1: restricted', '2': '2: up more than half the day', '3': '3: in bed or chair more than half the day', '4': '4: bedbound' };

function ToldField({ item, text, people, onChange }: { item: Judgement['item']; text: string; people: readonly string[]; onChange: (text: string) => void }): ReactNode {
  const list = useId();
  const { name } = readinessItems[item];
  if (item === 'performanceStatus') return <ChoiceField label={`${name} (WHO)`} name="text" words={performanceWords} value={isStatus(text) ? text : 'unknown'} onChoose={onChange} />;
  if (item === 'question' || item === 'wishes') return <EnterSaves label={name} text={text} onChange={onChange} />;
  return (
    <>
      <TextField label={name} name="text" list={list} value={text} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>
        {people.map((person) => (
          <option key={person}>{person}</option>
        ))}
      </datalist>
    </>
  );
}

/** Several lines where Enter saves, as in every other cell; Shift+Enter begins a line. */
function EnterSaves({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }): ReactNode {
  return (
    <TextArea
      label={label}
      hint="Shift+Enter begins a new line."
      name="text"
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}

function isStatus(text: string): text is CaseDetails['performanceStatus'] {
  return Object.hasOwn(performanceWords, text);
}

function dayOrNull(value: string): string | null {
  return value === '' ? null : value;
}

/** The entry an editor begins with. */
function entryOf(judgement: Judgement, details: CaseDetails, opening: Opening, today: string): ItemEntry {
  const { item, usual, owedBy, due } = judgement;
  const owing = { owedBy: usual ? '' : owedBy, due };
  const kind = entryKindOf(item);
  if (kind === 'owed') return { kind, ...owing };
  if (kind === 'facts') return { kind, answers: {}, ...owing };
  if (kind === 'told') return { kind, text: toldText(item, details), ...owing };
  const held: WorkUpItem | undefined = judgement.record === null ? undefined : details.workUp[judgement.record];
  const status = opening === 'whole' ? (held?.status ?? 'missing') : opening;
  return { kind, record: judgement.record, status, on: opening === 'done' ? today : (held?.on ?? null), at: held?.at ?? '', reason: held?.reason ?? '', review: null, ...owing };
}

function toldText(item: Judgement['item'], details: CaseDetails): string {
  return item === 'performanceStatus' || item === 'question' || item === 'presenter' || item === 'wishes' || item === 'keyWorker' ? details[item] : '';
}

/**
 * What is asked for or done in place of something too old stands beside it, so that the old one is still to be seen. Which item of the
 * work-up it is counts as of now: what was typed may have been kept while others were added.
 */
function asItIs(entry: ItemEntry, { state, on, record }: Judgement): ItemEntry {
  if (entry.kind !== 'workUp') return entry;
  return { ...entry, record: state === 'stale' && on !== null ? null : record };
}

/** Reads the board and the case again. */
async function refreshed(caseId: string): Promise<void> {
  await Promise.all([reads.invalidateQueries({ queryKey: ['readiness.board'] }), reads.invalidateQueries({ queryKey: ['case.read', { caseId }] })]);
}
