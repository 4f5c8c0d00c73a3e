import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import { complain } from '../shell/print.ts';
import { programFolder } from '../shell/surroundings.ts';
import { exitCode, run } from './children.ts';
import { parentWatch, stopRequests } from './stop.ts';

// "npm run dev": the browser shell from its sources, restarted when they change, beside a build of the screens that follows theirs.
// It is the real host with its real page policy, so nothing works here that would not work for its users; reload the page to see a change.
const stop = stopRequests(process, { patience: 20_000, say: complain, isOrphan: parentWatch() });
const { config } = await resolveConfig({ configFile: join(programFolder, 'electron.config.ts') }, 'build', 'production');
await build(mergeConfig(config?.renderer ?? {}, { configFile: false, build: { watch: {}, minify: false, sourcemap: true } }));
const host = await run(process.execPath, ['--watch', join(programFolder, 'electron/loopback/main.ts'), ...process.argv.slice(2)], { cwd: programFolder, platform: process.platform, stop });
// The build that follows the sources would go on without it.
process.exit(exitCode(host));
