import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { SeriesView } from '../../shared/api/listViews.ts';
import type { Workspace } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { ChangeLog } from '../parts/ChangeLog.tsx';
import { weekdayWords } from '../parts/days.ts';
import { leaving, type PlaceOf, typedAt, typedItems, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { Reading } from '../parts/Reading.tsx';
import { reads, useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { useWrite } from '../parts/writes.ts';
import { RoomSettings } from './RoomSettings.tsx';
import { SectionNames } from './SectionNames.tsx';
import { SeriesForm } from './SeriesForm.tsx';
import { cutOffOfSeries, emptySeries, rhythmWords } from './seriesWords.ts';

/** The meetings that recur: their day, time and people, and planning the next ones from them. */
export function RecurringScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Recurring meetings');
  const all = useRead('series.list', {});
  const [editing, setEditing] = useState<string | null>(() => (['series', 'skippedDay', 'seriesPerson'] as const).flatMap(typedItems)[0] ?? null);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Recurring meetings</h1>
          <p>
            Day, time, cut-off and people are local settings. <Unverified why="The pathway names no meeting day and no cut-off (decision D13)." />
          </p>
        </div>
        <div className="row">
          {editing === '' ? null : (
            <Button kind="primary" onClick={() => setEditing('')}>
              New recurring meeting
            </Button>
          )}
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href="/">
            Meetings
          </Link>
        </div>
      </div>
      {editing === '' ? <SeriesForm series={emptySeries(workspace.today)} ahead={0} onDone={() => setEditing(null)} /> : null}
      <Reading of={all}>
        {(series) =>
          series.length === 0 && editing === null ? (
            <div className="empty">
              <h2>No meeting recurs yet</h2>
              <p>Enter the weekday, the time and the usual people once; the next meetings are then planned with one press.</p>
            </div>
          ) : (
            series.map((one) =>
              editing === one.series.id ? (
                <SeriesForm key={one.series.id} series={one.series} ahead={one.ahead.length} onDone={() => setEditing(null)} />
              ) : (
                <SeriesCard key={one.series.id} view={one} onEdit={() => setEditing(one.series.id)} />
              ),
            )
          )
        }
      </Reading>
      <SectionNames />
      <RoomSettings />
      <Changes />
    </div>
  );
}

/** Who changed the recurring meetings and the settings of lists, also of a meeting that was removed since. */
function Changes(): ReactNode {
  const changes = useRead('list.changes', {});
  return <Reading of={changes}>{(value) => (value.length === 0 ? null : <div className="panel"><ChangeLog title="Who changed what" changes={value} /></div>)}</Reading>;
}

function SeriesCard({ view: { series, next, ahead }, onEdit }: { view: SeriesView; onEdit: () => void }): ReactNode {
  const place: PlaceOf<'planSeries'> = { form: 'planSeries', item: series.id };
  const [open, setOpen] = useState<'plan' | 'remove' | null>(() => (typedAt(place) === null ? null : 'plan'));
  const planned = leaving(place, () => setOpen(null));
  const plan = useWrite('series.plan');
  const remove = useWrite('series.remove');
  const [count, setCount] = useDraft(place, 'count', 4);
  const heading = `series-${series.id}`;
  const submit = async () => {
    if ((await plan.run({ seriesId: series.id, count })) === null) return;
    await reads.invalidateQueries({ queryKey: ['series.list'] });
    planned();
  };
  const drop = async () => {
    if ((await remove.run({ seriesId: series.id })) !== null) await reads.invalidateQueries({ queryKey: ['series.list'] });
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{series.name}</h2>
      <p>
        {rhythmWords(series)}, {series.startsAt} · {series.place === '' ? 'place not given' : series.place} · chair {series.chair === '' ? 'not named' : series.chair} · scribe {series.scribe === '' ? 'not named' : series.scribe} · cut-off {cutOffOfSeries(series)} ·{' '}
        {series.roster.length} usual {series.roster.length === 1 ? 'person' : 'people'}
      </p>
      <p>
        <span className="label">Next not planned</span> {next.length === 0 ? 'none left' : next.map(weekdayWords).join(', ')}
      </p>
      <p>
        <span className="label">Planned ahead</span>{' '}
        {ahead.length === 0
          ? 'none'
          : ahead.map(({ meetingId, date }, index) => (
              <span key={meetingId}>
                {index === 0 ? '' : ', '}
                <Link href={`/meetings/${meetingId}/prepare`}>{weekdayWords(date)}</Link>
              </span>
            ))}
      </p>
      {series.skipped.length === 0 ? null : (
        <p>
          <span className="label">Not held</span> {series.skipped.map(({ date, why }) => `${weekdayWords(date)}${why === '' ? '' : ` (${why})`}`).join(', ')}
        </p>
      )}
      <div className="row">
        <Button kind="primary" aria-expanded={open === 'plan'} onClick={() => setOpen('plan')}>
          Plan the next
        </Button>
        <Button onClick={onEdit}>Change</Button>
        <Button kind="quiet" aria-expanded={open === 'remove'} onClick={() => setOpen('remove')}>
          Remove
        </Button>
      </div>
      {open === 'plan' ? (
        <Form title="Plan the next meetings" submit="Plan them" refusal={plan.refusal} busy={plan.busy} onSubmit={() => void submit()} onCancel={planned} place={place}>
          <TextField label="How many" type="number" min={1} max={26} name="count" value={count} onChange={(event) => setCount(event.target.valueAsNumber || 1)} />
        </Form>
      ) : null}
      {open === 'remove' ? (
        <Form title={`Remove ${series.name}`} submit="Remove it" refusal={remove.refusal} busy={remove.busy} onSubmit={() => void drop()} onCancel={() => setOpen(null)} focus="none">
          <p>The meetings that are planned from it stay.</p>
        </Form>
      ) : null}
    </section>
  );
}
