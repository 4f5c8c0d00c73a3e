import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeWell, ownFolder } from '../desktop/runningDesktop.ts';
import { foreignHosts } from './netLog.ts';
import { startRealDesktop } from './realDesktop.ts';
import { loadDemonstration, showPatients } from './steps/demonstration.ts';

describe('the network', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  beforeAll(async () => {
    own = await ownFolder();
  });
  afterAll(() => own?.remove());

  it('sees no other machine asked for, by Chromium’s own log from its first moment to its last', async () => {
    const log = join(own.folder, 'network.json');
    const desktop = await startRealDesktop({ data: join(own.folder, 'data'), switches: [`--log-net-log=${log}`] });
    const { meetingId, caseId } = await loadDemonstration(desktop.page);
    for (const address of [`#/meetings/${meetingId}/prepare`, `#/cases/${caseId}`, `#/cases/${caseId}/map`]) await showPatients(desktop.page, address);
    await closeWell(desktop);
    expect(foreignHosts(await readFile(log, 'utf8'))).toEqual([]);
  });
});
