/** Prints a line that was asked for. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a line about what went wrong, apart from the output. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
