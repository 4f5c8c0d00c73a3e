import { button, decision, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { goTo, handOver, visitingSurgeon } from './people.ts';
import { caseHead, discuss, inDays, openForm, planSurgeon, record, saveNotes, startMeeting } from './roomMoves.ts';

/** A visiting surgeon who does not simply say yes (K5). */
export const visitSteps: readonly Step[] = [
  ['plans a visit and re-opens the decision with a reason', reopen],
  ['takes other days from the surgeon, and offers them again', counterPropose],
  ['opens the choice of surgeon when one declines, and asks the one who replaces him', decline],
  ['cancels an arrangement that is no longer wanted', cancel],
];

async function reopen(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await goTo(desk, 'Meetings');
  await keyboard.use(page.getByRole('link', { name: 'Prepare this meeting' }));
  await startMeeting(desk);
  await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
  await discuss(desk);
  const form = await openForm(desk, 's', 'Surgery');
  await planSurgeon(desk, 'David Choi', 'En bloc resection');
  await keyboard.day(field(form, 'Operating date'), await inDays(desk, 14));
  await record(desk, form);
  await saveNotes(desk, 'Curative');
  await agreeAsChaired(desk);
  const again = await openForm(desk, 'o', 'Re-open the decision');
  await keyboard.reach(button(again, 'Re-open'));
  await keyboard.press('Enter');
  await says(again, /needs a reason in words/);
  await keyboard.type('The margin was left out');
  await keyboard.reach(button(again, 'Re-open'));
  await record(desk, again);
  const changed = await openForm(desk, 's', 'Surgery');
  await keyboard.choose(field(changed, 'Planned margin'), 'Wide');
  await record(desk, changed);
  await agreeAsChaired(desk);
}

async function agreeAsChaired(desk: Desk): Promise<void> {
  const form = await openForm(desk, 'a', 'Agree');
  await desk.keyboard.fill(field(form, 'Read-back checked by'), 'Test Radiologist');
  await record(desk, form);
  await says(decision(desk), '✓ agreed');
}

async function counterPropose(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const later = await inDays(desk, 21);
  await handOver(desk, visitingSurgeon);
  await goTo(desk, 'My operating');
  const operation = page.getByRole('region', { name: 'Operation on TESTPATIENT-ALDER, Ada' });
  await keyboard.use(button(operation, 'Propose other days'));
  await isAccessible(desk);
  await keyboard.day(field(operation, 'Day 1'), later);
  await keyboard.press('Enter');
  await says(operation, 'surgeon proposes other days');
  await keyboard.use(button(operation, 'Offer days again'));
  await isAccessible(desk);
  await keyboard.press('Enter');
  await says(operation, 'waiting for the surgeon');
}

async function decline(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const operation = page.getByRole('region', { name: 'Operation on TESTPATIENT-ALDER, Ada' });
  await keyboard.use(button(operation, 'Decline'));
  await keyboard.type('On leave');
  await keyboard.use(button(operation, 'Decline the operation'));
  await says(operation, 'declined by the surgeon');
  await keyboard.use(operation.getByRole('link', { name: 'TESTPATIENT-ALDER, Ada' }));
  await says(page, 'Agreed: a surgeon has still to be chosen');
  await keyboard.use(button(page, 'Replace a surgeon'));
  const form = page.getByRole('form', { name: 'Replace a surgeon' });
  await keyboard.choose(field(form, 'By'), 'Parag Sayal');
  await keyboard.fill(field(form, 'Reason'), 'David Choi is on leave');
  await isAccessible(desk);
  await record(desk, form);
  await says(page, '⇄ Parag Sayal, NHNN → RNOH');
}

async function cancel(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const arrangements = page.getByRole('region', { name: /^Cross-site arrangements/ });
  await keyboard.use(button(arrangements, 'Cancel the arrangement'));
  await keyboard.type('Done by the home team');
  await keyboard.use(button(arrangements, 'Cancel it'));
  await says(arrangements, 'cancelled');
}
