/* Counts up in a document until it is killed, and prints each number once it is safely written. Argument: the document's path. */
import { unremembered } from '../../fakes/versions.ts';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import { DurableFile } from '../../../electron/core/storage/durableFile.ts';

// A killed process keeps nothing for the next start by itself.
flushCompileCache();
const file = new DurableFile(process.argv[2] ?? '', z.strictObject({ count: z.number(), filling: z.string() }), unremembered('counter'));
await file.removeDrafts();
for (let count = ((await file.read())?.count ?? 0) + 1; ; count += 1) {
  await file.write({ count, filling: 'x'.repeat(20_000) });
  writeSync(1, `${count}\n`);
}
