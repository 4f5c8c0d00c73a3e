import { useRef, useState } from 'react';
import type { ImportPreview, ImportReport, ImportRow, RowChoice } from '../../shared/api/importViews.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import type { Late } from '../prepare/LateFields.tsx';
import type { Chosen } from '../parts/DryRunRow.tsx';
import { reads } from '../parts/reads.ts';
import { readList, saveFile } from '../parts/saveFile.ts';
import { useAsk, useWrite } from '../parts/writes.ts';

/** A list as it was chosen, dropped or pasted. */
export type List = { readonly fileName: string; readonly base64: string; readonly sheet: string | null };

/** A list to be read, and the rows whose choices stay. */
type Reading = { readonly chosen: List; readonly keep: (row: ImportRow) => boolean };

type Choices = ReadonlyMap<number, Chosen<RowChoice>>;

/** The import of one list into one meeting, step by step. */
export type ImportSteps = {
  readonly list: List | null;
  readonly preview: ImportPreview | null;
  readonly report: ImportReport | null;
  readonly choices: Choices;
  /** Names the call under way; null while there is none. */
  readonly run: string | null;
  readonly refusal: Refusal | null;
  /** Reads a file that was chosen or dropped. */
  lookAt(file: File): Promise<void>;
  /** Reads a list and shows the result each row would have. */
  look(list: List): Promise<void>;
  /** Says that what was pasted holds no table. */
  noTable(): void;
  /** Reads the same list again, as after something was taught: the choices of rows that still offer them stay. */
  lookAgain(): Promise<void>;
  choose(row: number, chosen: Chosen<RowChoice>): void;
  /** Takes the chosen rows in; what is said of cases that come late counts once the list has closed. */
  take(late: Late): Promise<boolean>;
  saveNotTaken(): Promise<void>;
  startAgain(): void;
};

export function useImport(meetingId: string): ImportSteps {
  const asked = useAsk('import.preview');
  const left = useAsk('import.notTaken');
  const commit = useWrite('import.commit');
  const [list, setList] = useState<List | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [run, setRun] = useState<string | null>(null);
  const waiting = useRef<Reading | null>(null);
  const reading = useRef(false);
  const [unreadable, setUnreadable] = useState<Refusal | null>(null);

  const during = async <T>(work: (run: string) => Promise<T>): Promise<T> => {
    const name = crypto.randomUUID();
    setRun(name);
    const result = await work(name);
    setRun(null);
    return result;
  };
  const readOnce = async ({ chosen, keep }: Reading) => {
    setReport(null);
    setUnreadable(null);
    commit.clear();
    left.clear();
    const shown = await during((name) => asked.run({ meetingId, ...chosen, run: name }));
    setPreview(shown);
    void sourcesMayHaveChanged();
    const kept = new Set(shown?.rows.filter(keep).map(({ row }) => row));
    setChoices((before) => new Map([...before].filter(([row]) => kept.has(row))));
  };
  // Asked for another list while one is read, the last one asked for is read next.
  const read = async (chosen: List, keep: Reading['keep']) => {
    setList(chosen);
    waiting.current = { chosen, keep };
    if (reading.current) return;
    reading.current = true;
    for (let next: Reading | null = waiting.current; next !== null; next = waiting.current) {
      waiting.current = null;
      await readOnce(next);
    }
    reading.current = false;
  };
  const chosenRows = () => preview?.rows.flatMap(({ row }) => {
    const chosen = choices.get(row);
    return chosen === undefined ? [] : [{ row, choice: chosen.choice, ...(chosen.fields === null ? {} : { fields: [...chosen.fields] }) }];
  }) ?? [];

  return {
    list,
    preview,
    report,
    choices,
    run,
    refusal: unreadable ?? asked.refusal ?? commit.refusal ?? left.refusal,
    lookAt: async (file) => {
      const chosen = await readList(file);
      if (chosen.ok) return read({ ...chosen.value, sheet: null }, () => false);
      setPreview(null);
      setList(null);
      setUnreadable(chosen.refusal);
    },
    look: (chosen) => read(chosen, () => false),
    noTable: () => setUnreadable(noTable),
    lookAgain: async () => {
      if (list === null) return;
      const before = new Map(preview?.rows.map(({ row, name }) => [row, name]));
      await read(list, ({ row, name, choices: offered }) => before.get(row) === name && offered.some((one) => one === choices.get(row)?.choice));
    },
    choose: (row, chosen) => setChoices((before) => new Map(before).set(row, chosen)),
    take: async (late) => {
      if (list === null || preview === null) return false;
      const done = await during((name) => commit.run({ meetingId, ...list, run: name, basis: preview.basis, choices: chosenRows(), ...late }));
      if (done === null) return false;
      setReport(done);
      setPreview(null);
      void sourcesMayHaveChanged();
      return true;
    },
    saveNotTaken: async () => {
      if (list === null) return;
      const file = report === null ? await left.run({ meetingId, ...list, choices: chosenRows() }) : report.notTaken;
      if (file !== null) saveFile(file);
    },
    startAgain: () => {
      setList(null);
      setPreview(null);
      setReport(null);
      setChoices(new Map());
      asked.clear();
      commit.clear();
    },
  };
}

const noTable: Refusal = { code: 'invalidInput', message: 'What was pasted is no table. Copy the cells of the list with their headings, and paste them here.', clauses: [] };

/** What is remembered of the sources is shown again before the next list. */
function sourcesMayHaveChanged(): Promise<void> {
  return reads.invalidateQueries({ queryKey: ['import.sources'] });
}
