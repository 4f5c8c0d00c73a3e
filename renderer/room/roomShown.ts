import { useEffect, useState } from 'react';
import { client } from '../api.ts';

/** How long a case has to be shown before it is remembered. */
const rememberAfterMilliseconds = 300;

/** The case a room showed when it was left, null for none; "asking" until the core has said so. */
export function useRoomLeft(meetingId: string): { readonly caseId: string | null } | 'asking' {
  const [left, setLeft] = useState<{ readonly caseId: string | null } | 'asking'>('asking');
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const result = await client.call('room.read', { meetingId }).catch(() => null);
      if (!gone) setLeft(result?.ok === true ? result.value : { caseId: null });
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [meetingId]);
  return left;
}

/** Remembers which case the room shows, so that one whose program was ended opens with it again. */
export function useRoomShown(meetingId: string, caseId: string | null): void {
  useEffect(() => {
    const timer = setTimeout(() => void client.call('room.show', { meetingId, caseId }).catch(() => null), rememberAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [meetingId, caseId]);
}
