import { button, type Desk, field, says } from '../desk.ts';

/** Somebody sits down at the keyboard: a name from the directory, or a name with role and trust. */
export type Person = { readonly name: string; readonly role?: string; readonly trust?: string; readonly inDirectory?: boolean };

export const coordinator: Person = { name: 'Test Coordinator', role: 'MDT coordinator', trust: 'Test Trust North' };
export const chair: Person = { name: 'Test Chair', role: 'Chair', trust: 'Test Trust North' };
export const visitingSurgeon: Person = { name: 'David Choi', inDirectory: true };
export const hostSurgeon: Person = { name: 'Test Host', role: 'Spinal surgeon', trust: 'Test Trust South' };

/** Fills in who is at the keyboard on the screen that asks for it, and goes on. */
export async function introduce({ page, keyboard }: Desk, { name, role, trust, inDirectory = false }: Person): Promise<void> {
  await says(page, 'Who is at the keyboard?');
  await keyboard.choose(field(page, 'From the directory'), inDirectory ? name : 'Not in the directory');
  if (!inDirectory) await keyboard.fill(field(page, 'Name'), name);
  if (role !== undefined) await keyboard.choose(field(page, 'Role'), role);
  if (trust !== undefined) await keyboard.fill(field(page, 'Trust'), trust);
  await keyboard.press('Enter');
}

/** Another person takes the keyboard, by the bar at the top. */
export async function handOver(desk: Desk, person: Person): Promise<void> {
  await desk.keyboard.use(button(desk.page, /^At the keyboard:/));
  await introduce(desk, person);
  await button(desk.page, new RegExp(`^At the keyboard: ${person.name}`)).waitFor();
}

/** Goes to a screen by the bar at the top. */
export async function goTo({ page, keyboard }: Desk, screen: 'Meetings' | 'My operating' | 'Directory'): Promise<void> {
  await keyboard.use(page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }));
  await page.getByRole('heading', { level: 1, name: screen }).waitFor();
}
