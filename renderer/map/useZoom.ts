import { type PointerEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const step = 1.25;
const smallest = 0.2;
const largest = 3;

/** A point of the drawing, in its own units, and where in the window of the drawing it is to stay, in pixels. */
type Anchor = { readonly x: number; readonly y: number; readonly left: number; readonly top: number };

/** How large the drawing is shown and which part of it is seen. */
export type Zoom = {
  readonly viewport: RefObject<HTMLDivElement | null>;
  /** Pixels for one unit of the drawing. */
  readonly scale: number;
  larger(): void;
  smaller(): void;
  /** As wide as its window. */
  fit(): void;
  /** Brings a point of the drawing to the middle, at least at its natural size where `close`. */
  show(x: number, y: number, close: boolean): void;
  readonly dragging: { onPointerDown(event: PointerEvent): void; onPointerMove(event: PointerEvent): void; onPointerUp(event: PointerEvent): void };
};

/** Zoom and pan over a scrolling window: the arrow keys, the wheel and a finger scroll it as the browser does; Ctrl and the wheel zoom. */
export function useZoom(width: number): Zoom {
  const viewport = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [fitting, setFitting] = useState(0.6);
  const anchor = useRef<Anchor | null>(null);
  const drag = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const scale = chosen ?? fitting;

  useLayoutEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const measure = () => setFitting(Math.min(1.15, Math.max(smallest, element.clientWidth / width)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);

  useLayoutEffect(() => {
    // After every drawing: the point that was held stays where it was, whatever the new size.
    const element = viewport.current;
    if (element === null || anchor.current === null) return;
    const { x, y, left, top } = anchor.current;
    anchor.current = null;
    element.scrollTo({ left: x * scale - left, top: y * scale - top, behavior: 'instant' });
  });

  const zoomTo = useCallback(
    (next: number, left?: number, top?: number) => {
      const element = viewport.current;
      if (element === null) return;
      const at = { left: left ?? element.clientWidth / 2, top: top ?? element.clientHeight / 2 };
      anchor.current = { ...at, x: (element.scrollLeft + at.left) / scale, y: (element.scrollTop + at.top) / scale };
      setChosen(Math.min(largest, Math.max(smallest, next)));
    },
    [scale],
  );

  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const turned = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      zoomTo(scale * Math.exp(-event.deltaY / 400), event.clientX - left, event.clientY - top);
    };
    // React's own wheel listeners may not hold back the browser's zoom.
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, [scale, zoomTo]);

  return {
    viewport,
    scale,
    larger: () => zoomTo(scale * step),
    smaller: () => zoomTo(scale / step),
    fit: () => {
      zoomTo(fitting);
      setChosen(null);
    },
    show: (x, y, close) => {
      const element = viewport.current;
      if (element === null) return;
      const next = close ? Math.max(1, scale) : scale;
      anchor.current = { x, y, left: element.clientWidth / 2, top: element.clientHeight / 2 };
      // The anchor is taken at the next drawing, which a changed size brings by itself.
      if (next === scale) element.scrollTo({ left: x * scale - element.clientWidth / 2, top: y * scale - element.clientHeight / 2 });
      else setChosen(next);
    },
    dragging: {
      onPointerDown: (event) => {
        const element = viewport.current;
        if (element === null || event.pointerType !== 'mouse' || event.button !== 0 || (event.target instanceof Element && event.target.closest('button') !== null)) return;
        element.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
      },
      onPointerMove: (event) => {
        const from = drag.current;
        if (from !== null) viewport.current?.scrollTo(from.left - (event.clientX - from.x), from.top - (event.clientY - from.y));
      },
      onPointerUp: () => {
        drag.current = null;
      },
    },
  };
}
