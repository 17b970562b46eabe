/**
 * Which proxy an https address is asked through, as curl and most programs read it: `https_proxy`, else `all_proxy`,
 * in small letters first; `no_proxy` lists names that are asked directly. Read here and not by a package: those look
 * at the environment of the process, and ours is an argument.
 *
 * @returns null for none, and for a proxy that cannot be read as an http or https address
 */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | null {
  const value = variable(env, 'https_proxy') ?? variable(env, 'all_proxy');
  if (value === null || isExcepted(url, variable(env, 'no_proxy') ?? '')) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(address) ? new URL(address) : null;
  return proxy !== null && (proxy.protocol === 'http:' || proxy.protocol === 'https:') ? proxy : null;
}

function variable(env: Readonly<Record<string, string | undefined>>, name: string): string | null {
  const value = (env[name] ?? env[name.toUpperCase()] ?? '').trim();
  return value === '' ? null : value;
}

/** `example.org`, `.example.org` and `*.example.org` stand for the name and all below it; `:443` for one port. */
function isExcepted(url: URL, list: string): boolean {
  const port = url.port || '443';
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    const wanted = name.replace(/^\*?\./, '');
    if (wanted === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
    return url.hostname === wanted || url.hostname.endsWith(`.${wanted}`);
  });
}
