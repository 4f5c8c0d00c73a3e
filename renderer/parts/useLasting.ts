import { useEffect, useState } from 'react';

/** Whether something has been so for a while (milliseconds): a word that comes and goes within a blink unsettles, and costs a frame each time. */
export function useLasting(isSo: boolean, milliseconds = 400): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo, milliseconds]);
  return isSo && lasts;
}
