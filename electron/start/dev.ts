import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import { programFolder } from '../shell/surroundings.ts';

// "npm run dev": the browser shell from its sources, restarted when they change, beside a build of the screens that follows theirs.
// It is the real host with its real page policy, so nothing works here that would not work for its users; reload the page to see a change.
const { config } = await resolveConfig({ configFile: join(programFolder, 'electron.config.ts') }, 'build', 'production');
await build(mergeConfig(config?.renderer ?? {}, { configFile: false, build: { watch: {}, minify: false, sourcemap: true } }));
spawn(process.execPath, ['--watch', join(programFolder, 'electron/loopback/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
