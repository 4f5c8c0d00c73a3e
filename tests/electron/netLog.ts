import { isIP } from 'node:net';
import { z } from 'zod';

const constants = z.looseObject({ constants: z.looseObject({ logEventTypes: z.record(z.string(), z.number()) }) });
const event = z.looseObject({ type: z.number(), params: z.looseObject({ host: z.string(), hostname: z.string(), url: z.string(), address: z.string() }).partial().optional() });

const networkSchemes = ['http:', 'https:', 'ws:', 'wss:', 'ftp:'];
/** Before it looks a name up, Chromium asks its own system for a way to this address, to learn whether there is IPv6. Nothing is sent; the name is logged beside it. */
const probe = '2001:4860:4860::8888';

/**
 * The hosts of other machines that a log of Chromium's network (--log-net-log) names: asked for by name, by address or by a page. Reads it line by line, one event
 * each, since a log that was cut off is no whole JSON. Throws where a log holds no event at all: then nothing was shown.
 */
export function foreignHosts(log: string): string[] {
  const [head = '', ...rest] = log.split('\n');
  const types = constants.parse(JSON.parse(`${head.replace(/,\r?$/, '')}}`)).constants.logEventTypes;
  // The address of this machine's own end of a connection.
  const ownEnds = Object.entries(types).flatMap(([name, type]) => (name.endsWith('LOCAL_ADDRESS') ? [type] : []));
  const lines = rest.filter((line) => line.startsWith('{"'));
  if (lines.length === 0) throw new Error('The log of the network holds no event.');
  const named = lines.flatMap((line) => {
    const { type, params = {} } = event.parse(JSON.parse(line.replace(/(,|\],?)\r?$/, '')));
    if (ownEnds.includes(type)) return [];
    return [params.host, params.hostname, params.url, params.address].flatMap((place) => (place === undefined ? [] : hostOf(place)));
  });
  return [...new Set(named)].filter((host) => !isThisMachine(host) && host !== probe).sort();
}

/** The host in an address of a network, with or without a scheme and a port; nothing for the program's own schemes. */
function hostOf(place: string): string[] {
  const url = /^[a-z][a-z0-9+.-]*:\/?\//i.test(place) ? place : `http://${isIP(place) === 6 ? `[${place}]` : place}`;
  if (!URL.canParse(url)) return [];
  const { protocol, hostname } = new URL(url);
  return networkSchemes.includes(protocol) && hostname !== '' ? [hostname.replace(/^\[|\]$/g, '')] : [];
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '::' || host === '0.0.0.0' || host.startsWith('127.');
}
