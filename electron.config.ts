import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Leaves out the library's rule for a button that hides beside a field, which no screen has. Its "+ *" holds for every element, so that each
 * row put into a list had the whole list's style worked out anew: a third of the time from key to frame on an agenda of 60.
 */
const withoutUniversalNeighbours = {
  postcssPlugin: 'without-universal-neighbours',
  Rule: (rule: { readonly selector: string; remove(): unknown }): void => {
    if (/\[hidden\]\s*\+\s*\*$/.test(rule.selector)) rule.remove();
  },
};

/** On a slow machine the bundler warns of how long its parts took, in words that look like a fault. */
const checks = { bundlerTimings: false };

/**
 * What is built: the main process (its dependencies stay outside and are packaged beside it), one preload file that needs
 * nothing but electron and so runs in the sandbox, and the screens that both windows, Electron's and a browser's, show.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        checks,
        input: { desktop: 'electron/desktop/main.ts' },
        // All in one folder: the program finds its resources by how deep it lies (electron/shell/surroundings.ts).
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: { checks, input: { preload: 'electron/desktop/preload.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    css: { postcss: { plugins: [withoutUniversalNeighbours] } },
    build: {
      outDir: 'out/renderer',
      // The same files are shown by whatever browser the person has, not by Electron's alone.
      target: 'es2022',
      minify: true,
      // It is read from the disk: the warning of a slow first visit, from 500 kB on, is not for it.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { checks, input: 'renderer/index.html' },
    },
  },
});
