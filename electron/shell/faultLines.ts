const systemCode = /^[A-Z][A-Z0-9_]{2,40}$/;
const plainName = /^[A-Za-z]{1,40}$/;
const frame = /^ {4}at .*:\d+:\d+\)?$/;
const mostCauses = 3;

/**
 * A fault as it may stand in a log: what kind of error, the system's code, and where in the program. Never an error's own words: a parser quotes what it was
 * given, a file system names the file, and whatever was thrown by mistake may hold a patient. `message` is ours and is printed as it is.
 */
export function faultLines(message: string, error?: unknown): string {
  return [message, ...(error === undefined ? [] : linesOf(error, mostCauses))].join('\n');
}

function linesOf(error: unknown, causes: number): string[] {
  if (!(error instanceof Error)) return [`Something was thrown that is no error (${typeof error}).`];
  const name = plainName.test(error.name) ? error.name : 'Error';
  const code = 'code' in error && typeof error.code === 'string' && systemCode.test(error.code) ? ` ${error.code}` : '';
  const cause = error.cause === undefined || causes === 0 ? [] : linesOf(error.cause, causes - 1).map((line, index) => (index === 0 ? `because of: ${line}` : line));
  return [`${name}${code}`, ...framesOf(error), ...cause];
}

/** The lines of a stack behind the words of the error, which may themselves look like such lines. */
function framesOf({ stack, message }: Error): string[] {
  if (typeof stack !== 'string') return [];
  const words = stack.indexOf(message);
  return stack
    .slice(words < 0 ? 0 : words + message.length)
    .split('\n')
    .filter((line) => frame.test(line));
}
