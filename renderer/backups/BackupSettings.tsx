import type { ReactNode } from 'react';
import type { BackupsView } from '../../shared/api/backupViews.ts';
import { keepLimits } from '../../shared/domain/backupLimits.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { show } from '../parts/reads.ts';
import { useWrite } from '../parts/writes.ts';

const place: PlaceOf<'backupSettings'> = { form: 'backupSettings' };

/** Where backups go and how many are kept. Begins anew with each answer, so what was done is said by the screen. */
export function BackupSettings({ view, onSaid }: { view: BackupsView; onSaid: (said: string) => void }): ReactNode {
  const save = useWrite('backup.save');
  const [target, setTarget] = useDraft(place, 'target', view.chosen ? view.target : '');
  const [keep, setKeep] = useDraft(place, 'keep', String(view.keep));
  const submit = async () => {
    onSaid('');
    const saved = await save.run({ target: target.trim() === '' ? null : target, keep: Number(keep) });
    if (saved === null) return;
    await show('backup.read', {}, saved);
    dropDraft(place);
    onSaid(`Saved. The next backup goes to ${saved.target}.`);
  };
  return (
    <section className="panel">
      <Form title="Where backups go" level={2} submit="Save" refusal={save.refusal} busy={save.busy} onSubmit={() => void submit()} focus="none" place={place}>
        <div className="fields backup-fields">
          <TextField
            label="Backup folder"
            hint="Best on another disk: a network folder of the trust, or an encrypted stick. Empty: beside the data folder, where a broken disk takes both."
            name="target"
            value={target}
            placeholder={view.chosen ? '' : view.target}
            onChange={(event) => setTarget(event.target.value)}
          />
          <TextField label="How many are kept" hint={`From ${keepLimits.least} to ${keepLimits.most}. Of days gone by the last of the day stays longest.`} name="keep" type="number" min={keepLimits.least} max={keepLimits.most} value={keep} onChange={(event) => setKeep(event.target.value)} />
        </div>
      </Form>
    </section>
  );
}
