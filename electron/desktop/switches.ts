/** What a program was started with. */
export type Start = {
  /** The program itself first, as process.argv. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether it is the packaged program, not one started from its sources. */
  readonly packaged: boolean;
};

/** Any value, or none. */
const anyValue = /^/;
/** A switch that takes no value. */
const noValue = /^$/;

/** MDT Desk's own switches: commandLine.ts reads them. */
const own: Readonly<Record<string, RegExp>> = { data: anyValue, 'passphrase-file': anyValue, 'self-check': noValue };

/** Switches of Chromium that only help it on a machine: what it draws with and how large, the person's screen reader, and which keyring holds secrets. */
const harmless: Readonly<Record<string, RegExp>> = {
  'disable-gpu': noValue,
  'disable-gpu-compositing': noValue,
  'enable-wayland-ime': noValue,
  'force-device-scale-factor': /^\d(\.\d{1,3})?$/,
  'force-renderer-accessibility': noValue,
  'gtk-version': /^[34]$/,
  'high-dpi-support': /^[01]$/,
  'ozone-platform': /^(wayland|x11)$/,
  'ozone-platform-hint': /^(auto|wayland|x11)$/,
  // Not "basic": that is a password which stands in Chromium's source.
  'password-store': /^(gnome-libsecret|kwallet[56]?)$/,
};

/**
 * Only from the sources, for the test on the real Electron: Chromium's log of the network, which holds addresses of the page and nothing it shows, and a file that
 * is loaded before the program. Whoever has the sources can change them; the packaged program does not load any such file.
 */
const fromSources: Readonly<Record<string, RegExp>> = { 'log-net-log': /./, r: noValue };

/** What a refused switch would do, as the end of a sentence. */
const reasons = {
  walls: 'it weakens the protection around the page, which shows patients',
  control: 'it lets another program watch or control MDT Desk',
  network: 'it decides how MDT Desk reaches a network, and it reaches none',
  traces: 'it keeps traces of what MDT Desk shows outside the data folder',
  features: 'it changes how the page is run, which has not been tested',
} as const;

/** Refused switches whose names people come across; any other unknown one is refused without its name, which may be anything. */
const known: Readonly<Record<keyof typeof reasons, readonly string[]>> = {
  walls: ['no-sandbox', 'disable-gpu-sandbox', 'disable-namespace-sandbox', 'disable-seccomp-filter-sandbox', 'disable-setuid-sandbox', 'allow-sandbox-debugging', 'no-zygote', 'no-unsandboxed-zygote', 'single-process', 'in-process-gpu', 'disable-web-security', 'disable-site-isolation-trials', 'disable-site-isolation-for-policy', 'allow-file-access', 'allow-file-access-from-files', 'allow-running-insecure-content', 'unsafely-treat-insecure-origin-as-secure'],
  control: ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins', 'inspect', 'inspect-brk', 'inspect-brk-node', 'inspect-port', 'inspect-publish-uid', 'inspect-wait', 'debug', 'debug-brk', 'debug-port', 'r', 'require', 'i', 'interactive', 'js-flags', 'load-extension', 'disable-extensions-except', 'browser-subprocess-path', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'ppapi-plugin-launcher', 'auto-open-devtools-for-tabs', 'enable-automation', 'test-type', 'use-fake-ui-for-media-stream', 'use-mock-keychain'],
  network: ['proxy-server', 'proxy-auto-detect', 'proxy-bypass-list', 'proxy-pac-url', 'host-rules', 'host-resolver-rules', 'ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'auth-server-allowlist', 'auth-server-whitelist', 'auth-negotiate-delegate-allowlist', 'auth-negotiate-delegate-whitelist', 'ssl-key-log-file'],
  traces: ['enable-logging', 'log-file', 'log-level', 'log-net-log', 'net-log-capture-mode', 'v', 'vmodule', 'user-data-dir', 'disk-cache-dir', 'crash-dumps-dir', 'enable-crash-reporter', 'trace-startup', 'trace-startup-file', 'diagnostic-dir', 'password-store'],
  features: ['enable-features', 'disable-features', 'enable-blink-features', 'disable-blink-features', 'enable-experimental-web-platform-features', 'force-fieldtrials', 'headless', 'lang'],
};
const reasonOf = new Map(Object.entries(known).flatMap(([reason, names]) => names.map((name) => [name, reasons[reason as keyof typeof reasons]] as const)));

/** Variables that do what a refused switch does. NODE_OPTIONS and ELECTRON_RUN_AS_NODE are not among them: the packaged program's fuses take their effect. */
const variables: Readonly<Record<string, string>> = { ELECTRON_DISABLE_SANDBOX: reasons.walls, ELECTRON_ENABLE_LOGGING: reasons.traces, ELECTRON_LOG_FILE: reasons.traces };

/** What macOS adds when a program is opened from the Finder or from Xcode. */
const ofMacOs = /^-(psn_[\d_]+|(NS|Apple)[A-Za-z]+)$/;

/**
 * Why MDT Desk does not start as it was asked to, in a sentence; null where nothing speaks against it. Only switches it knows are taken: Chromium has more than a
 * thousand, and what one of them undoes cannot be seen from within. The sentence never repeats what was typed, which may be anything, unless it is a name listed here.
 */
export function refusedStart({ argv, env, platform, packaged }: Start): string | null {
  const allowed = { ...own, ...harmless, ...(packaged ? {} : fromSources) };
  const end = argv.indexOf('--');
  for (const argument of argv.slice(1, end === -1 ? undefined : end)) {
    const given = switchIn(argument, platform);
    if (given === null || (platform === 'darwin' && ofMacOs.test(argument))) continue;
    const { name, value, plain } = given;
    const pattern = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (plain && pattern?.test(value) === true) continue;
    const reason = reasonOf.get(name);
    if (reason !== undefined) return `It was started with --${name}, which it does not accept: ${reason}. Start it without.`;
    return `It was started with a switch or a value that it does not know. It takes ${Object.keys({ ...own, ...harmless }).map((each) => `--${each}`).join(', ')}.`;
  }
  const variable = Object.keys(variables).find((name) => env[name] !== undefined);
  return variable === undefined ? null : `It was started with the environment variable ${variable}, which it does not accept: ${variables[variable]}. Start it without.`;
}

/** The harmless ones among the arguments: a machine that needs them needs them again. */
export function harmlessSwitches(argv: readonly string[]): string[] {
  return argv.slice(1).filter((argument) => {
    const given = switchIn(argument, process.platform);
    return given !== null && Object.hasOwn(harmless, given.name);
  });
}

/** What of an argument Chromium reads as a switch: on Windows in any case and after a slash too, everywhere also after blanks. `plain` where it is written as MDT Desk reads its own. */
function switchIn(argument: string, platform: NodeJS.Platform): { readonly name: string; readonly value: string; readonly plain: boolean } | null {
  const pattern = platform === 'win32' ? /^(--?|\/)([^=]+)=?(.*)$/s : /^(--?)([^=]+)=?(.*)$/s;
  const [, prefix, name, value = ''] = pattern.exec(argument.trim()) ?? [];
  if (prefix === undefined || name === undefined) return null;
  return { name: platform === 'win32' ? name.toLowerCase() : name, value, plain: argument.startsWith(`--${name.toLowerCase()}`) || argument === '-r' };
}
