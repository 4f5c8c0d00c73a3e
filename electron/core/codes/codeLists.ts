import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CodeListSource, type CodesFound, CodeSystem, ListedCode } from '../../../shared/api/codeViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { bare, folded, type Haystack, haystack, isIn, wantedIn } from '../../../shared/domain/searchWords.ts';

const CodeFile = z.strictObject({ system: CodeSystem, ...CodeListSource.shape, codes: z.array(ListedCode) });
type Entry = { readonly code: ListedCode; readonly hay: Haystack; readonly title: string };
type CodeList = { readonly list: CodesFound['list']; readonly entries: readonly Entry[] };

/** How many codes a search answers: as many as a person reads before typing another letter. */
const answeredAtMost = 20;

/** The lists of codes that ship, searched by code, name or another word for it. Each is read when it is first asked for: a start needs none. */
export class CodeLists {
  readonly #folder: string;
  readonly #lists = new Map<CodeSystem, CodeList>();

  constructor(resources: string) {
    this.#folder = join(resources, 'codes');
  }

  /**
   * The codes that hold every typed word, in order: the code itself, codes that begin so, what is called just that, names that begin so,
   * the rest. Refuses with "internal" where the list is missing or malformed.
   */
  async search(system: CodeSystem, typed: string): Promise<Result<CodesFound>> {
    const known = this.#lists.get(system) ?? (await this.#read(system));
    if (known === null) return refuse('internal', `The list of codes ${system}.json cannot be used. Install the program again.`);
    const wanted = wantedIn(typed);
    const found = known.entries
      .filter(({ hay }) => isIn(wanted, hay))
      .map((entry) => ({ entry, rank: rankOf(entry, typed) }))
      .sort((one, other) => one.rank - other.rank || Number(isCurrent(other.entry)) - Number(isCurrent(one.entry)))
      .map(({ entry }) => entry.code);
    return ok({ list: known.list, found: found.slice(0, answeredAtMost), more: Math.max(0, found.length - answeredAtMost) });
  }

  async #read(system: CodeSystem): Promise<CodeList | null> {
    const text = await readFile(join(this.#folder, `${system}.json`), 'utf8').catch(() => null);
    const parsed = text === null ? null : CodeFile.safeParse(jsonOf(text));
    if (parsed?.success !== true) return null;
    const { system: _system, codes, ...list } = parsed.data;
    const made = { list, entries: codes.map((code) => ({ code, hay: haystack([code.title, ...code.words], [code.code]), title: folded(code.title) })) };
    this.#lists.set(system, made);
    return made;
  }
}

/** What a text says as JSON; undefined where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of two meanings alike the one in the newest edition comes first. */
function isCurrent({ code }: Entry): boolean {
  return code.editions.some((edition) => edition === 'ICD-O-3.2' || edition === 'ICD-10');
}

function rankOf({ code, title }: Entry, typed: string): number {
  const [number, words] = [bare(typed), folded(typed).trim()];
  if (bare(code.code) === number) return 0;
  if (number !== '' && bare(code.code).startsWith(number)) return 1;
  if (title === words) return 2;
  if (code.words.some((word) => folded(word) === words)) return 3;
  if (title.startsWith(words)) return 4;
  return title.includes(words) ? 5 : 6;
}
