import { FaultyCopy } from './faultyCopy.ts';
import { plantedFaults } from './plantedFaults.ts';

/** Plants every fault, one at a time, and asks the check: `node tests/pathway/check/faultsMain.ts`. Ends with 1 where one is not found. */
const copy = await FaultyCopy.make();
const missed: string[] = [];
try {
  const { isFound, words } = await copy.check(null);
  if (isFound || words !== '') missed.push(`the sound pathway: ${words}`);
  for (const fault of plantedFaults) {
    const verdict = await copy.check(fault);
    const broken = /broken: (.*?):/.exec(verdict.words)?.[1];
    console.log(`${verdict.isFound ? 'found' : 'MISSED'}  ${fault.file}: ${fault.breaks}${broken === undefined ? '' : ` [${broken}]`}`);
    if (!verdict.isFound) missed.push(`${fault.file}: ${fault.breaks}\n${verdict.words}`);
  }
} finally {
  await copy.remove();
}
for (const each of missed) console.error(each);
console.log(`${plantedFaults.length} planted, ${missed.length} missed.`);
process.exitCode = missed.length === 0 ? 0 : 1;
