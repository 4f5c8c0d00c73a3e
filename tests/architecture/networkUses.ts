import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { root } from './imports.ts';

/** What a program can open a connection with, in a page or in Node, without importing anything. */
const reaching = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'webkitRTCPeerConnection', 'importScripts', 'Worker', 'SharedWorker', 'sendBeacon', 'serviceWorker', 'getBuiltinModule', 'createRequire']);

/** Modules of Node, and well-known packages, that open connections. */
export const reachingModules = /^(node:)?(net|http|https|http2|tls|dgram|dns|dns\/promises|cluster|inspector|inspector\/promises|wasi)$|^(undici|ws|axios|got|node-fetch|socket\.io.*|@grpc\/.*|electron-updater)$/;

/**
 * One place where a name is used that can reach a network: the name, what it is called with ("" where it is only named), and what it is
 * taken from: "" for the name alone or out of a pattern, "key" where an object or a class has something of that name itself.
 */
export type NetworkUse = { readonly file: string; readonly name: string; readonly given: string; readonly from: string };

/** Every such place in a file's code; comments, texts and types do not count. */
export function networkUses(file: string): NetworkUse[] {
  return networkUsesIn(file, readFileSync(join(root, file), 'utf8'));
}

/** The same for a text, whose name says its language. */
export function networkUsesIn(file: string, text: string): NetworkUse[] {
  const called = new Map<number, string>();
  const named = new Map<number, string>();
  const types = new Set<number>();
  const from = new Map<number, string>();
  const call = (callee: { readonly type: string; readonly start: number }, given: readonly { readonly start: number; readonly end: number }[]): void => {
    const place = placeOf(callee);
    const [first] = given;
    if (place !== null) called.set(place, first === undefined ? '' : text.slice(first.start, first.end));
  };
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => call(callee, given),
    NewExpression: ({ callee, arguments: given }) => call(callee, given),
    Identifier: ({ name, start }) => void (reaching.has(name) && named.set(start, name)),
    MemberExpression: ({ object, property }) => void from.set(property.start, text.slice(object.start, object.end)),
    MethodDefinition: ({ key }) => void from.set(key.start, 'key'),
    PropertyDefinition: ({ key }) => void from.set(key.start, 'key'),
    ObjectExpression: ({ properties }) => properties.forEach((each) => void (each.type === 'Property' && !each.shorthand && from.set(each.key.start, 'key'))),
    // globalThis['fetch'] is another way to say it.
    Literal: ({ value, start }) => void (typeof value === 'string' && reaching.has(value) && named.set(start, value)),
    TSTypeReference: ({ typeName }) => void types.add(typeName.start),
    TSTypeQuery: ({ exprName }) => void types.add(exprName.start),
  }).visit(parseSync(file, text).program);
  return [...named].filter(([start]) => !types.has(start)).map(([start, name]) => ({ file, name, given: called.get(start) ?? '', from: from.get(start) ?? '' }));
}

/** Where the name stands that is called: of "a.b.fetch" it is the last one. */
function placeOf(callee: object): number | null {
  if (!('type' in callee) || !('start' in callee)) return null;
  if (callee.type === 'Identifier') return Number(callee.start);
  return callee.type === 'MemberExpression' && 'property' in callee && typeof callee.property === 'object' && callee.property !== null ? placeOf(callee.property) : null;
}

/** Addresses that only name a vocabulary, say where an error is explained, or are parsed to check a number, in libraries that never ask for them. */
export const namesOnly = /^https?:\/\/(\[\$\{\w+\}\]|www\.w3\.org\/(2000\/svg|1999\/xlink|XML\/1998\/namespace|1998\/Math\/MathML|1999\/xhtml|2000\/xmlns\/?)|react\.dev\/(errors|link)\/.*|json-schema\.org\/draft.*)$/;
