import { registerHooks } from 'node:module';

// Loaded with --import before a program: the packages that MDT_TEST_MISSING names cannot be found, as where packaging left them out.
const missing = (process.env.MDT_TEST_MISSING ?? '').split(',').filter((name) => name !== '');
registerHooks({
  resolve: (specifier, context, next) => {
    if (missing.some((name) => specifier === name || specifier.startsWith(`${name}/`))) throw Object.assign(new Error('TESTPATIENT-HIDDEN'), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(specifier, context);
  },
});
