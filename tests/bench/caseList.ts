import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readFileSync } from 'node:fs';
import { createWorld } from '../fakes/world.ts';
import { chair, meetingDay } from '../fakes/records.ts';
import { inTurns } from './measure.ts';
import { type Line, milliseconds } from './report.ts';

const rows = 10_000;

/** The dry run of a case list of 10,000 different patients, against csv-parse alone on the same bytes. Writing the cases is bound by the disk and measured by the acknowledgement. */
export async function caseList(): Promise<Line> {
  const bytes = Buffer.from(longList());
  const world = await createWorld();
  const meeting = await world.take('meeting.plan', { by: chair, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } });
  const input = { meetingId: meeting.id, fileName: 'long.csv', base64: bytes.toString('base64') };
  const medians = await inTurns(
    [
      {
        name: 'ours',
        turn: async () => {
          const preview = await world.dispatch('import.preview', input);
          if (!preview.ok) throw new Error(preview.refusal.message);
        },
      },
      { name: 'parser', turn: () => parse(bytes, { bom: true, relax_column_count: true }) },
    ],
    9,
    2,
  );
  const [ours = 0, parser = 0] = ['ours', 'parser'].map((name) => medians.get(name));
  return { what: `dry run of a list of ${rows.toLocaleString('en-GB')} rows`, ours: milliseconds(ours), against: `${milliseconds(parser)} csv-parse alone`, ratio: ours / parser, bar: 3 };
}

/** The sample list's first row, with other numbers and names, over and over. */
function longList(): string {
  const [header = [], first = []] = parse(readFileSync(new URL('../samples/case-list.csv', import.meta.url)), { bom: true }) as string[][];
  const at = (name: string): number => header.indexOf(name);
  const lines = Array.from({ length: rows }, (_, index) => {
    const line = [...first];
    line[at('NHS Number')] = '';
    line[at('Hospital No')] = `TT${200000 + index}`;
    line[at('Surname')] = `TESTPATIENT-${index}`;
    return line;
  });
  return stringify([header, ...lines]);
}
