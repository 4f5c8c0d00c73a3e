import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** How a server answers one request for the file; `from` is where the rest begins that is asked for. */
export type Answer = (request: IncomingMessage, response: ServerResponse, file: Uint8Array, from: number) => void | Promise<void>;

/** A server that stands for the one Electron is fetched from. */
export type Mirror = {
  /** What ELECTRON_MIRROR is set to. */
  readonly address: string;
  /** The ranges that were asked for, request by request; "" for the whole file. */
  readonly ranges: readonly string[];
  close(): Promise<void>;
};

/** Starts a server that answers its first requests as told, one after the other, and from then on as the last one says. */
export async function startMirror(file: Uint8Array, ...answers: readonly Answer[]): Promise<Mirror> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const range = request.headers.range ?? '';
    const answer = answers[Math.min(ranges.length, answers.length - 1)] ?? send;
    ranges.push(range);
    void answer(request, response, file, Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0));
  });
  return { address: `${await listen(server)}/`, ranges, close: () => close(server) };
}

/** Has a server listen on any free port of this machine, and answers its address. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // of a server on a port
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** The rest of the file from where it was asked for, as a server does that can. */
export const send: Answer = (_request, response, file, from) => {
  head(response, file, from);
  response.end(file.subarray(from));
};

/** The file from its start, whatever was asked for. */
export const sendWhole: Answer = (_request, response, file) => {
  head(response, file, 0);
  response.end(file);
};

/** The rest bit by bit, `pause` milliseconds apart. */
export const trickle = (pieces: number, pause: number): Answer => async (_request, response, file, from) => {
  head(response, file, from);
  const size = Math.ceil((file.length - from) / pieces);
  for (let at = from; at < file.length; at += size) {
    response.write(file.subarray(at, at + size));
    await setTimeout(pause);
  }
  response.end();
};

/** Only so many bytes, and then nothing more, with the connection left open. */
export const stallAfterBytes = (bytes: number): Answer => (_request, response, file, from) => {
  head(response, file, from);
  response.write(file.subarray(from, from + bytes));
};

/** Only so many bytes, and then the connection is cut, once `arrived` has seen the file that long. */
export const cutAfterBytes = (bytes: number, arrived: (size: number) => Promise<void>): Answer => async (_request, response, file, from) => {
  head(response, file, from);
  response.write(file.subarray(from, from + bytes));
  await arrived(from + bytes);
  response.destroy();
};

/** An answer that is not the file. */
export const answerWith = (status: number, body: string, type = 'text/plain'): Answer => (_request, response) => {
  response.writeHead(status, { 'content-type': type }).end(body);
};

function head(response: ServerResponse, file: Uint8Array, from: number): void {
  if (from === 0) response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.length });
  else response.writeHead(206, { 'content-type': 'application/octet-stream', 'content-length': file.length - from, 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` });
}
