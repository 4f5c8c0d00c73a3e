import type { ReactNode } from 'react';
import type { OpenCase } from '../../shared/api/openViews.ts';
import type { MeetingSummary, MeetingView } from '../../shared/api/views.ts';
import { usualMinutes } from '../../shared/domain/agendaLayout.ts';
import { hasClosed, weekdayWords } from '../parts/days.ts';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { isOver, meetingStateWords } from '../parts/words.ts';
import { useMeetingRecord } from '../parts/writes.ts';
import { AgainFields, isListedAgain, notAgain } from '../prepare/AgainFields.tsx';
import { inTime, LateFields } from '../prepare/LateFields.tsx';
import { ListingWarningOf } from '../readiness/ListingWarning.tsx';

type Props = { one: OpenCase; today: string; onDone: () => void };

/** Where what is typed to list a case is kept. */
export function listingPlace(caseId: string): PlaceOf<'listCase'> {
  return { form: 'listCase', caseId };
}

/** Puts a case on the list of a meeting that is chosen here, the next one unless told otherwise. */
export function ListCase(props: Props): ReactNode {
  const meetings = useRead('meetings.list', {});
  return <Reading of={meetings}>{(all) => <ChooseMeeting {...props} meetings={all.filter(({ state, details }) => !isOver(state) && (state === 'inProgress' || details.date >= props.today))} />}</Reading>;
}

function ChooseMeeting({ meetings, ...props }: Props & { meetings: readonly MeetingSummary[] }): ReactNode {
  const [chosen, setChosen] = useDraft(listingPlace(props.one.caseId), 'meetingId', '');
  const usual = meetings.find(({ state }) => state !== 'inProgress') ?? meetings[0];
  const meetingId = meetings.some(({ id }) => id === chosen) ? chosen : (usual?.id ?? '');
  const meeting = useRead('meeting.read', { meetingId });
  if (usual === undefined) return <p className="small">No meeting is planned. Plan one first: urgent cases and those put off come to it by themselves.</p>;
  return <Reading of={meeting}>{(value) => <ListForm key={value.id} {...props} meeting={value} meetings={meetings} onMeeting={setChosen} />}</Reading>;
}

function ListForm({ one, today, onDone, meeting, meetings, onMeeting }: Props & { meeting: MeetingView; meetings: readonly MeetingSummary[]; onMeeting: (id: string) => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const place = listingPlace(one.caseId);
  const done = leaving(place, onDone);
  const [late, setLate] = useDraft(place, 'late', inTime);
  const [again, setAgain] = useDraft(place, 'again', notAgain);
  const closed = meeting.startedAt !== null || hasClosed(meeting.details, today);
  const asksAgain = isListedAgain(one);
  const submit = async () => {
    const entry = { caseId: one.caseId, estimatedMinutes: usualMinutes, ...(closed ? late : inTime) };
    if ((await record.run({ type: 'caseListed', entry, ...(asksAgain ? { again } : {}) })) !== null) done();
  };
  return (
    <Form title={`List ${one.name}`} submit={asksAgain ? 'List it again' : 'List it'} refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
      <div className="fields fields-three">
        <ChoiceField label="For the meeting of" name="meetingId" words={Object.fromEntries(meetings.map(({ id, details, state }) => [id, `${weekdayWords(details.date)}, ${details.startsAt} (${meetingStateWords[state]})`]))} value={meeting.id} onChoose={onMeeting} />
        {closed ? <LateFields late={late} closed onChange={setLate} /> : null}
        {asksAgain ? <AgainFields again={again} onChange={setAgain} /> : null}
      </div>
      <ListingWarningOf caseId={one.caseId} />
    </Form>
  );
}
