import { findNodeAtLocation, type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { type Pathway, pathwayOfParts, type PathwayParts, pathwayParts } from '../../../shared/pathway/pathway.ts';

type File = keyof PathwayParts;
const files = Object.keys(pathwayParts) as readonly File[];

/** A version of the pathway from the texts of its four files, by name. Refuses with the file, the line and the reason. */
export function readPathwayFiles(texts: ReadonlyMap<string, string>): Result<Pathway> {
  const parts: Partial<Record<File, unknown>> = {};
  for (const file of files) {
    const text = texts.get(file);
    if (text === undefined) return refuse('unknownPathway', `The version lacks its file ${file}. It consists of ${files.join(', ')}.`);
    const part = readPart(file, text);
    if (!part.ok) return part;
    parts[file] = part.value;
  }
  // Every part was read against its own schema just now.
  return pathwayOfParts(parts as PathwayParts);
}

function readPart(file: File, text: string): Result<unknown> {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) return fault(file, lineAt(text, error.offset), `it is not JSON (${printParseErrorCode(error.error)})`);
  const parsed = pathwayParts[file].safeParse(JSON.parse(text));
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
  return fault(file, lineAt(text, nearestNode(tree, path)?.offset ?? 0), `${path.join('.') || 'its whole'}: ${issue?.message ?? 'unexpected'}`);
}

/** The node a path leads to, or the last one on the way that is there: where a missing field would have to stand. */
function nearestNode(tree: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  if (tree === undefined) return undefined;
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return tree;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function fault(file: string, line: number, reason: string): Result<never> {
  return refuse('unknownPathway', `${file}, line ${line}: ${reason}.`, [], file);
}
