import type { z } from 'zod';
import { contract } from '../../shared/api/contract.ts';

/** The fields of a call's input in one line, as `{ by, details, note? }`; a question mark stands behind what may be left out. */
function inputShape(input: z.ZodObject): string {
  const fields = Object.entries(input.shape).map(([name, field]) => (field.safeParse(undefined).success ? `${name}?` : name));
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** What `mdt --help` prints: how to call, and every call of the contract. */
export function help(): string {
  const calls = Object.entries(contract).map(([name, { input }]) => `  ${name.padEnd(20)} ${inputShape(input)}`);
  return [
    "Usage: npm run -s mdt -- CALL ['JSON' | -] [--data FOLDER] [--file PATH] [--passphrase-file PATH]",
    '       npm run -s mdt -- verify [--data FOLDER] [--digest DIGEST] [--passphrase-file PATH]',
    '       npm run -s mdt -- restore BACKUP [--data FOLDER] [--dry-run]',
    '',
    'Prints the answer as JSON. Ends with 0 for an answer, 1 for a refusal, 2 for a command line that cannot be carried out.',
    '',
    '  -              reads the JSON from standard input; JSON left out is {}',
    '  --data FOLDER  the data folder; MDT_DESK_DATA where it is not given',
    '  --passphrase-file PATH  the passphrase of the data folder; MDT_PASSPHRASE where it is not given, else it is asked for at a terminal',
    '                 a folder that has none yet gets this as its first',
    '  --file PATH    fills fileName and base64 of the input from a file',
    '',
    'restore puts a backup in the place of a data folder that no program has open; what was there is kept beside it. To make, list and prove backups: the calls backup.*',
    '  --dry-run      says what restoring it would change, and changes nothing',
    '',
    'verify reads every byte of the data folder, changes none, and names whatever is not as it was left; it ends with 1 if anything is.',
    '  --digest DIGEST  the seal printed on the minutes of a meeting, which the folder must then hold',
    '',
    'Calls:',
    ...calls,
  ].join('\n');
}
