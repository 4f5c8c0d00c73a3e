import { describe } from 'vitest';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { typesThroughSlowMeeting } from '../screens/slowMeeting.ts';

const delaying = new URL('../fakes/slowDesktop.ts', import.meta.url).href;

describe('a meeting typed at twelve keys a second in the built desktop shell under the stand-in for Electron', () => {
  typesThroughSlowMeeting(
    async (data, delay) => {
      const { NODE_OPTIONS } = process.env;
      Object.assign(process.env, { NODE_OPTIONS: `${NODE_OPTIONS ?? ''} --import ${delaying}`, MDT_TEST_DELAY: String(delay) });
      try {
        const { page, close } = await startBuiltDesktop({ data });
        return { page, close };
      } finally {
        process.env['NODE_OPTIONS'] = NODE_OPTIONS;
        if (NODE_OPTIONS === undefined) delete process.env['NODE_OPTIONS'];
      }
    },
    [200, 900, 3_000],
  );
});
