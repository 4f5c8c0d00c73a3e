import { type ReactNode, useState } from 'react';
import type { PractitionerView } from '../../shared/api/directoryViews.ts';
import type { Workspace } from '../../shared/api/views.ts';
import { standingOf } from '../../shared/api/permissions.ts';
import type { Actor, Role } from '../../shared/domain/actor.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useRead } from '../parts/reads.ts';
import { useNameQuestion } from '../parts/useNameQuestion.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { mayWords, roleWords } from '../parts/words.ts';
import { useChooseActor } from '../parts/writes.ts';

/** Who is at the keyboard: chosen once, changed at any time, carried by everything that is recorded. */
export function ActorScreen({ workspace, onDone }: { workspace: Workspace; onDone: () => void }): ReactNode {
  useTitle('Who is at the keyboard');
  const directory = useRead('directory.read', { onDate: null });
  const people: readonly PractitionerView[] = directory.data?.ok === true ? directory.data.value : [];
  const choose = useChooseActor();
  const [actor, setActor] = useState<Actor>(workspace.actor ?? { name: '', role: 'coordinator', trust: '', practitionerId: null });

  const fromDirectory = (id: string) => {
    const found = people.find(({ practitioner }) => practitioner.id === id)?.practitioner;
    if (found === undefined) setActor({ ...actor, practitionerId: null });
    else setActor({ name: found.name, role: 'spinalSurgeon', trust: found.trust, practitionerId: found.id });
  };
  const submit = async () => {
    if ((await choose.run({ actor })) !== null) onDone();
  };

  const { take, question } = useNameQuestion(actor.name, actor.practitionerId !== null || actor.name.trim() === '');

  return (
    <div className="page page-narrow">
      <h1>Who is at the keyboard?</h1>
      <p>Everything recorded from here on carries this name and role. You can change it at any time from the bar at the top.</p>
      <Form title="Your name and role" level={2} submit="Continue" refusal={choose.refusal} busy={choose.busy} onSubmit={() => take(() => void submit())} {...(workspace.actor === null ? {} : { onCancel: onDone })}>
        <ChoiceField
          label="From the directory"
          hint="Surgeons choose themselves here, so that “My operating” shows their operations."
          words={Object.fromEntries(people.map(({ practitioner }) => [practitioner.id, `${practitioner.name}, ${practitioner.trust}`]))}
          value={actor.practitionerId ?? ''}
          onChoose={fromDirectory}
          empty="Not in the directory"
        />
        <TextField label="Name" name="name" value={actor.name} onChange={(event) => setActor({ ...actor, name: event.target.value, practitionerId: null })} />
        <ChoiceField<Role> label="Role" hint={mayWords[standingOf(actor.role)]} name="role" words={roleWords} value={actor.role} onChoose={(role) => setActor({ ...actor, role })} />
        {question}
        <TextField label="Trust" name="trust" value={actor.trust} onChange={(event) => setActor({ ...actor, trust: event.target.value })} />
      </Form>
    </div>
  );
}
