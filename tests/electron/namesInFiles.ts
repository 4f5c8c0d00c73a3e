import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The files below a folder, by their path in it, that hold a name as text of one or of two bytes a letter, in their content or in their own name. */
export async function filesNaming(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const patterns = [Buffer.from(name, 'latin1'), Buffer.from(name, 'utf16le')];
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
    if (entry.name.includes(name) || patterns.some((pattern) => content.includes(pattern))) found.push(relative(folder, path));
  }
  return found.sort();
}
