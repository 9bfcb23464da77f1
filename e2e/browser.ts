import { type Browser, chromium as playwright } from 'playwright-core';
import { inject } from 'vitest';

/**
 * The Chromium that comes inside its npm package. Its own default arguments switch the web's security off, so it gets ours:
 * headless, no sandbox (tests also run as root), and none of Google's background requests.
 *
 * @param more further arguments
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return playwright.launch({
    executablePath: inject('chromiumPath'),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-zygote',
      '--headless=new',
      ...more,
    ],
  });
}
