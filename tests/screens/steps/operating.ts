import { button, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { goTo, handOver, hostSurgeon, visitingSurgeon } from './people.ts';

/** What happens outside the meeting room to the visit that was planned in it (K5). */
export const operatingSteps: readonly Step[] = [
  ['shows the visiting surgeon the operation that waits for his answer, and takes his acceptance', accept],
  ['calls the visit arranged only when the host has confirmed it too', confirm],
];

async function accept(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await handOver(desk, visitingSurgeon);
  await goTo(desk, 'My operating');
  const operation = page.getByRole('region', { name: 'Operation on TESTPATIENT-ONE, Ada' });
  await says(operation, 'waiting for the surgeon');
  await isAccessible(desk);
  await keyboard.use(button(operation, 'Accept'));
  await keyboard.press('Enter');
  await says(operation, 'surgeon accepted, waiting for the host');
}

async function confirm(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await handOver(desk, hostSurgeon);
  await goTo(desk, 'Meetings');
  await keyboard.press('/');
  await keyboard.type('TT100001');
  await page.getByRole('option', { name: 'TESTPATIENT-ONE, Ada' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'TESTPATIENT-ONE, Ada' }).waitFor();
  await says(page, 'Agreed: a visiting surgeon is still to be arranged');
  await isAccessible(desk);
  await keyboard.use(button(page, 'Confirm for the host site'));
  const form = page.getByRole('form', { name: 'Confirm for RNOH' });
  await keyboard.press('Enter');
  await says(form, /needs the theatre/);
  await keyboard.type('Theatre 2');
  await keyboard.fill(field(form, 'Host consultant'), 'Test Host');
  await keyboard.tick(field(form, 'Honorary contract or letter of authority seen'));
  await keyboard.fill(field(form, 'Kit and implants'), 'Navigation, titanium cage');
  await isAccessible(desk);
  await keyboard.press('Enter');
  await page.getByRole('region', { name: /^Cross-site arrangements/ }).getByText('arranged', { exact: true }).waitFor();
}
