import { type ReactNode, useEffect, useRef } from 'react';
import type { InputOf } from '../../shared/api/contract.ts';
import type { Guidance } from '../../shared/pathway/guidance.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { useKeys } from '../parts/keys.ts';

type Props = {
  next: NonNullable<Guidance['next']>;
  /** Takes the focus: the question before it is gone. */
  focus: boolean;
  onAnswer: (told: InputOf<'guidance.answer'>) => void;
};

/** One question; each answer is a button and a number key. */
export function GuidanceQuestion({ next, focus, onAnswer }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  useKeys(Object.fromEntries(next.answers.map(({ told }, index) => [String(index + 1), () => onAnswer(told)])));
  return (
    <section className="panel" aria-labelledby="question">
      <h2 id="question" ref={heading} tabIndex={-1}>
        {next.question} <Clauses ids={next.clauses} />
      </h2>
      <div className="answers" role="group" aria-labelledby="question">
        {next.answers.map(({ text, told }, index) => (
          <Button key={text} keyCap={String(index + 1)} onClick={() => onAnswer(told)}>
            {text}
          </Button>
        ))}
      </div>
    </section>
  );
}
