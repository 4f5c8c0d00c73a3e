/** Switches after which Chromium, or a part of it, runs without its sandbox. */
const switches = /^--(no-sandbox|disable-[a-z-]*sandbox|no-zygote|single-process)(=|$)/;

/**
 * Whether the program was started without its sandbox. Without such a switch Chromium would rather not start at all. It is the command line as it was
 * given: app.enableSandbox() takes the switch off Electron's own copy, when it is too late for processes that run already.
 */
export function isSandboxOff(argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  // Electron asks whether its variable is there, whatever it says.
  return argv.some((argument) => switches.test(argument)) || env.ELECTRON_DISABLE_SANDBOX !== undefined;
}
