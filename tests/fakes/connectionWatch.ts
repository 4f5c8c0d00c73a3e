import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import dnsPromises from 'node:dns/promises';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Loaded with --import before a program: whatever it tries to reach, ask the name of, or start is written to the file that
 * CONNECTION_LOG names, a line each, and fails. To listen is no attempt to reach anything.
 */
function forbidden(what: string): never {
  appendFileSync(process.env.CONNECTION_LOG ?? '', `${what}\n`);
  throw new Error('This program may open no connection.');
}

/** Puts a refusal in the place of each function of a module. */
function forbid(module: object, names: readonly string[], may: (value: unknown) => boolean = () => false): void {
  for (const name of names) {
    const before: unknown = Reflect.get(module, name);
    if (typeof before !== 'function') throw new Error(`There is no ${name} to watch.`);
    Reflect.set(module, name, function (this: unknown, ...values: unknown[]): unknown {
      return may(values[0]) ? Reflect.apply(before, this, values) : forbidden(`${name} ${JSON.stringify(values[0]) ?? ''}`);
    });
  }
}

// Everything that speaks over TCP ends here: http, https, tls, http2, fetch, WebSocket.
forbid(net.Socket.prototype, ['connect']);
forbid(dgram, ['createSocket']);
// A number is no name: listening on 127.0.0.1 passes here.
const isNumber = (host: unknown): boolean => typeof host === 'string' && net.isIP(host) !== 0;
forbid(dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'resolveSrv', 'reverse'], isNumber);
forbid(dnsPromises, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'resolveSrv', 'reverse'], isNumber);
forbid(childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']);
syncBuiltinESMExports();
