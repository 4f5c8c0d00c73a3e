import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import type { TestModule, TestSuite } from 'vitest/node';

/** One check of the real Electron, and what came of it. */
export type Check = {
  readonly subject: string;
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'not run';
  readonly seconds: number;
  /** The first line of what went wrong. */
  readonly error: string | null;
};

/** What was checked, where, and on which versions. */
export type Report = {
  readonly at: Date;
  /** The commit of the sources; "changed since" where files differ from it. */
  readonly commit: string;
  readonly system: string;
  readonly display: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
};

const marks = { passed: '✓', failed: '✗', 'not run': '–' } as const;
const versionsShown = ['electron', 'chrome', 'node', 'v8'] as const;

/** The report as Markdown, to be kept with a release. It names no person and no folder of this machine. */
export function reportText({ at, commit, system, display, versions, checks }: Report): string {
  const subjects = [...new Set(checks.map(({ subject }) => subject))];
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length;
  const verdict = checks.length > 0 && count('passed') === checks.length ? 'Everything passed' : `${count('failed')} failed`;
  return [
    '# MDT Desk on the real Electron',
    '',
    `**${verdict}**: ${count('passed')} passed, ${count('failed')} failed, ${count('not run')} not run.`,
    '',
    `- Date: ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `- Sources: ${commit}`,
    `- System: ${system}, ${display}`,
    `- Versions: ${versionsShown.map((name) => `${name} ${versions[name] ?? 'unknown'}`).join(', ')}`,
    ...subjects.flatMap((subject) => ['', `## ${subject}`, '', ...checks.filter((check) => check.subject === subject).map(lineOf)]),
    '',
    'What a program cannot check is listed in docs/electron.md, to be done by hand.',
    '',
  ].join('\n');
}

function lineOf({ name, state, seconds, error }: Check): string {
  return `- ${marks[state]} ${name} (${state}, ${seconds.toFixed(1)} s)${error === null ? '' : `: ${withoutPlaces(error)}`}`;
}

/** A text without the folders, the name of the person and the name of the machine that it may hold. */
export function withoutPlaces(text: string, places: readonly (readonly [place: string, instead: string])[] = placesHere()): string {
  return places.filter(([place]) => place.length > 2).reduce((shorter, [place, instead]) => shorter.replaceAll(place, instead), text);
}

/** Longest first: the program's folder may lie in the person's. */
function placesHere(): (readonly [string, string])[] {
  const places = [[process.cwd(), '.'], [tmpdir(), '<temporary folder>'], [homedir(), '<home>'], [hostname(), '<machine>'], [userInfo().username, '<person>']] as const;
  return places.toSorted(([one], [other]) => other.length - one.length);
}

/** The checks of a test run: each test, and one more for each group whose beginning or end went wrong. */
export function checksOf(modules: readonly TestModule[]): Check[] {
  return modules.flatMap((module) => [...module.children.suites()].flatMap(checksIn).concat(faultsOf(module, module.relativeModuleId)));
}

/** The checks of a file's outermost describe, which names the subject. */
function checksIn(suite: TestSuite): Check[] {
  const tests = [...suite.children.allTests()].map((test): Check => {
    const { state, errors } = test.result();
    return {
      subject: suite.name,
      name: test.name,
      state: state === 'passed' || state === 'failed' ? state : 'not run',
      seconds: (test.diagnostic()?.duration ?? 0) / 1000,
      error: firstLine(errors?.[0]?.message),
    };
  });
  return [...tests, ...[suite, ...suite.children.allSuites()].flatMap((part) => faultsOf(part, suite.name))];
}

function faultsOf(part: TestModule | TestSuite, subject: string): Check[] {
  return part.errors().map(({ message }) => ({ subject, name: 'beginning and end', state: 'failed', seconds: 0, error: firstLine(message) }));
}

function firstLine(message: string | undefined): string | null {
  const [line] = (message ?? '').split('\n');
  return line === undefined || line === '' ? null : line.slice(0, 300);
}
