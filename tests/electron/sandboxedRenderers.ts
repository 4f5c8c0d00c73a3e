import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright-core';

/** A process that shows a page, and whether the system itself holds it in a sandbox. */
export type Renderer = { readonly pid: number; readonly sandboxed: boolean };

/** Every renderer of a running Electron. On Linux, where Electron's own metrics say nothing of a sandbox, the kernel is asked. */
export async function sandboxedRenderers(electron: ElectronApplication): Promise<Renderer[]> {
  const renderers = await electron.evaluate(({ app }) => app.getAppMetrics().flatMap(({ pid, type, sandboxed }) => (type === 'Tab' ? [{ pid, sandboxed: sandboxed === true }] : [])));
  if (process.platform !== 'linux') return renderers;
  return await Promise.all(renderers.map(async ({ pid }) => ({ pid, sandboxed: isSandboxed(await readFile(`/proc/${pid}/status`, 'utf8')) })));
}

/** Whether a process's status on Linux shows Chromium's sandbox: its system calls are filtered, and it is in a process namespace of its own. */
export function isSandboxed(status: string): boolean {
  const line = (name: string): string[] => (new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '').split(/\s+/);
  return line('Seccomp')[0] === '2' && line('NSpid').length > 1;
}
