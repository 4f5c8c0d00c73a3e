import type { ComponentProps, ReactNode } from 'react';

/**
 * A button in the NHS look. The component of nhsuk-react-components loads a script for each button to guard against double clicks; here
 * the write itself is guarded, so the plain element is enough and the room stays fast.
 */
export function Button({ kind = 'secondary', keyCap, children, className, ...rest }: ComponentProps<'button'> & { kind?: 'primary' | 'secondary' | 'warning' | 'quiet'; keyCap?: string }): ReactNode {
  const look = { primary: 'nhsuk-button nhsuk-button--small', secondary: 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', warning: 'nhsuk-button nhsuk-button--warning nhsuk-button--small', quiet: 'quiet' }[kind];
  return (
    <button type="button" aria-keyshortcuts={keyCap} {...rest} className={className === undefined ? look : `${look} ${className}`}>
      {children}
      {keyCap === undefined ? null : <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
}

/** The key that does the same, shown small; hidden from readers, which are told by aria-keyshortcuts. */
export function KeyCap({ children }: { children: string }): ReactNode {
  return (
    <kbd className="key-cap" aria-hidden="true">
      {children}
    </kbd>
  );
}
