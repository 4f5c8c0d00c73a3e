import fc from 'fast-check';

/** JSON as text: what no program of ours would send in the place of a field. */
const hostileTexts: readonly string[] = [
  'null', 'true', '0', '-1', '1.5', '1e308', '-0', '9007199254740993', '""', '" "', '"\\u0000"', '"\\ud800"', '"\\udfff\\ud800"', '"\\u202eTESTNAME"', '"e\\u0301\\u0301\\u0301"', '"\\u2028\\u2029\\ufeff"',
  '"💉👩🏽‍⚕️"', '"İıſK"', '"ﷺ"', '"__proto__"', '"constructor"', '"toString"', '"hasOwnProperty"', '"../../../../etc/passwd"', '"..\\\\..\\\\windows\\\\win.ini"', '"%2e%2e%2fsecret"', '"/proc/self/environ"',
  '"<script>alert(1)</script>"', '"\'; DROP TABLE cases; --"', '"${7*7}{{7*7}}"', '"=cmd|\' /C calc\'!A0"', '"2026-02-30"', '"9999-99-99"', '"2026-11-26T99:99:99.000Z"', '"25:61"', '[]', '{}', '[[]]', '[null]', '{"then":"x"}',
  '{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"toJSON":1,"toString":1,"valueOf":1}', '{"length":1e9}', '{"type":"__proto__"}', '{"type":"constructor"}', '{"name":"Test Chair","role":"__proto__","trust":""}',
  `"${'a'.repeat(20_000)}"`, `"${'💉'.repeat(5_000)}"`, `[${'0,'.repeat(5_000)}0]`, `${'['.repeat(3_000)}${']'.repeat(3_000)}`, `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
];

/** Whole bodies that are no input at all, well-formed or not. */
const hostileBodies: readonly string[] = ['', '{', 'null', '0', '"x"', '[]', '[{}]', '{"a":1,"a":2}', '{}{}', '\u0000', '{"by":{}}', '{"__proto__":{"by":1}}', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, `"${'x'.repeat(300_000)}"`, `{${Array.from({ length: 3_000 }, (_, index) => `"k${index}":0`).join()}}`];

const strangeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'extra', '', 'a.b', '0', 'type', 'by'];

/** One way to spoil an input: where (a number that picks among its fields) and how. */
export type Spoiling = {
  readonly where: number;
  readonly how: 'replace' | 'leaveOut' | 'add' | 'wrap';
  readonly name: string;
  /** Which of the hostile texts: a counterexample that wrote them out would be read by nobody. */
  readonly text: number;
};

/** Nothing, one, or a few ways to spoil an input. */
export const spoilings: fc.Arbitrary<readonly Spoiling[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.record({ where: fc.nat(), how: fc.constantFrom('replace', 'replace', 'replace', 'leaveOut', 'add', 'wrap'), name: fc.constantFrom(...strangeNames), text: fc.nat(hostileTexts.length - 1) }),
      { minLength: 1, maxLength: 3 },
    ),
  },
);

/** Which body that is no input stands in the place of one, now and then. */
export const wholeBodies: fc.Arbitrary<number | null> = fc.oneof({ weight: 24, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(hostileBodies.length - 1) });

/** The input spoiled, or another body instead, as text: written by hand, since no value can hold all that a text can. */
export function bodyOf(input: unknown, spoiled: readonly Spoiling[], instead: number | null): string {
  if (instead !== null) return hostileBodies[instead] ?? '';
  let count = 0;
  const places = countPlaces(input);
  const at = spoiled.map((each) => ({ ...each, value: hostileTexts[each.text] ?? '', place: each.where % places }));
  const write = (value: unknown): string => {
    const here = at.filter(({ place }) => place === count);
    count += 1;
    const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const written = fields.filter(([, each]) => each !== undefined).map(([name, each], index) => ({ name, text: write(each), index }));
    const [spoiling] = here;
    if (spoiling?.how === 'replace') return spoiling.value;
    if (Array.isArray(value)) return spoiling?.how === 'wrap' ? `[[${written.map(({ text }) => text).join()}]]` : `[${written.map(({ text }) => text).join()}]`;
    if (typeof value !== 'object' || value === null) return spoiling === undefined ? (JSON.stringify(value) ?? 'null') : spoiling.how === 'wrap' ? `[${JSON.stringify(value) ?? 'null'}]` : spoiling.value;
    const kept = spoiling?.how === 'leaveOut' ? written.filter(({ index }) => index !== spoiling.where % Math.max(1, written.length)) : written;
    const pairs = kept.map(({ name, text }) => `${JSON.stringify(name)}:${text}`);
    if (spoiling?.how === 'add') pairs.push(`${JSON.stringify(spoiling.name)}:${spoiling.value}`);
    return spoiling?.how === 'wrap' ? `[{${pairs.join()}}]` : `{${pairs.join()}}`;
  };
  return write(input);
}

function countPlaces(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return 1 + Object.values(value).filter((each) => each !== undefined).reduce((total: number, each) => total + countPlaces(each), 0);
}
