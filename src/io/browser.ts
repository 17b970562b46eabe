/** How long a system's opener may take to say that it failed; the page itself is not waited for. */
const OPENER_MS = 2_000;

/**
 * Opens a page in the student's own browser.
 *
 * @param url an https address; it is handed over as one word, never through a shell
 * @returns false when it is another address, when nothing could be started, or when the opener said that it failed
 */
export async function openPage(url: string): Promise<boolean> {
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? handOver(url) : false;
}

/** As `openPage`, for a page that this program serves itself: `http://127.0.0.1:PORT/…` and nothing else. */
export async function openOwnPage(url: string): Promise<boolean> {
  return /^http:\/\/127\.0\.0\.1:\d{1,5}\/[\w-]*$/.test(url) ? handOver(url) : false;
}

/** Whether there can be a browser to open: on Linux it needs a display, or Windows around it. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME', 'BROWSER'].some((name) => (env[name] ?? '') !== '');
}

async function handOver(url: string): Promise<boolean> {
  try {
    const { default: open } = await import('open');
    const opener = await open(url);
    return await new Promise((resolve) => {
      const settle = (code: number | null): void => {
        clearTimeout(timer);
        resolve(code === null || code === 0);
      };
      // Some openers are the browser itself and stay: no news is good news.
      const timer = setTimeout(settle, OPENER_MS, null);
      if (opener.exitCode !== null) settle(opener.exitCode);
      else opener.once('exit', settle).once('error', () => settle(1));
    });
  } catch {
    return false;
  }
}
