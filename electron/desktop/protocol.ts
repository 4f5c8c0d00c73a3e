import { pageHeaders, readPage } from '../shell/page.ts';
import { mayNavigate } from './window.ts';

/** Answers app://mdt/ with the built page in `folder` and with nothing else. */
export function servePage(folder: string): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    const file = method === 'GET' && mayNavigate(url) ? await readPage(folder, new URL(url).pathname) : null;
    if (file === null) return new Response('There is no such page.', { status: 404, headers: { ...pageHeaders, 'content-type': 'text/plain' } });
    return new Response(file.bytes, { headers: { ...pageHeaders, 'content-type': file.mediaType } });
  };
}
