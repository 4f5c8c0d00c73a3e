import { type ReactNode, useState } from 'react';
import { isWholeName } from '../../shared/domain/personName.ts';
import { Button } from './Button.tsx';

/**
 * Takes a person's name, and asks first where it is not whole and nobody of that name is known: a stray Enter records nobody. Enter in the
 * field asks again and does not answer.
 */
export function useNameQuestion(name: string, isKnown: boolean): { readonly take: (record: () => void) => void; readonly question: ReactNode } {
  const [asked, setAsked] = useState<{ readonly name: string; readonly record: () => void } | null>(null);
  const take = (record: () => void) => {
    if (isKnown || isWholeName(name)) record();
    else setAsked({ name, record });
  };
  const confirm = () => {
    setAsked(null);
    asked?.record();
  };
  // Another name is another question.
  const question =
    asked === null || asked.name !== name ? null : (
      <div className="row">
        <span role="alert">Add “{name.trim()}” as a person? A given and a family name are missing.</span>
        <Button onClick={confirm}>Add “{name.trim()}” as it is</Button>
      </div>
    );
  return { take, question };
}
