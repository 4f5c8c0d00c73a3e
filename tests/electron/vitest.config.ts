import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The real Electron, one at a time: a second would take the keyboard's focus and the clipboard from the first.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/electron/*.real.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['verbose'],
  },
});
