import { DownloadEnded } from './resumingDownload.ts';

/** Why Electron did not arrive, as the rest of a sentence, and what to do about it, as one. */
export type NotFetched = { readonly cause: string; readonly remedy: string };

/** What was asked for: from which host, through which proxy, and into which folder it goes. */
export type Asked = { readonly host: string; readonly proxy: URL | null; readonly cache: string };

const again = 'Start again: what has arrived is kept.';
const network = 'Check the network. Behind a proxy, set HTTPS_PROXY to its address.';
const untrusted = /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** What errors of the system and of fetch mean; `who` is the host or the proxy that was asked. */
const byCode: { readonly [code in string]?: (who: string, asked: Asked) => NotFetched } = {
  ENOTFOUND: (who) => ({ cause: `${who} was not found`, remedy: network }),
  EAI_AGAIN: (who) => ({ cause: `${who} was not found`, remedy: network }),
  ECONNREFUSED: (who) => ({ cause: `${who} refused the connection`, remedy: network }),
  ETIMEDOUT: (who) => ({ cause: `${who} did not answer`, remedy: network }),
  EHOSTUNREACH: (who) => ({ cause: `${who} cannot be reached`, remedy: network }),
  ENETUNREACH: (who) => ({ cause: `${who} cannot be reached`, remedy: network }),
  UND_ERR_CONNECT_TIMEOUT: (who) => ({ cause: `${who} did not answer`, remedy: network }),
  ECONNRESET: (who) => ({ cause: `the connection to ${who} was cut off`, remedy: again }),
  UND_ERR_SOCKET: (who) => ({ cause: `the connection to ${who} was cut off`, remedy: again }),
  ENOSPC: (_, { cache }) => ({ cause: 'the disk is full', remedy: `Free half a gigabyte, here and in ${cache}.` }),
  EDQUOT: (_, { cache }) => ({ cause: 'the disk is full', remedy: `Free half a gigabyte, here and in ${cache}.` }),
  EACCES: (_, { cache }) => ({ cause: 'a file could not be written (EACCES)', remedy: `Check who may write to ${cache} and to node_modules.` }),
  EPERM: (_, { cache }) => ({ cause: 'a file could not be written (EPERM)', remedy: `Check who may write to ${cache} and to node_modules.` }),
  EROFS: (_, { cache }) => ({ cause: 'a file could not be written (EROFS)', remedy: `Check who may write to ${cache} and to node_modules.` }),
};

/** Explains an error of fetching or unpacking Electron. Of addresses it quotes hosts and ports alone: the rest may hold a password. */
export function whyNotFetched(error: unknown, asked: Asked): NotFetched {
  const { host, proxy } = asked;
  const causes = causesOf(error);
  for (const each of causes) {
    if (each instanceof DownloadEnded) return whyEnded(each.reason, host);
    const refused = /Proxy response \((\d+)\)/.exec(each.message)?.[1];
    if (refused === '407') return { cause: `the proxy ${proxy?.host} asks for a name and a password`, remedy: 'Put them into HTTPS_PROXY, before the host: name:password@host:port.' };
    if (refused !== undefined) return { cause: `the proxy ${proxy?.host} refused to connect to ${host} (${refused})`, remedy: 'Ask your IT department to allow it.' };
    // The errors of the package that compares checksums have neither a name nor a code of their own.
    if (each.constructor.name === 'ChecksumMismatchError') return { cause: 'what arrived is not the file Electron published (its checksum is wrong), and was thrown away', remedy: 'Start again. If it stays so, tell your IT department: something on the way changes downloads.' };
    if (each.constructor.name === 'NoChecksumFoundError') return { cause: 'Electron publishes no such file for this machine', remedy: 'Check the variables ELECTRON_CUSTOM_… and npm_config_arch, if they are set.' };
    const code = codeOf(each);
    const who = whoOf(each, asked);
    if (untrusted.test(code)) return { cause: `the certificate of ${who} is not trusted (${code})`, remedy: 'Have your organisation’s certificate installed in the system, or name its file in NODE_EXTRA_CA_CERTS.' };
    const known = byCode[code]?.(who, asked);
    if (known !== undefined) return known;
  }
  const name = causes.map(codeOf).find((code) => code !== '') ?? causes[0]?.constructor.name ?? typeof error;
  return { cause: `of an unexpected error (${name})`, remedy: again };
}

function whyEnded(reason: DownloadEnded['reason'], host: string): NotFetched {
  if (reason.kind === 'stalled') return { cause: `nothing arrived from ${host} for ${Math.ceil(reason.after / 1000)} seconds`, remedy: again };
  if (reason.kind === 'page') return { cause: `a web page arrived in its place: this network asks for a sign-in, or blocks ${host}`, remedy: 'Sign in with your browser, or ask your IT department to allow it.' };
  if (reason.status === 404) return { cause: `${host} does not have it (404)`, remedy: 'Check ELECTRON_MIRROR, if it is set.' };
  return { cause: `${host} refused it (${reason.status})`, remedy: 'Try again later.' };
}

/** Who was asked when an error arose: the proxy, where it tells so, or a host. Downloads are often sent on to another host. */
function whoOf(error: Error, { host, proxy }: Asked): string {
  const named = 'hostname' in error && typeof error.hostname === 'string' ? error.hostname : null;
  const port = 'port' in error ? Number(error.port) : null;
  if (proxy !== null && (named === proxy.hostname || port === Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80)))) return `the proxy ${proxy.host}`;
  return named ?? host;
}

/** An error, what caused it, and so on. */
function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  return [error, ...(error instanceof AggregateError ? error.errors.flatMap(causesOf) : []), ...causesOf(error.cause)];
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
