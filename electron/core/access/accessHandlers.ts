import type { VerifiedView } from '../../../shared/api/accessViews.ts';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import type { Handlers } from '../dispatch.ts';
import type { OpenWorkspace } from '../workspace/workspace.ts';
import { readAccess } from './accessRead.ts';
import type { Names } from './changes.ts';
import { accessFile, recordFile } from './lineFiles.ts';

type AccessCall = 'access.read' | 'access.file' | 'access.told' | 'access.verify' | 'record.read' | 'record.file';

/** The calls of the record of access and changes. */
export function accessHandlers({ access, accessStore, changes, names, verify, clock, readModel }: OpenWorkspace): Pick<Handlers, AccessCall> {
  const reading = { store: accessStore, names };
  return {
    'access.read': async ({ filters, limit }) => {
      await access.flush();
      const found = await readAccess(filters, limit, reading);
      return ok({ ...found, kept: accessStore.keeps });
    },
    'access.file': async ({ filters, format }) => {
      await access.flush();
      return ok(accessFile(await readAccess(filters, Infinity, reading), filters, format));
    },
    'access.told': async () => ok(null),
    'access.verify': async ({ run, digest }) => {
      const printed = digest.toLowerCase().replaceAll(/\s/g, '');
      if (printed !== '' && !/^[0-9a-f]{64}$/.test(printed)) return refuse('invalidInput', 'A printed digest is 64 digits and letters from a to f, as it stands on the minutes. Look whether one is missing.', [], 'digest');
      await access.flush();
      await readModel.flush();
      const verified = await verify(run, printed === '' ? undefined : printed);
      if (!verified.ok) return verified;
      const { streams, events, documents, accessEntries, seals, findings } = verified.value;
      for (const { of, what } of findings) access.note({ kind: 'noticed', of, what: what.slice(0, 500) });
      access.note({ kind: 'verified', findings: findings.length });
      return ok<VerifiedView>({
        at: clock().toISOString(),
        records: streams,
        events,
        documents,
        accessEntries,
        seals: seals.length,
        digestFound: printed === '' ? null : seals.some((seal) => seal.digest === printed),
        findings: findings.map(({ of, what }) => ({ of, what, name: nameOf(of, names) })),
      });
    },
    'record.read': async ({ filters, limit }) => ok(await changes.find(filters, limit)),
    'record.file': async ({ filters, format }) => ok(recordFile(await changes.find(filters, Infinity), filters, format)),
  };
}

/** What people call a thing that was looked at. */
function nameOf(of: string, names: Names): string {
  const [kind = '', id = ''] = of.split('/');
  if (kind === 'case') return `Case: ${names.caseName(id)}`;
  if (kind === 'meeting') {
    const day = names.meetingDay(id);
    return day === null ? 'Meeting that cannot be read' : `Meeting of ${plainDay(day)}`;
  }
  if (kind === 'documents') return id === 'versions' ? 'List of versions' : `Document “${id}”`;
  if (kind === 'access') return id.startsWith('reader-') ? 'What a program that only read has noted' : `Access log of ${id}`;
  return of === 'digest' ? 'Printed digest' : of;
}
