import { type ReactNode, useState } from 'react';
import type { MeetingSeries } from '../../shared/domain/meetingSeries.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { Button } from '../parts/Button.tsx';
import { DateField } from '../parts/DateField.tsx';
import { weekdayWords } from '../parts/days.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField, TickField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { reads } from '../parts/reads.ts';
import { TimeField } from '../parts/TimeField.tsx';
import { useWrite } from '../parts/writes.ts';
import { onEnter } from './onEnter.ts';
import { SeriesRoster } from './SeriesRoster.tsx';
import { rhythmKey, rhythmNames, rhythmOf, weekdayNames } from './seriesWords.ts';

const aheadWords = { change: 'Change them too', leave: 'Leave them as they are' } as const;

const noAnswer: Refusal = { code: 'invalidInput', message: 'Meetings are planned ahead: choose whether they change too.', clauses: [], field: 'follow' };

/** A recurring meeting, new or changed; where meetings of it are planned ahead it asks whether they follow. */
export function SeriesForm({ series: given, ahead, onDone }: { series: MeetingSeries; ahead: number; onDone: () => void }): ReactNode {
  const save = useWrite('series.save');
  const place: PlaceOf<'series'> = { form: 'series', item: given.id };
  const day: PlaceOf<'skippedDay'> = { form: 'skippedDay', item: given.id };
  const person: PlaceOf<'seriesPerson'> = { form: 'seriesPerson', item: given.id };
  const [series, setSeries] = useDraft(place, 'series', given);
  const [follow, setFollow] = useDraft(place, 'follow', '');
  const [unanswered, setUnanswered] = useState(false);
  const [left, setLeft] = useState<{ changed: number; left: { meetingId: string; date: string; why: string }[] } | null>(null);
  const set = (change: Partial<MeetingSeries>) => setSeries({ ...series, ...change });
  const forget = () => [place, day, person].forEach(dropDraft);
  const done = () => {
    forget();
    onDone();
  };
  const asks = ahead > 0 && JSON.stringify(series) !== JSON.stringify(given);
  const submit = async () => {
    setUnanswered(asks && follow === '');
    if (asks && follow === '') return;
    const saved = await save.run({ series, changeAhead: follow === 'change' });
    if (saved === null) return;
    await reads.invalidateQueries({ queryKey: ['series.list'] });
    if (saved.left.length === 0) return done();
    forget();
    setLeft(saved);
  };
  if (left !== null) {
    return (
      <section className="panel" role="status">
        <h2>Saved</h2>
        <p>
          {left.changed} {left.changed === 1 ? 'meeting was' : 'meetings were'} changed too. These stay as they are:
        </p>
        <ul className="plain-list">
          {left.left.map(({ meetingId, date, why }) => (
            <li key={meetingId}>
              <a href={`#/meetings/${meetingId}/prepare`}>{weekdayWords(date)}</a>: {why}
            </li>
          ))}
        </ul>
        <Button onClick={done}>Done</Button>
      </section>
    );
  }
  const { cutOff } = series;
  return (
    <section className="panel">
      <Form title={given.id === '' ? 'New recurring meeting' : `Change ${given.name}`} level={2} submit={given.id === '' ? 'Save the recurring meeting' : 'Save the change'} refusal={unanswered ? noAnswer : save.refusal} busy={save.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
        <div className="fields fields-three">
          <TextField label="Name" name="name" value={series.name} onChange={(event) => set({ name: event.target.value })} />
          <ChoiceField label="Weekday" words={weekdayNames} value={String(series.weekday)} onChoose={(day) => set({ weekday: Number(day) })} />
          <ChoiceField label="How often" words={rhythmNames} value={rhythmKey(series)} onChoose={(key) => set({ rhythm: rhythmOf(key) })} />
          <DateField label="From" name="from" value={series.from} onChange={(day) => set({ from: day })} />
          <DateField label="Until (open where empty)" leaning="future" name="until" value={series.until ?? ''} onChange={(day) => set({ until: day === '' ? null : day })} />
          <TimeField label="Starts at" name="startsAt" value={series.startsAt} onChange={(startsAt) => set({ startsAt })} />
          <TextField label="Place or link" name="place" value={series.place} onChange={(event) => set({ place: event.target.value })} />
          <TextField label="Chair" name="chair" value={series.chair} onChange={(event) => set({ chair: event.target.value })} />
          <TextField label="Scribe" name="scribe" value={series.scribe} onChange={(event) => set({ scribe: event.target.value })} />
        </div>
        <div className="fields fields-three">
          <TickField label="Listing closes before the meeting" checked={cutOff !== null} onChange={(event) => set({ cutOff: event.target.checked ? { daysBefore: 2, time: '12:00' } : null })} />
          {cutOff === null ? null : (
            <>
              <TextField label="Days before" type="number" min={0} max={60} name="daysBefore" value={cutOff.daysBefore} onChange={(event) => set({ cutOff: { ...cutOff, daysBefore: event.target.valueAsNumber || 0 } })} />
              <TimeField label="At" name="time" value={cutOff.time} onChange={(time) => set({ cutOff: { ...cutOff, time } })} />
            </>
          )}
        </div>
        <SkippedDays place={day} series={series} onChange={(skipped) => set({ skipped })} />
        <SeriesRoster place={person} roster={series.roster} onChange={(roster) => set({ roster })} />
        {asks ? <ChoiceField label={`${ahead} ${ahead === 1 ? 'meeting is' : 'meetings are'} planned ahead`} hint="What was changed on a meeting by hand stays in any case." words={aheadWords} value={follow} onChoose={setFollow} empty="Choose whether they change too" name="follow" /> : null}
      </Form>
    </section>
  );
}

/** Days on which it is not held, such as bank holidays, each typed in with a word why. */
function SkippedDays({ place, series, onChange }: { place: PlaceOf<'skippedDay'>; series: MeetingSeries; onChange: (skipped: MeetingSeries['skipped']) => void }): ReactNode {
  const [date, setDate] = useDraft(place, 'date', '');
  const [why, setWhy] = useDraft(place, 'why', '');
  const add = () => {
    if (date === '' || series.skipped.some((each) => each.date === date)) return;
    onChange([...series.skipped, { date, why: why.trim() }].sort((one, other) => one.date.localeCompare(other.date)));
    dropDraft(place);
  };
  return (
    <fieldset className="group">
      <legend>Days on which it is not held</legend>
      <span className="chips">
      {series.skipped.map((each) => (
        <span key={each.date} className="chip">
          {weekdayWords(each.date)} {each.why}
          <Button kind="quiet" aria-label={`Hold it on ${weekdayWords(each.date)} after all`} onClick={() => onChange(series.skipped.filter((one) => one.date !== each.date))}>
            ✕
          </Button>
        </span>
      ))}
      </span>
      <div className="row row-fields" role="group" aria-label="Another day" onKeyDown={onEnter(add)}>
        <DateField label="Day" leaning="future" name="skip" value={date} onChange={setDate} />
        <TextField label="Why, such as bank holiday" value={why} maxLength={120} onChange={(event) => setWhy(event.target.value)} />
        <Button onClick={add}>Skip this day</Button>
      </div>
    </fieldset>
  );
}
