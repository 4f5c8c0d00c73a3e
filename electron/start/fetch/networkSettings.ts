type Env = Readonly<Record<string, string | undefined>>;

/**
 * The surroundings for a program that fetches: it uses the proxy and the certificates of the system, as Node.js 24 does when these variables are set at
 * its start. What npm was told of proxies and certificates, and npm start hands down, counts where the usual variables are not set. Answers the
 * name of the variable where a proxy's address cannot be read: Node.js would not even start with it.
 */
export function networkSettings(env: Env): { readonly env: Env } | { readonly unreadable: string } {
  const proxies: Record<string, string> = {};
  for (const [name, ofNpm] of [['HTTPS_PROXY', env.npm_config_https_proxy || env.npm_config_proxy], ['HTTP_PROXY', env.npm_config_proxy]] as const) {
    const lower = name.toLowerCase();
    const asked = env[lower] || env[name] || ofNpm;
    if (!asked) continue;
    const address = asked.includes('://') ? asked : `http:${'//'}${asked}`;
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return { unreadable: env[lower] || env[name] ? name : 'https-proxy of npm' };
    // Node.js reads the name in small letters first.
    proxies[name] = address;
    proxies[lower] = address;
  }
  const direct = env.no_proxy || env.NO_PROXY || env.npm_config_noproxy;
  const certificates = env.NODE_EXTRA_CA_CERTS || env.npm_config_cafile;
  return {
    env: {
      ...env,
      ...proxies,
      ...(direct && { NO_PROXY: direct, no_proxy: direct }),
      ...(certificates && { NODE_EXTRA_CA_CERTS: certificates }),
      NODE_USE_ENV_PROXY: '1',
      NODE_USE_SYSTEM_CA: '1',
    },
  };
}
