import { useEffect } from 'react';

/** Names the window after the screen it shows. Never given a patient's name: titles are seen in task bars and on shared screens. */
export function useTitle(screen: string): void {
  useEffect(() => {
    document.title = `${screen} – MDT Desk`;
  }, [screen]);
}
