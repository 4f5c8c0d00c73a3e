import type { WebContents } from 'electron';

/** Asks the rules as the page would: through the sandbox, the preload, the channel and the core, down to the pathway's data. */
const question = `(async () => {
  const answer = await mdt.call('rules.answer', { facts: {} });
  return {
    ok: answer.ok,
    pathway: answer.ok ? answer.value.pathwayVersion : answer.refusal.message,
    bridge: Object.keys(mdt).sort(),
    node: typeof require !== 'undefined' || typeof process !== 'undefined',
  };
})()`;

/** What `--self-check` found, printed as one line of JSON: `{"ok":true,…}` where a loaded page gets an answer. Needs no data folder. */
export type SelfCheck = { readonly ok: boolean; readonly version: string; readonly electron: string | null; readonly page: unknown };

/** Looks whether the loaded page works from end to end. */
export async function selfCheck(contents: Pick<WebContents, 'executeJavaScript'>, version: string): Promise<SelfCheck> {
  const page: unknown = await contents.executeJavaScript(question);
  const ok = typeof page === 'object' && page !== null && 'ok' in page && page.ok === true;
  return { ok, version, electron: process.versions.electron ?? null, page };
}
