import type { Reporter, TestModule, TestSuite } from 'vitest/node';
import { print } from '../electron/shell/print.ts';

/** Says by name at the end of a test run what was not run on this machine: a whole group in one line, else each test. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = modules.flatMap((module) => [...module.children.suites()]).flatMap(linesOf);
    if (lines.length > 0) print(['', 'Not run on this machine:', ...lines.map((line) => `- ${line}`), ''].join('\n'));
  }
}

function linesOf(suite: TestSuite): string[] {
  const skipped = [...suite.children.allTests('skipped')];
  const all = [...suite.children.allTests()];
  return skipped.length === all.length && skipped.length > 0 ? [`${suite.name}: ${skipped.length} ${skipped.length === 1 ? 'test' : 'tests'}`] : skipped.map(({ fullName }) => fullName);
}
