import { acknowledge } from './acknowledge.ts';
import { caseList } from './caseList.ts';
import { keys } from './keys.ts';
import { print } from './report.ts';
import { renderer } from './renderer.ts';
import { replay } from './replay.ts';
import { room } from './room.ts';
import { rules } from './rules.ts';
import { search } from './search.ts';
import { start } from './start.ts';

const lines = [...(await acknowledge()), ...(await start(500)), ...(await start(5000)), ...(await rules()), await replay(), await caseList(), await search(5000), renderer(), ...(await keys()), ...(await room())];
process.exitCode = print(lines) ? 0 : 1;
