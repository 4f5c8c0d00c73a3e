import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowserDesk } from './browserDesk.ts';
import { button, decision, field, says } from './desk.ts';
import { coordinator, introduce } from './steps/people.ts';
import { caseHead, discuss, openForm, planSurgeon, record, saveNotes, startMeeting } from './steps/roomMoves.ts';

/** Takes the picture of the meeting room for the README, by hand after `npm run build`: node tests/screens/picture.ts */
const picture = fileURLToPath(new URL('../../docs/meeting-room.png', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-picture-'));
const desk = await openBrowserDesk(join(folder, 'data'));
const { page, keyboard } = desk;

await introduce(desk, coordinator);
await keyboard.use(button(page, 'Load the demonstration'));
await startMeeting(desk);
await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
await plan('David Choi', 'En bloc resection of L4');
const agreed = await openForm(desk, 'a', 'Agree');
await keyboard.fill(field(agreed, 'Read-back checked by'), 'Test Radiologist');
await record(desk, agreed);
await keyboard.press('n');
await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
await plan('Antonino Russo', 'Endoscopic transnasal resection');
const radiotherapy = await openForm(desk, 'r', 'Radiotherapy');
await keyboard.choose(field(radiotherapy, 'Beam'), 'Proton');
await record(desk, radiotherapy);
await page.screenshot({ path: picture });
await desk.close();
await rm(folder, { recursive: true, force: true });

async function plan(surgeon: string, procedure: string): Promise<void> {
  await discuss(desk);
  const form = await openForm(desk, 's', 'Surgery');
  await planSurgeon(desk, surgeon, procedure);
  await keyboard.choose(field(form, 'Planned margin'), 'Wide');
  await record(desk, form);
  await saveNotes(desk, 'Curative');
  await says(decision(desk), 'curative');
}
