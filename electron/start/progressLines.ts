import type { Report } from './fetch/report.ts';

/** Where npm start was typed. */
export type Terminal = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person sits at it: a line can be written anew there, and answered. */
  readonly interactive: boolean;
};

const megabyte = 1_000_000;

/** Shows how far the fetching of Electron is: in one line that changes on a terminal, elsewhere in a line for every tenth of it. */
export function progressLines({ output, interactive }: Terminal): { show(report: Exclude<Report, { at: 'failed' }>): void; end(): void } {
  let open = false;
  let nextStep = 0;
  const line = (text: string): void => {
    end();
    output.write(`${text}\n`);
  };
  const end = (): void => {
    if (open) output.write('\n');
    open = false;
  };
  return {
    end,
    show: (report) => {
      if (report.at === 'asking') return line(`Fetching Electron ${report.version} from ${report.host} (about 120 MB, this once).${interactive ? ' To use your browser instead, type b and press Enter.' : ''}`);
      if (report.at === 'unpacking') return line('Unpacking Electron.');
      const { received, total } = report;
      const step = total === null ? received / (10 * megabyte) : (10 * received) / total;
      if (!interactive && step < nextStep) return;
      nextStep = Math.floor(step) + 1;
      const text = total === null ? `${Math.floor(received / megabyte)} MB` : `${Math.floor(received / megabyte)} of ${Math.ceil(total / megabyte)} MB (${Math.floor((100 * received) / total)} %)`;
      if (!interactive) return line(text);
      // Back to the start of the line, and clear what stood there.
      output.write(`\r\u001B[K${text} `);
      open = true;
    },
  };
}
