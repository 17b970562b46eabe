/** How long a system's opener may take to say that it failed; the page itself is not waited for. */
const OPENER_MS = 2_000;

/**
 * Opens a page in the student's own browser.
 *
 * @param url an https address; it is handed over as one word, never through a shell
 * @returns false when it is another address, when nothing could be started, or when the opener said that it failed
 */
export async function openPage(url: string): Promise<boolean> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return false;
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
