import type { ArrangedLine } from './meeting.ts';

/** What a proposal looks at of one case. */
export type CaseToOrder = {
  readonly caseId: string;
  readonly minutes: number;
  readonly urgent: boolean;
  readonly retrospective: boolean;
  /** What makes it complex, each in a few words; empty for a plain case. */
  readonly complexity: readonly string[];
  /** How often it was put off. */
  readonly deferrals: number;
  /** Whether a meeting has dealt with it before. */
  readonly discussedBefore: boolean;
  /** Whether nothing is missing that the meeting needs. */
  readonly ready: boolean;
};

/** The agenda as proposed, with the reasons for each case's place. Nothing is applied by proposing it. */
export type ProposedOrder = { readonly lines: readonly ArrangedLine[]; readonly reasons: ReadonlyMap<string, readonly string[]> };

/** A break falls due between an hour and an hour and a quarter after the start or the last break. */
const breakAfter = { earliest: 60, latest: 75, minutes: 10 } as const;

/** A break with less than this before the end would only keep people longer. */
const worthABreak = 20;

/**
 * Points by which a case comes earlier. Urgent and retrospective cases come before all others, whatever else is so (K2b–d). The rest
 * by complexity, since the quality of discussion falls in the second half of a list (Soukup and others, London MDT studies);
 * a case that is put off again and again must not find the tired end of the list once more; a case that lacks something is likely to be put off.
 */
const points = { urgent: 100, retrospective: 90, complexity: 2, deferredBefore: 3, ready: 1 } as const;

function score({ urgent, retrospective, complexity, deferrals, ready }: CaseToOrder): number {
  return (
    (urgent ? points.urgent : 0) +
    (retrospective && !urgent ? points.retrospective : 0) +
    complexity.length * points.complexity +
    (deferrals > 0 ? points.deferredBefore : 0) +
    (ready ? points.ready : 0)
  );
}

/**
 * An order by urgency and complexity with breaks. Sections stay where they are and keep their cases; among equals the order of now
 * stays; breaks of now give way to the proposed ones.
 */
export function proposeOrder(lines: readonly ArrangedLine[], cases: readonly CaseToOrder[]): ProposedOrder {
  const known = new Map(cases.map((each) => [each.caseId, each]));
  const sorted: ArrangedLine[] = sectionsOf(lines).flatMap(({ heading, caseLines }) => {
    const rank = (line: ArrangedLine): number => (line.kind === 'case' ? scoreOf(known.get(line.caseId)) : 0);
    return [...heading, ...notDeferredLast(caseLines.toSorted((one, other) => rank(other) - rank(one)), known)];
  });
  return { lines: withBreaks(sorted), reasons: new Map(cases.map((each) => [each.caseId, reasonsFor(each)])) };
}

/** The cases of an agenda without sections sorted into the usual four; a section without a case is left out. */
export function intoSections(lines: readonly ArrangedLine[], cases: readonly CaseToOrder[]): ArrangedLine[] {
  const known = new Map(cases.map((each) => [each.caseId, each]));
  const nameOf = (line: ArrangedLine): string => (line.kind === 'case' ? sectionOf(known.get(line.caseId)) : '');
  return ['Urgent', 'Retrospective', 'New', 'Review'].flatMap((name): ArrangedLine[] => {
    const own = lines.filter((line) => nameOf(line) === name);
    return own.length === 0 ? [] : [{ kind: 'section', name }, ...own];
  });
}

function sectionOf(one: CaseToOrder | undefined): string {
  if (one?.urgent === true) return 'Urgent';
  if (one?.retrospective === true) return 'Retrospective';
  return one !== undefined && (one.deferrals > 0 || one.discussedBefore) ? 'Review' : 'New';
}

function scoreOf(one: CaseToOrder | undefined): number {
  return one === undefined ? 0 : score(one);
}

function sectionsOf(lines: readonly ArrangedLine[]): { heading: ArrangedLine[]; caseLines: ArrangedLine[] }[] {
  const sections: { heading: ArrangedLine[]; caseLines: ArrangedLine[] }[] = [{ heading: [], caseLines: [] }];
  for (const line of lines) {
    if (line.kind === 'section') sections.push({ heading: [line], caseLines: [] });
    else if (line.kind === 'case') sections.at(-1)?.caseLines.push(line);
  }
  return sections;
}

/** The last place goes to a case that was never put off, where there is one that is not urgent. */
function notDeferredLast(lines: ArrangedLine[], known: ReadonlyMap<string, CaseToOrder>): ArrangedLine[] {
  const caseOf = (line: ArrangedLine | undefined): CaseToOrder | undefined => (line?.kind === 'case' ? known.get(line.caseId) : undefined);
  if ((caseOf(lines.at(-1))?.deferrals ?? 0) === 0) return lines;
  const other = lines.findLastIndex((line) => {
    const one = caseOf(line);
    return one?.deferrals === 0 && !one.urgent && !one.retrospective;
  });
  return other === -1 ? lines : [...lines.slice(0, other), ...lines.slice(other + 1), ...lines.slice(other, other + 1)];
}

function withBreaks(lines: readonly ArrangedLine[]): ArrangedLine[] {
  let since = 0;
  let left = lines.reduce((total, line) => total + (line.kind === 'case' ? line.minutes : 0), 0);
  return lines.flatMap((line): ArrangedLine[] => {
    if (line.kind !== 'case') return [line];
    const due = since >= breakAfter.earliest || (since > 0 && since + line.minutes > breakAfter.latest);
    const pause = due && left >= worthABreak;
    since = (pause ? 0 : since) + line.minutes;
    left -= line.minutes;
    return pause ? [{ kind: 'break', minutes: breakAfter.minutes }, line] : [line];
  });
}

function reasonsFor({ urgent, retrospective, complexity, deferrals, ready }: CaseToOrder): string[] {
  return [
    ...(urgent ? ['urgent'] : []),
    ...(retrospective ? ['retrospective (K2b)'] : []),
    ...complexity,
    ...(deferrals > 0 ? [`deferred ${deferrals}×: not last again`] : []),
    ready ? 'nothing missing' : 'something missing: may be put off',
  ];
}
