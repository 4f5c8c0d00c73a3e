import { parts, wholeExtent } from './campaign.ts';
import { type Figures, isSound } from './figures.ts';
import { asLines, writeReport } from './report.ts';

/**
 * The whole fault campaign: `npm run test:faults`. Prints the figures, writes them into docs/reliability.md, and ends with 1 where anything was lost, did not
 * verify, or was not told. `MDT_SEED` repeats a run; `MDT_FAULTS=power,clock` runs only the parts whose name holds one of these words.
 */
const seed = Number(process.env['MDT_SEED'] ?? Math.floor(Math.random() * 100_000));
const only = (process.env['MDT_FAULTS'] ?? '').split(',');
const all: Figures[] = [];
for (const part of parts.filter(({ name }) => only.some((word) => name.includes(word)))) {
  const since = performance.now();
  all.push(...(await part.run(wholeExtent, seed)));
  console.log(`${part.name}: ${Math.round((performance.now() - since) / 1_000)} s`);
}
console.log(`\n${asLines(all)}\n\nseed ${seed}`);
for (const wrong of all.flatMap((figures) => figures.wrong)) console.error(wrong);
await writeReport(all, { date: new Date().toISOString().slice(0, 10), seed });
process.exitCode = all.every(isSound) ? 0 : 1;
