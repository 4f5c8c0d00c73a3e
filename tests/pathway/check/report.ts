import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { described, invariants } from './counterexample.ts';
import type { Coverage } from './coverage.ts';
import { counterexamplesOf, unseenOf, type WholeCheck } from './wholeCheck.ts';

const number = (value: number): string => value.toLocaleString('en-GB');
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The check as a page: counts, coverage, invariants and counterexamples. The same for the same code, but for its date and time. */
export function checkReport(pathway: Pathway, check: WholeCheck, date: string, seconds: number): string {
  const { facts, cases, arrangements, meetings } = check;
  const found = counterexamplesOf(check);
  const unseen = unseenOf(check);
  const sum = (of: 'states' | 'taken' | 'refused'): number => cases.scenarios.reduce((total, each) => total + each[of], 0);
  return `${[
    '# Check of the pathway',
    '',
    `Run on ${date} in ${seconds} s, for pathway version \`${pathway.id}\`. Written by \`npm run pathway:check\`; it fails on one counterexample, and on one`,
    'state, transition or answer of a guard that was not seen.',
    '',
    `**${found.length === 0 && unseen.length === 0 ? 'No counterexample.' : `${found.length} counterexamples; ${unseen.length} parts not seen.`}**`,
    '',
    '## What was looked at',
    '',
    row('part', 'looked at', 'count'),
    row('---', '---', '---:'),
    row('rules', 'combinations of facts, unknown included', number(facts.combinations)),
    row('rules', 'proposals and statements they gave', number(facts.statements)),
    row('case machine', 'states told apart by all that the rules look at', number(sum('states'))),
    row('case machine', 'events taken / refused, each judged a second time', `${number(sum('taken'))} / ${number(sum('refused'))}`),
    row('arrangement machine', 'states; events taken / refused', `${number(arrangements.states)}; ${number(arrangements.taken)} / ${number(arrangements.refused)}`),
    row('meeting machine', 'states; events taken / refused', `${number(meetings.states)}; ${number(meetings.taken)} / ${number(meetings.refused)}`),
    '',
    '## Coverage of the machines',
    '',
    row('machine', 'states', 'transitions', 'guards that held', 'guards that refused'),
    row('---', '---:', '---:', '---:', '---:'),
    coverageRow('case', cases.coverage),
    coverageRow('arrangement', arrangements.coverage),
    coverageRow('meeting', meetings.coverage),
    ...unseen.map((each) => `\n- ${each}`),
    '',
    '## Tumours whose every way was walked',
    '',
    row('tumour', 'states', 'events taken', 'events refused'),
    row('---', '---:', '---:', '---:'),
    ...cases.scenarios.map(({ name, states, taken, refused }) => row(name, number(states), number(taken), number(refused))),
    '',
    '## Invariants',
    '',
    row('name', 'what holds', 'clauses'),
    row('---', '---', '---'),
    ...Object.entries(invariants).map(([name, { says, clauses }]) => row(name, says, clauses.join(', '))),
    '',
    ...(found.length === 0 ? [] : ['## Counterexamples', '', ...found.flatMap((each) => ['```', described(each), '```', ''])]),
  ].join('\n')}`;
}

function coverageRow(machine: string, { states, transitions, guardsHolding, guardsRefusing }: Coverage): string {
  return row(machine, ...[states, transitions, guardsHolding, guardsRefusing].map(({ seen, of }) => `${seen} of ${of}`));
}
