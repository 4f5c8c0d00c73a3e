import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { KeptDraftNotice, useLeftDraft } from './KeptDraftNotice.tsx';

/** On the screen of a meeting's list: a new case that was being entered when the program ended. */
export function NewCaseDraft({ meetingId }: { meetingId: string }): ReactNode {
  const { kept, forget } = useLeftDraft({ form: 'newCase', meetingId });
  const [, go] = useLocation();
  if (kept === null || kept === 'asking') return null;
  return <KeptDraftNotice kept={kept} what="a new case" onContinue={() => go(`/meetings/${meetingId}/prepare/new-case`)} onThrown={forget} />;
}
