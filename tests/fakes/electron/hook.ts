import { registerHooks } from 'node:module';

// Loaded with --import before the built main bundle: what it imports as "electron" is the stand-in beside this file.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: new URL('electron.ts', import.meta.url).href, shortCircuit: true } : next(specifier, context),
});
