import { type ReactNode, useState } from 'react';
import { KeyCap } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { TickField } from './Field.tsx';
import { keysFromHere, setSingleKeys, singleKeysOn } from './keys.ts';

/** Every key on one panel, the ones of this screen first. */
export function KeysOverlay({ onClose }: { onClose: () => void }): ReactNode {
  const [on, setOn] = useState(singleKeysOn);
  const [parts] = useState(keysFromHere);
  const change = (wanted: boolean) => {
    setSingleKeys(wanted);
    setOn(wanted);
  };
  return (
    <Dialog title="Keys" wide onClose={onClose}>
      <TickField label="Single letters act as keys" checked={on} onChange={(event) => change(event.target.checked)} />
      {parts.map((list, part) => (
        <div key={part} className="keys-columns">
          {list.map(({ where, keys }) => (
            <section key={where}>
              <h3>{where}</h3>
              <dl className="keys">
                {keys.map(([key, what]) => (
                  <div key={key}>
                    <dt>
                      <KeyCap>{key}</KeyCap>
                      <span className="nhsuk-u-visually-hidden">{key}</span>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      ))}
    </Dialog>
  );
}
