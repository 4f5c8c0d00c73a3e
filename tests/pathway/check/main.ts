import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pathway } from '../../fakes/pathway.ts';
import { described } from './counterexample.ts';
import { checkReport } from './report.ts';
import { counterexamplesOf, checkWhole, unseenOf } from './wholeCheck.ts';

/**
 * The whole check of the pathway: `node tests/pathway/check/main.ts [date]` writes docs/pathway-check.md and ends with 1 on a
 * counterexample or on a part of a machine that was not seen.
 */
const began = performance.now();
const check = checkWhole(pathway, 1);
const date = process.argv[2] ?? new Date().toISOString().slice(0, 10);
const seconds = Math.round((performance.now() - began) / 1000);
await writeFile(fileURLToPath(new URL('../../../docs/pathway-check.md', import.meta.url)), checkReport(pathway, check, date, seconds));

const faults = [...counterexamplesOf(check).map(described), ...unseenOf(check)];
for (const fault of faults) console.error(fault);
console.log(`${check.facts.combinations} combinations of facts, ${check.cases.scenarios.reduce((sum, { states }) => sum + states, 0)} states of a case, in ${seconds} s: ${faults.length === 0 ? 'no counterexample' : `${faults.length} faults`}.`);
process.exitCode = faults.length === 0 ? 0 : 1;
