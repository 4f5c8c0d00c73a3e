import { useRef, useState } from 'react';

/**
 * Shows at once what somebody wants and saves it behind their back, one after the other, always the newest: quick presses are never lost.
 * Where a save is refused the value that is recorded is shown again. A save can ask whether its value is still the newest. The third answer
 * says whether what is shown still waits to be recorded.
 */
export function useLatest<T>(recorded: T, save: (value: T, isNewest: () => boolean) => Promise<boolean>): readonly [T, (value: T) => void, boolean] {
  const [wanted, setWanted] = useState<{ readonly value: T } | null>(null);
  const newest = useRef<{ readonly value: T } | null>(null);
  const saving = useRef(false);
  const want = (value: T) => {
    newest.current = { value };
    setWanted(newest.current);
    if (!saving.current) void saveAll();
  };
  const saveAll = async () => {
    saving.current = true;
    for (let next = newest.current; next !== null; next = newest.current === next ? null : newest.current) {
      const saved = next;
      if (!(await save(saved.value, () => newest.current === saved))) break;
    }
    newest.current = null;
    saving.current = false;
    // What was recorded reaches the screen in a task of its own, which stands in line already: until then the wanted value is shown.
    setTimeout(() => {
      if (!saving.current) setWanted(null);
    });
  };
  return [wanted === null ? recorded : wanted.value, want, wanted !== null];
}
