import type { Page } from 'playwright-core';
import type { Take } from '../fakes/tenCases.ts';

/** The calls of the contract as the page makes them, with its cookie and its origin: what is read or prepared so is no key of a person. */
export function callsOf(page: Page): Take {
  const { origin } = new URL(page.url());
  return (async (name: string, input: unknown) => {
    const response = await page.request.post(`${origin}/api/${name}`, { headers: { origin, connection: 'close', 'content-type': 'application/json' }, data: JSON.stringify(input) });
    const answer = await response.json();
    if (answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  }) as Take;
}

/** The same over the wire of the desktop shell, which the preload puts on the page. */
export function wireCallsOf(page: Page): Take {
  return (async (name: string, input: unknown) => {
    const answer = (await page.evaluate(([call, body]) => globalThis.mdt?.call(String(call), body), [name, input])) as { ok: boolean; value: unknown };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  }) as Take;
}
