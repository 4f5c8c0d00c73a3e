import { type ReactNode, useState } from 'react';
import type { ListSettings } from '../../shared/api/listViews.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { Reading } from '../parts/Reading.tsx';
import { show, useRead } from '../parts/reads.ts';
import { useWrite } from '../parts/writes.ts';

/** When the room is asked about a break, and when a meeting asks about earlier plans: local settings, since the document names neither. */
export function RoomSettings(): ReactNode {
  const settings = useRead('list.settings', {});
  return <Reading of={settings}>{(value) => <Fields settings={value} />}</Reading>;
}

const place: PlaceOf<'roomSettings'> = { form: 'roomSettings' };

function Fields({ settings }: { settings: ListSettings }): ReactNode {
  const save = useWrite('list.saveSettings');
  const [breakAfter, setBreakAfter] = useDraft(place, 'breakAfter', String(settings.breakAfterMinutes));
  const [followUpAfter, setFollowUpAfter] = useDraft(place, 'followUpAfter', String(settings.followUpAfterDays));
  const [said, setSaid] = useState('');
  const submit = async () => {
    const saved = await save.run({ settings: { ...settings, breakAfterMinutes: Number(breakAfter), followUpAfterDays: Number(followUpAfter) } });
    setSaid(saved === null ? '' : 'Saved.');
    if (saved === null) return;
    await show('list.settings', {}, saved);
    dropDraft(place);
  };
  return (
    <section className="panel">
      <Form title="Breaks and follow-up" level={2} submit="Save" focus="none" refusal={save.refusal} busy={save.busy} onSubmit={() => void submit()} place={place}>
        <p className="small">
          <Unverified why="The document names neither: both are local settings." />
        </p>
        <div className="fields fields-two">
          <TextField label="Ask for a break after (minutes)" inputMode="numeric" name="breakAfterMinutes" value={breakAfter} onChange={(event) => setBreakAfter(event.target.value)} />
          <TextField label="Ask whether a plan was followed after (days)" inputMode="numeric" name="followUpAfterDays" value={followUpAfter} onChange={(event) => setFollowUpAfter(event.target.value)} />
        </div>
        <span role="status">{said}</span>
      </Form>
    </section>
  );
}
