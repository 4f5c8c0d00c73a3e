import type { ReactNode } from 'react';
import { TextField } from '../parts/Field.tsx';

/** What is asked of a case that comes late. */
export type Late = { readonly lateReason: string; readonly lateAgreedBy: string };
export const inTime: Late = { lateReason: '', lateAgreedBy: '' };

/** Why a case comes after the cut-off and who agreed; the core asks for both once the list has closed. */
export function LateFields({ late, closed, onChange }: { late: Late; closed: boolean; onChange: (late: Late) => void }): ReactNode {
  return (
    <>
      <TextField label={closed ? 'The list has closed: why it comes late' : 'If after the cut-off: why'} name="lateReason" value={late.lateReason} onChange={(event) => onChange({ ...late, lateReason: event.target.value })} />
      <TextField label={closed ? 'Who agreed to it' : 'If after the cut-off: who agreed'} name="lateAgreedBy" value={late.lateAgreedBy} onChange={(event) => onChange({ ...late, lateAgreedBy: event.target.value })} />
    </>
  );
}
