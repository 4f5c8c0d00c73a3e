import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/api/contract.ts';
import { type Import, importsOf, root, sources } from './imports.ts';

const all = importsOf(sources('shared', 'electron', 'renderer', 'tests'));

/** Imports from files below `folder` that are not allowed, as "file → import". */
function strays(folder: string, allowed: (each: Import) => boolean): string[] {
  return all.filter((each) => each.from.startsWith(folder) && !allowed(each)).map(({ from, to }) => `${from} → ${to}`);
}

const below = (...folders: readonly string[]) => ({ to }: Import) => folders.some((folder) => to.startsWith(folder));

describe('the arrows between the layers', () => {
  it('the record (shared/domain) knows only itself and zod', () => {
    expect(strays('shared/domain/', (each) => below('shared/domain/')(each) || each.to === 'zod')).toEqual([]);
  });

  it('the pathway knows only the record, zod and XState', () => {
    expect(strays('shared/pathway/', (each) => below('shared/domain/', 'shared/pathway/')(each) || ['zod', 'xstate'].includes(each.to))).toEqual([]);
  });

  it('the contract knows only the record, the pathway and zod', () => {
    expect(strays('shared/api/', (each) => below('shared/')(each) || each.to === 'zod')).toEqual([]);
  });

  it('the core knows no shell and no Electron', () => {
    const shells = ['electron/desktop/', 'electron/loopback/', 'electron/cli/', 'electron/start/', 'renderer/', 'tests/'];
    expect(strays('electron/core/', (each) => each.to !== 'electron' && !below(...shells)(each))).toEqual([]);
  });

  it('only the desktop shell and its tests import Electron', () => {
    const importers = all.filter(({ to }) => to === 'electron').map(({ from }) => from);
    expect(importers.filter((from) => !/^(electron\/desktop|tests\/(fakes|desktop|shells))\//.test(from))).toEqual([]);
  });

  it.each(['desktop', 'loopback', 'cli', 'start'])('the %s shell knows the core and the contract, and no other shell', (shell) => {
    const others = ['desktop', 'loopback', 'cli', 'start'].filter((name) => name !== shell).map((name) => `electron/${name}/`);
    expect(strays(`electron/${shell}/`, (each) => !below(...others, 'renderer/', 'tests/')(each))).toEqual([]);
  });

  it('the screens know only shared', () => {
    expect(strays('renderer/', (each) => !below('electron/', 'tests/')(each) && !each.to.startsWith('node:'))).toEqual([]);
  });

  it('nothing in the product imports a test', () => {
    expect([...strays('shared/', (each) => !below('tests/')(each)), ...strays('electron/', (each) => !below('tests/')(each))]).toEqual([]);
  });

  it('the pure layers know no clock and no chance', () => {
    const impure = sources('shared').filter((file) => /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|setTimeout\(|randomUUID/.test(readFileSync(join(root, file), 'utf8')));
    expect(impure).toEqual([]);
  });
});

describe('the house rules', () => {
  it('no file is called index.ts, utils, helpers or manager', () => {
    expect(sources('shared', 'electron', 'renderer', 'tests').filter((file) => /(^|\/)(index\.tsx?|utils?|helpers?|[a-z]*manager)(\.|\/|$)/i.test(file))).toEqual([]);
  });

  it('no source file is longer than 300 lines', () => {
    const long = sources('shared', 'electron', 'renderer').filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('no screen asks for a day or a time by the browser’s own field, which shows the order and the clock of its own language', () => {
    expect(sources('renderer').filter((file) => /type="(date|time)"/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('no choice outside of a form records at the press of an arrow key: those that record are ChoiceInPlace', () => {
    // Fields of forms, what is looked at, and the attendance, whose arrows go to the next person.
    const known = ['parts/Field.tsx', 'parts/ChoiceInPlace.tsx', 'parts/DryRunRow.tsx', 'case/FactCell.tsx', 'imports/UnknownWords.tsx', 'imports/AboutFile.tsx', 'readiness/BoardFilters.tsx', 'room/PractitionerPicker.tsx', 'room/Attendance.tsx'];
    const choices = sources('renderer').filter((file) => file.endsWith('.tsx') && /<select\b|type="radio"/.test(readFileSync(join(root, file), 'utf8')));
    expect(choices.toSorted()).toEqual(known.map((file) => `renderer/${file}`).toSorted());
  });

  it('every import leads to a file that is there', () => {
    const lost = all.filter(({ to }) => /^(shared|electron|renderer|tests)\//.test(to) && !existsSync(join(root, to)) && !to.includes('out/'));
    expect(lost).toEqual([]);
  });

  it('the screens hold no string that names a call unknown to the contract', () => {
    const called = sources('renderer').flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/'((?:workspace|actor|demonstration|rules|meetings?|cases?|directory|operations|import|export|search|codes|draft)\.[a-z]+)'/g)].map(([, name]) => name ?? ''));
    expect([...new Set(called)].filter((name) => !Object.hasOwn(contract, name))).toEqual([]);
    expect(called.length).toBeGreaterThan(0);
  });

  it('the lockfile holds no download address', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "http/);
  });
});
