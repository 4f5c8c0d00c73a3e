import { type ReactNode, useEffect, useState } from 'react';
import { useTypeAhead } from './keys.ts';
import { keysInWords } from './typeAhead.ts';
import { useLasting } from './useLasting.ts';

/** How long the notice of dropped keys stays. */
const shownMilliseconds = 8_000;

/** Says what is under way, which keys wait for it, and which keys were not taken. */
export function KeysUnderWay(): ReactNode {
  const { work, held, lost } = useTypeAhead();
  const saves = useLasting(work.saving > 0);
  const [gone, setGone] = useState<unknown>(null);
  useEffect(() => {
    if (lost === null) return;
    const timer = setTimeout(() => setGone(lost), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [lost]);
  const said = held.length > 0 ? `${work.saving > 0 ? 'Saving…' : 'Opening…'} Waiting: “${keysInWords(held)}”` : saves ? 'Saving…' : '';
  const dropped = lost === null || lost === gone ? '' : `Not taken: “${keysInWords(lost.keys)}”. No form was open for it.`;
  return (
    <div className="keys-under-way" role="status" data-shown={said !== '' || dropped !== ''}>
      {said === '' ? dropped : said}
    </div>
  );
}
