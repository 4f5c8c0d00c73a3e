import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import { secondPersonFault } from '../../shared/domain/secondPerson.ts';
import { Button } from '../parts/Button.tsx';
import { momentWords, weekdayWords } from '../parts/days.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { NowOnNoList } from '../open/OpenScreen.tsx';
import { Flags } from '../parts/Flags.tsx';
import { Form } from '../parts/Form.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useActor, useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { useTitle } from '../parts/useTitle.ts';
import { agendaWords, meetingStateWords } from '../parts/words.ts';
import { useAsk, useMeetingRecord } from '../parts/writes.ts';
import { SecondPersonFields } from './SecondPersonFields.tsx';
import { SinceSealPanel } from './SinceSealPanel.tsx';
import { StillOpen } from './StillOpen.tsx';

/** The close: what is still open, a second person's check, then the seal, the exports and addenda. */
export function CloseScreen({ meetingId }: { meetingId: string }): ReactNode {
  const meeting = useRead('meeting.read', { meetingId });
  return <Reading of={meeting}>{(value) => <Close meeting={value} />}</Reading>;
}

function Close({ meeting }: { meeting: MeetingView }): ReactNode {
  useTitle('Close and export');
  const closed = meeting.state === 'closed';
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          {closed ? 'Minutes and exports' : 'Close the meeting'}: {weekdayWords(meeting.details.date)}
        </h1>
        <div className="row">
          <Link href="/actions">Actions and conditions</Link>
          <Link href={`/meetings/${meeting.id}`}>Back to the meeting room</Link>
        </div>
      </div>
      {closed ? <Sealed meeting={meeting} /> : meeting.state === 'inProgress' ? <CloseForm meeting={meeting} /> : <p>The meeting is {meetingStateWords[meeting.state]}: {meeting.state === 'cancelled' ? 'it has no outcomes, and there is nothing to close.' : 'it has to be started before it can be closed.'}</p>}
      {closed ? <NowOnNoList meeting={meeting} /> : null}
      {closed ? <SinceSealPanel meetingId={meeting.id} /> : null}
      <section className="panel" aria-labelledby="outcomes">
        <h2 id="outcomes">Outcomes</h2>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">Patient</th>
              <th scope="col">Outcome</th>
              <th scope="col">In words</th>
            </tr>
          </thead>
          <tbody>
            {meeting.agenda.map((line, index) => (
              <tr key={line.entry.caseId}>
                <td>{index + 1}</td>
                <th scope="row">
                  <Link href={`/cases/${line.entry.caseId}`}>{line.case?.name ?? 'Damaged record'}</Link>
                </th>
                <td>
                  {agendaWords[line.outcome.status].glyph} {agendaWords[line.outcome.status].word}
                  {line.outcome.provisional ? ', provisional' : ''}
                </td>
                <td>
                  {line.outcome.text}
                  <Flags flags={line.case?.flags ?? []} />
                </td>
              </tr>
            ))}
            {meeting.takenOff.filter(({ inMinutes }) => inMinutes).map(({ caseId, name, at, by, byRule, reason }) => (
              <tr key={`off ${caseId}`}>
                <td>–</td>
                <th scope="row">
                  <Link href={`/cases/${caseId}`}>{name}</Link>
                </th>
                <td>taken off</td>
                <td>
                  Taken off the agenda {momentWords(at)}, {byRule ? 'by rule' : `by ${by}`}: {reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function CloseForm({ meeting }: { meeting: MeetingView }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const place: PlaceOf<'close'> = { form: 'close', meetingId: meeting.id };
  const [verifier, setVerifier] = useDraft(place, 'verifier', '');
  const [aloneBecause, setAlone] = useDraft(place, 'aloneBecause', '');
  const by = useActor();
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { chair } = meeting.details;
  /** What the core would refuse is said at once; only what it would take is asked about. */
  const ask = () => {
    const check = by === null ? null : secondPersonFault({ verifier, aloneBecause }, { by, chair, attendees: meeting.attendees });
    const stands = meeting.open.length > 0 ? `The meeting cannot be closed yet. ${meeting.open.join(' ')}` : check;
    record.clear();
    setFault(stands);
    setAsking(stands === null);
  };
  const close = async () => {
    const closed = await record.run({ type: 'closed', verifier, aloneBecause });
    setAsking(false);
    if (closed !== null) dropDraft(place);
  };
  const count = meeting.agenda.length;
  return (
    <section className="panel">
      {meeting.open.length === 0 ? (
        <p>Every case has an outcome.</p>
      ) : (
        <StillOpen meeting={meeting} />
      )}
      {meeting.alsoOpen.length === 0 ? null : (
        <>
          <h2>To be looked after</h2>
          <p className="small">This does not hold the close back; it comes back with its cases until it is settled.</p>
          <ul className="looked-after">
            {meeting.alsoOpen.map(({ caseId, name, what }) => (
              <li key={caseId}>
                <Link href={`/cases/${caseId}`}>{name}</Link>
                <ul>
                  {what.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
      <Form title="Second person’s check" level={2} submit="Close and seal the meeting" refusal={fault === null ? record.refusal : { code: 'notNow', message: fault, clauses: [], field: 'verifier' }} busy={record.busy} onSubmit={ask} place={place}>
        <p className="small">The second person went through the outcomes with you, is present, and is neither the chair nor at the keyboard. Both are printed on the minutes.</p>
        <div className="fields fields-two">
          <SecondPersonFields label="Checked by" meeting={meeting} chair={chair} check={{ verifier, aloneBecause }} onVerifier={setVerifier} onAlone={setAlone} />
        </div>
      </Form>
      {asking ? (
        <ConfirmDialog question={`Seal the meeting of ${weekdayWords(meeting.details.date)} with ${count} ${count === 1 ? 'case' : 'cases'}?`} confirm="Seal the meeting" busy={record.busy} onConfirm={() => void close()} onCancel={() => setAsking(false)}>
          <p>{verifier === '' ? `No second person: ${aloneBecause}` : `Checked by ${verifier}.`}</p>
          <p>It cannot be changed afterwards: only addenda can be added.</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

const formats = { pdf: 'Minutes (PDF)', csv: 'Outcomes (CSV)', json: 'Everything (JSON)' } as const;

function Sealed({ meeting }: { meeting: MeetingView }): ReactNode {
  const ask = useAsk('export.meeting');
  const record = useMeetingRecord(meeting.id);
  const place: PlaceOf<'meetingAddendum'> = { form: 'meetingAddendum', meetingId: meeting.id };
  const [text, setText] = useDraft(place, 'text', '');
  const [because, setBecause] = useDraft(place, 'because', '');
  const [caseId, setCaseId] = useDraft(place, 'caseId', '');
  const take = async (format: keyof typeof formats) => {
    const file = await ask.run({ meetingId: meeting.id, format });
    if (file !== null) saveFile(file);
  };
  const add = async () => {
    if ((await record.run({ type: 'addendum', text, because, caseId: caseId === '' ? null : caseId })) !== null) dropDraft(place);
  };
  const names: Record<string, string> = Object.fromEntries(meeting.agenda.map((line, index) => [line.entry.caseId, `${index + 1} ${line.case?.name ?? 'Damaged record'}`]));
  return (
    <section className="panel" aria-labelledby="seal">
      <h2 id="seal">Sealed</h2>
      {meeting.seal === null ? null : (
        <dl className="pairs">
          <dt>Started</dt>
          <dd>{meeting.startedAt === null ? '–' : momentWords(meeting.startedAt)}</dd>
          <dt>Closed</dt>
          <dd>{momentWords(meeting.seal.at)}</dd>
          <dt>Checked by</dt>
          <dd>{meeting.seal.verifier === '' ? `nobody: ${meeting.seal.aloneBecause}` : meeting.seal.verifier}</dd>
          <dt>Digest</dt>
          <dd>
            <code className="digest">{meeting.seal.digest}</code>
          </dd>
        </dl>
      )}
      <div className="row" role="group" aria-label="Exports">
        <Button kind="primary" onClick={() => void take('pdf')}>
          {formats.pdf}
        </Button>
        <Button onClick={() => void take('csv')}>{formats.csv}</Button>
        <Button onClick={() => void take('json')}>{formats.json}</Button>
      </div>
      <Refused refusal={ask.refusal} />
      <h3>Addenda</h3>
      {meeting.addenda.length === 0 ? <p className="small">None.</p> : null}
      <ul>
        {meeting.addenda.map((one) => (
          <li key={one.at}>
            {momentWords(one.at)}, {one.by}{one.caseId === null ? '' : `, on ${names[one.caseId] ?? 'a case'}`}: {one.text}
            {one.because === '' ? null : <span className="small"> Why: {one.because}</span>}
          </li>
        ))}
      </ul>
      <Form title="Add an addendum" submit="Add the addendum" focus="none" refusal={record.refusal} busy={record.busy} onSubmit={() => void add()} place={place}>
        <TextArea label="Addendum in words" name="text" value={text} onChange={(event) => setText(event.target.value)} />
        <div className="fields fields-two">
          <TextField label="Why it is needed" name="because" value={because} onChange={(event) => setBecause(event.target.value)} />
          <ChoiceField label="Of which case" words={names} value={caseId} empty="The meeting as a whole" onChoose={setCaseId} />
        </div>
      </Form>
    </section>
  );
}
