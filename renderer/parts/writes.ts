import { useId, useRef, useState } from 'react';
import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { InputOf, OutputOf } from '../../shared/api/contract.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import { client } from '../api.ts';
import { useUnderWay } from './keys.ts';
import { lastRead, reads, show } from './reads.ts';
import { caseStream, inLine, meetingStream } from './underWay.ts';

/** The calls that record something and therefore carry who did it. */
export type WriteCall = 'workspace.lockAfter' | 'demonstration.load' | 'meeting.plan' | 'meeting.record' | 'case.register' | 'case.record' | 'directory.save' | 'directory.confirm' | 'directory.verify' | 'directory.commit' | 'import.commit' | 'import.saveSource' | 'import.forgetSource' | 'import.teachWord' | 'import.forgetWord' | 'pathway.install' | 'readiness.record' | 'readiness.save' | 'series.save' | 'series.remove' | 'series.plan' | 'list.saveSettings' | 'display.set' | 'backup.save' | 'backup.make' | 'backup.prove' | 'record.file' | 'access.file';

/** A way to record, with the result of the last attempt. Nothing counts as done until the core has acknowledged it. */
export type Write<I, O> = {
  /** Answers what the core acknowledged, or null after a refusal, which then stands in `refusal`. */
  run(input: I): Promise<O | null>;
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  clear(): void;
};

type DisplaySettings = Omit<InputOf<'display.set'>, 'meetingId' | 'by'>;

const noActor: Refusal = { code: 'invalidInput', message: 'Choose who is at the keyboard first.', clauses: [] };
const lost: Refusal = {
  code: 'notSaved',
  message: 'MDT Desk did not answer. It is not known whether this was recorded: check before you try again.',
  clauses: [],
};

/** How a write stands to the keyboard: keys wait for it, unless it goes on behind what is done meanwhile and no key means anything else after it. */
export type Manner = { readonly behind?: boolean };

/** What takes long, or changes nothing of what keys do. */
const behindTheKeys: ReadonlySet<string> = new Set<WriteCall>(['display.set', 'import.commit', 'backup.make', 'backup.prove', 'record.file', 'access.file']);

/**
 * One write after the other. Only the very same again while it is under way, such as a key pressed twice, is let go.
 */
function useAttempt<I, O>(attempt: (input: I) => Promise<Result<O>>, { line, behind = false }: Manner & { readonly line?: string } = {}): Write<I, O> {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef<string[]>([]);
  const own = useId();
  useUnderWay('saving', busy && !behind);
  const run = async (input: I): Promise<O | null> => {
    const words = JSON.stringify(input);
    if (asked.current.includes(words)) return null;
    asked.current.push(words);
    setBusy(true);
    const result = await inLine(line ?? own, () => attempt(input)).catch((): Result<O> => ({ ok: false, refusal: lost }));
    asked.current = asked.current.filter((one) => one !== words);
    setBusy(asked.current.length > 0);
    setRefusal(result.ok ? null : result.refusal);
    return result.ok ? result.value : null;
  };
  return { run, refusal, busy, clear: () => setRefusal(null) };
}

/** What is recorded with the name of whoever is at the keyboard. */
async function authored<C extends WriteCall>(name: C, input: Omit<InputOf<C>, 'by'>): Promise<Result<OutputOf<C>>> {
  const by = lastRead('workspace.read', {})?.actor ?? null;
  if (by === null) return { ok: false, refusal: noActor };
  // TypeScript cannot see that an input without "by" plus "by" is the input again.
  return client.call(name, { ...input, by } as unknown as InputOf<C>).catch((): Result<OutputOf<C>> => ({ ok: false, refusal: lost }));
}

/** A call that records, with the chosen actor added. */
export function useWrite<C extends WriteCall>(name: C): Write<Omit<InputOf<C>, 'by'>, OutputOf<C>> {
  return useAttempt((input) => authored(name, input), { behind: behindTheKeys.has(name) });
}

/** One step of a case, or the steps of one act, which are recorded together or not at all. */
type CaseAct = CaseCommand | readonly [CaseCommand, ...CaseCommand[]];

/** Records of one case against the version last seen when its turn has come; the answer is shown at once. */
export function useCaseRecord(caseId: string): Write<CaseAct, OutputOf<'case.record'>> {
  return useAttempt(async (act: CaseAct) => {
    const expectedVersion = lastRead('case.read', { caseId })?.version ?? 0;
    const [event, ...also] = 'type' in act ? [act] : act;
    const result = await authored('case.record', { caseId, expectedVersion, event, also });
    await show('case.read', { caseId }, result.ok ? result.value : null);
    return result;
  }, { line: caseStream(caseId) });
}

/** Records of one meeting against the version last seen when its turn has come; the answer is shown at once. */
export function useMeetingRecord(meetingId: string, { behind = false }: Manner = {}): Write<MeetingCommand, OutputOf<'meeting.record'>> {
  return useAttempt(async (event: MeetingCommand) => {
    const expectedVersion = lastRead('meeting.read', { meetingId })?.version ?? 0;
    const result = await authored('meeting.record', { meetingId, expectedVersion, event });
    await show('meeting.read', { meetingId }, result.ok ? result.value : null);
    return result;
  }, { line: meetingStream(meetingId), behind });
}

/** Choosing who is at the keyboard; shown once the core has taken it. */
export function useChooseActor(): Write<InputOf<'actor.choose'>, OutputOf<'actor.choose'>> {
  const write = useAttempt((input: InputOf<'actor.choose'>) => client.call('actor.choose', input));
  const run = async (input: InputOf<'actor.choose'>) => {
    const chosen = await write.run(input);
    await reads.invalidateQueries({ queryKey: ['workspace.read'] });
    return chosen;
  };
  return { ...write, run };
}

/** Sets the shared display of a meeting; the answer is shown at once. */
export function useSetDisplay(meetingId: string): Write<DisplaySettings, OutputOf<'display.set'>> {
  const write = useWrite('display.set');
  const run = async (settings: DisplaySettings) => {
    const switches = await write.run({ meetingId, ...settings });
    await show('display.switches', { meetingId }, switches);
    return switches;
  };
  return { ...write, run };
}

/** A call that only asks but is asked by a press of a button: a dry run, an export. */
export function useAsk<C extends 'import.preview' | 'import.notTaken' | 'import.cancel' | 'export.meeting' | 'circulation.file' | 'directory.preview' | 'pathway.preview' | 'backup.cancel' | 'backup.preview' | 'access.verify'>(name: C): Write<InputOf<C>, OutputOf<C>> {
  return useAttempt((input: InputOf<C>) => client.call(name, input), { behind: true });
}
