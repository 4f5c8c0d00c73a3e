import type { ReactNode } from 'react';
import type { CirculationView } from '../../shared/api/listViews.ts';
import type { MeetingView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { momentWords } from '../parts/days.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { useAsk } from '../parts/writes.ts';
import { DifferenceList } from './DifferenceList.tsx';

/** What went out: every version to open again as it was, and what has changed since the last one. */
export function Circulation({ meeting, onCirculate }: { meeting: MeetingView; onCirculate: () => void }): ReactNode {
  const read = useRead('circulation.read', { meetingId: meeting.id });
  return <Reading of={read}>{(value) => <Versions meeting={meeting} circulation={value} onCirculate={onCirculate} />}</Reading>;
}

/** Says near the top of a long agenda that what went out is not what stands there now. */
export function ChangedSince({ meeting }: { meeting: MeetingView }): ReactNode {
  const read = useRead('circulation.read', { meetingId: meeting.id });
  const circulation = read.data?.ok === true ? read.data.value : null;
  const latest = circulation?.versions[0];
  if (latest === undefined || circulation?.pending === null) return null;
  const look = () => {
    const heading = document.getElementById('circulation');
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus();
  };
  return (
    <Button kind="quiet" onClick={look}>
      Changed since version {latest.version} was circulated: see what
    </Button>
  );
}

type Kind = 'agenda' | 'pack' | 'difference';

function Versions({ meeting, circulation: { versions, pending }, onCirculate }: { meeting: MeetingView; circulation: CirculationView; onCirculate: () => void }): ReactNode {
  const file = useAsk('circulation.file');
  const save = async (version: number | null, kind: Kind) => {
    const made = await file.run({ meetingId: meeting.id, version, kind });
    if (made !== null) saveFile(made);
  };
  const [latest] = versions;
  const may = meeting.state === 'draft' || meeting.state === 'circulated';
  return (
    <section className="panel" aria-labelledby="circulation">
      <h2 id="circulation" tabIndex={-1}>Circulated versions</h2>
      {latest === undefined ? <p>The list has not been circulated yet.</p> : null}
      {latest === undefined || pending === null ? null : (
        <>
          <p role="status">
            <strong>Changed since version {latest.version}.</strong> What is different becomes version {latest.version + 1} when it is circulated.
          </p>
          <DifferenceList difference={pending} />
        </>
      )}
      {latest !== undefined && pending === null && latest.frozen ? <p role="status">Nothing has changed since version {latest.version}.</p> : null}
      <div className="row">
        {may ? <Button onClick={onCirculate}>Circulate the list</Button> : null}
        {meeting.agenda.length === 0 ? null : <Button onClick={() => void save(null, 'agenda')}>Print as it stands now</Button>}
        {pending === null ? null : <Button onClick={() => void save(null, 'difference')}>Print what has changed</Button>}
      </div>
      <Refused refusal={file.refusal} />
      {versions.length === 0 ? null : (
        <>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Circulated</th>
                <th scope="col">To</th>
                <th scope="col">Cases</th>
                <th scope="col">Digest</th>
                <th scope="col">Open again</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((one) => (
                <tr key={one.version}>
                  <th scope="row">{one.version}</th>
                  <td>
                    {momentWords(one.at)}, {one.by}
                  </td>
                  <td>{[...one.recipients, one.to].filter(Boolean).join(', ') || 'not said'}</td>
                  <td>{one.frozen ? one.cases : '–'}</td>
                  <td className="digest" title={one.digest}>
                    {one.frozen ? `${one.digest.slice(0, 12)}…` : '–'}
                  </td>
                  <td>{one.frozen ? <Files version={one.version} first={one.difference === null} onSave={(kind) => void save(one.version, kind)} /> : 'was not frozen'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small">A pack holds every detail of the cases, is for another MDT Desk, and is not encrypted: send it only on a way that protects patient data.</p>
        </>
      )}
    </section>
  );
}

function Files({ version, first, onSave }: { version: number; first: boolean; onSave: (kind: Kind) => void }): ReactNode {
  return (
    <span className="row">
      <Button kind="quiet" aria-label={`Agenda of version ${version} as PDF`} onClick={() => onSave('agenda')}>
        Agenda (PDF)
      </Button>
      {first ? null : (
        <Button kind="quiet" aria-label={`Changes of version ${version} as PDF`} onClick={() => onSave('difference')}>
          Changes (PDF)
        </Button>
      )}
      <Button kind="quiet" aria-label={`Pack of version ${version}, not encrypted`} onClick={() => onSave('pack')}>
        Pack (not encrypted)
      </Button>
    </span>
  );
}
