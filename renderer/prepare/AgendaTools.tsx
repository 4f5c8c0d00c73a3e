import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { leaving, type PlaceOf, typedAt, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useRead } from '../parts/reads.ts';
import { useLasting } from '../parts/useLasting.ts';
import { ProposedOrderPanel } from './ProposedOrderPanel.tsx';
import type { AgendaInHand } from './useAgenda.ts';

/** A break in the middle of a list, until somebody says otherwise. */
const usualBreak = 10;

/** The ways to arrange an agenda besides moving its lines: sections, breaks, a proposed order, back and forth. */
export function AgendaTools({ meeting, agenda }: { meeting: MeetingView; agenda: AgendaInHand }): ReactNode {
  const place: PlaceOf<'agendaSection'> = { form: 'agendaSection', meetingId: meeting.id };
  const [open, setOpen] = useState<'section' | 'proposal' | null>(() => (typedAt(place) === null ? null : 'section'));
  const { lines, arrange } = agenda;
  const savesLong = useLasting(agenda.saving);
  return (
    <>
      <div className="row toolbar" role="group" aria-label="Arrange the agenda">
        <Button onClick={() => setOpen('section')}>Add a section</Button>
        <Button onClick={() => arrange([...lines, { kind: 'break', minutes: usualBreak }], 'A break was put at the end. Move it up with Alt and the arrow.')}>Add a break</Button>
        <Button onClick={() => setOpen('proposal')}>Propose an order</Button>
        <Button keyCap="Ctrl+Z" aria-disabled={!agenda.canUndo} onClick={agenda.undo}>
          Undo
        </Button>
        <Button keyCap="Ctrl+Y" aria-disabled={!agenda.canRedo} onClick={agenda.redo}>
          Redo
        </Button>
        <span className="small">{savesLong ? 'Saving…' : ''}</span>
      </div>
      {open === 'section' ? <SectionForm agenda={agenda} place={place} onDone={leaving(place, () => setOpen(null))} /> : null}
      {open === 'proposal' ? <ProposedOrderPanel meeting={meeting} agenda={agenda} onDone={() => setOpen(null)} /> : null}
    </>
  );
}

function SectionForm({ agenda: { lines, arrange }, place, onDone }: { agenda: AgendaInHand; place: PlaceOf<'agendaSection'>; onDone: () => void }): ReactNode {
  const settings = useRead('list.settings', {});
  const [name, setName] = useDraft(place, 'name', '');
  const used = lines.flatMap((line) => (line.kind === 'section' ? [line.name] : []));
  const offered = settings.data?.ok === true ? settings.data.value.sections.filter((each) => !used.includes(each)) : [];
  const add = (words: string) => {
    if (words.trim() === '') return;
    arrange([...lines, { kind: 'section', name: words.trim() }], `The section ${words.trim()} was added at the end. Send cases to it, or move it up.`);
    onDone();
  };
  return (
    <section className="panel">
      <Form title="Add a section" level={2} submit="Add the section" onSubmit={() => add(name)} onCancel={onDone} place={place}>
        <p className="small">It begins at the end of the agenda: send cases to it on their lines, or move it up with Alt and the arrow. The names on offer are kept under <Link href="/recurring">Recurring meetings</Link>.</p>
        <div className="row row-fields">
          <TextField label="Name" name="name" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
          {offered.map((each) => (
            <Button key={each} onClick={() => add(each)}>
              {each}
            </Button>
          ))}
        </div>
      </Form>
    </section>
  );
}
