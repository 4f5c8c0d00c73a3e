import { type RefObject, useLayoutEffect, useRef } from 'react';

const sizes = [1.36, 1.28, 1.2, 1.13, 1.06, 1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58];

/** Gives an element the largest type with which all it holds fits on the screen: nobody scrolls a wall. At the smallest it scrolls after all. */
export function useFit(content: unknown): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const fit = () => {
      const { current } = element;
      if (current === null) return;
      for (const size of sizes) {
        current.style.fontSize = `${size}rem`;
        if (current.scrollHeight <= current.clientHeight && current.scrollWidth <= current.clientWidth) return;
      }
    };
    fit();
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, [content]);
  return element;
}
