import type { Sealing } from '../../electron/core/storage/durableFile.ts';
import { documentCipher } from './dataKey.ts';

/** A document of this name, sealed with the key for tests, of which no version is remembered, so that an older copy may lie in its place. */
export function unremembered(name: string): Sealing {
  return { name, cipher: documentCipher, versions: { lastOf: () => 0, wrote: async () => undefined, found: () => undefined } };
}
