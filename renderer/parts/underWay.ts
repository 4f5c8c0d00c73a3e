/** The last write under way of each line: the next in it waits, from whichever form it comes. */
const lines = new Map<string, Promise<unknown>>();

/** The line of a case, in which writes wait for each other. */
export function caseStream(caseId: string): string {
  return `case ${caseId}`;
}

/** The line of a meeting, likewise. */
export function meetingStream(meetingId: string): string {
  return `meeting ${meetingId}`;
}

/** Answers when what is being recorded in a line now has been answered and is shown; at once where nothing is. */
export async function written(line: string): Promise<void> {
  await lines.get(line)?.catch(() => undefined);
}

/** Does one write after the other: what is asked while another is under way waits for its turn, and then sees what that one has changed. */
export async function inLine<T>(line: string, write: () => Promise<T>): Promise<T> {
  const turn = (lines.get(line) ?? Promise.resolve()).catch(() => undefined).then(write);
  lines.set(line, turn);
  try {
    return await turn;
  } finally {
    if (lines.get(line) === turn) lines.delete(line);
  }
}
