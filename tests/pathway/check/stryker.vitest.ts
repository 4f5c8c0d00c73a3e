import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests of the pathway for a run of Stryker: the check in a size that a thousand mutants can bear. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    include: ['tests/pathway/{adoption,arrangement,arrangementWords,clauses,exactWords,machine,meeting,meetingCourse,missingFacts,operatingDay,places,practitioners,rules,steps,stepsInWords,treatmentStart,turns,visits}.test.ts', 'tests/pathway/check/mutants.ts'],
    testTimeout: 60_000,
  },
});
