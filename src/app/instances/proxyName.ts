export interface ProxySources {
  /** `http.proxy`. */
  readonly setting: string;
  /** `http.proxySupport`. */
  readonly support: string;
  /** `http.noProxy`. */
  readonly noProxy: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * `host:port` of the proxy that VS Code sends a request for `url` through, as far as its settings and the environment say; never with
 * user and password. A proxy that only the system's script knows is not among them. Only to be named: nothing is decided by it.
 */
export function proxyName(url: string, { setting, support, noProxy, environment }: ProxySources): string | undefined {
  const { hostname, protocol, port } = new URL(url);
  if (support === 'off' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return undefined;
  const variable = (name: string): string => environment[name] ?? environment[name.toLowerCase()] ?? '';
  // As VS Code does it: its own list goes before the variable.
  const exempt = noProxy.length > 0 ? noProxy : variable('NO_PROXY').split(',');
  const target = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  if (exempt.some((one) => isExempt(one.trim().toLowerCase(), hostname, target))) return undefined;
  const fromEnvironment = protocol === 'https:' ? variable('HTTPS_PROXY') || variable('HTTP_PROXY') : variable('HTTP_PROXY');
  return hostOf(setting.trim() || fromEnvironment.trim());
}

/** `*`, `host`, `.domain`, `*.domain`, each with or without a port; a name stands for all below it. */
function isExempt(entry: string, hostname: string, port: string): boolean {
  const [name = '', onlyPort] = entry.split(':', 2);
  if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
  const domain = name.replace(/^\*?\./, '');
  return name === '*' || hostname === domain || hostname.endsWith(`.${domain}`);
}

function hostOf(proxy: string): string | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
