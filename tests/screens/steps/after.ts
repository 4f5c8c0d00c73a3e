import { button, decision, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { coordinator, goTo, handOver } from './people.ts';
import { agree, caseHead, discuss, openForm, record, saveNotes } from './roomMoves.ts';

/** What is recorded of a case when its discussion is over. */
export const afterSteps: readonly Step[] = [
  ['records a case as not discussed, and one without active treatment by its coded reason', withoutPlan],
  ['records that treatment started, was completed, and whether the plan was followed', treat],
  ['lists a case again for a new finding, and takes an addendum', listAgain],
];

async function withoutPlan(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await handOver(desk, coordinator);
  await goTo(desk, 'Meetings');
  await keyboard.use(page.getByRole('link', { name: 'Open the meeting room' }));
  await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
  const left = await openForm(desk, 'x', 'Listed, not discussed');
  await keyboard.type('No time left');
  await keyboard.reach(button(left, 'Record as not discussed'));
  await record(desk, left);
  await says(decision(desk), '– not discussed');
  await keyboard.press('n');
  await says(caseHead(desk), 'TESTPATIENT-CEDAR, Cleo');
  await discuss(desk);
  const none = await openForm(desk, 'z', 'No active treatment');
  await keyboard.choose(field(none, 'Coded reason'), 'Patient declined treatment');
  await keyboard.reach(field(none, 'Reason in words'));
  await keyboard.type('Declines any operation');
  await keyboard.reach(button(none, 'Record no active treatment'));
  await record(desk, none);
  await says(decision(desk), '○ no active treatment');
  await isAccessible(desk);
}

async function treat(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.press('ArrowUp');
  await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
  await discuss(desk);
  const form = await openForm(desk, 's', 'Surgery');
  await keyboard.tick(form.getByRole('checkbox', { name: 'David Choi' }));
  await record(desk, form);
  await saveNotes(desk, 'Curative');
  await agree(desk, /lead David Choi \(designated\); with curative intent\. Key worker: Test CNS 1\.$/, { checkedBy: 'Test Radiologist' });
  await keyboard.use(page.getByRole('link', { name: 'Whole case' }));
  await page.getByRole('heading', { level: 1, name: 'TESTPATIENT-BIRCH, Ben' }).waitFor();
  await keyboard.use(button(page, 'Treatment started'));
  await record(desk, page.getByRole('form', { name: 'Treatment started' }));
  await keyboard.use(button(page, 'Treatment completed'));
  await record(desk, page.getByRole('form', { name: 'Treatment completed' }));
  await keyboard.use(button(page, 'Follow-up: was the plan followed?'));
  const follow = page.getByRole('form', { name: 'Was the plan followed?' });
  await keyboard.choose(field(follow, 'Followed'), 'In part');
  await keyboard.press('Enter');
  await says(follow, 'Say why the plan was not followed, or only in part.');
  await isAccessible(desk);
  await keyboard.reach(field(follow, 'Reason'));
  await keyboard.type('Margin was marginal');
  await keyboard.reach(button(follow, 'Record the follow-up'));
  await record(desk, follow);
  await says(page, 'Closed');
}

async function listAgain(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page, 'Add an addendum'));
  const addendum = page.getByRole('form', { name: 'Addendum' });
  await keyboard.type('Histology: chordoma, as before.');
  await keyboard.reach(button(addendum, 'Add the addendum'));
  await record(desk, addendum);
  await says(page, /Histology: chordoma, as before\./);
  await keyboard.use(button(page, 'List again'));
  const again = page.getByRole('form', { name: 'List again' });
  await keyboard.choose(field(again, 'Because'), 'New finding');
  await keyboard.reach(field(again, 'In words'));
  await keyboard.type('Nodule at the margin');
  await keyboard.reach(button(again, 'List the case again'));
  await record(desk, again);
  await says(page, 'Waiting for the MDT meeting');
  await isAccessible(desk);
}
