/** One thing that is not as it was left: what it is ("case/…", "documents/directory", "access/2026-11"), and what is wrong, in a sentence. */
export type Finding = { readonly of: string; readonly what: string };
