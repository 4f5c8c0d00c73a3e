import { type ReactNode, createContext, use } from 'react';
import { createPortal } from 'react-dom';

/** The place in the header bar that the current screen fills; null until the header is there. */
export const HeaderSlotContext = createContext<HTMLElement | null>(null);

/** Shows its children in the header bar. */
export function HeaderSlot({ children }: { children: ReactNode }): ReactNode {
  const place = use(HeaderSlotContext);
  return place === null ? null : createPortal(children, place);
}
