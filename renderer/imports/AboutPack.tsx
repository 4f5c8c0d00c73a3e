import type { ReactNode } from 'react';
import type { PackOrigin } from '../../shared/api/importViews.ts';
import { momentWords, weekdayWords } from '../parts/days.ts';

/** Where a pack comes from, as it says itself. `day` is that of the meeting it is imported for; null where it is not known. */
export function AboutPack({ pack, rows, day }: { pack: PackOrigin; rows: number; day: string | null }): ReactNode {
  const { meeting, version, circulated, at, by, digest, pathway } = pack;
  const place = meeting.place === '' ? '' : `, ${meeting.place}`;
  return (
    <section className="panel" aria-labelledby="pack-origin">
      <h2 id="pack-origin">A list circulated by an MDT Desk</h2>
      <dl className="pairs pack-origin">
        <dt>Meeting</dt>
        <dd>
          {weekdayWords(meeting.date)}, {meeting.startsAt}
          {place}
        </dd>
        <dt>List</dt>
        <dd>
          version {version}, {rows} {rows === 1 ? 'case' : 'cases'}
        </dd>
        <dt>{circulated ? 'Circulated' : 'Made'}</dt>
        <dd>
          {momentWords(at)}
          {by === '' ? '' : ` by ${by}`}
        </dd>
        <dt>Pathway</dt>
        <dd>
          version {pathway.version}, {pathway.title}
        </dd>
        <dt>Digest</dt>
        <dd>
          <code>{digest}</code> <span className="small">whole and undamaged; it is no signature: compare it with the one on the PDF</span>
        </dd>
      </dl>
      {day === null || day === meeting.date ? null : <p className="notice">This list is for another day than the meeting it is imported for, {weekdayWords(day)}.</p>}
    </section>
  );
}
