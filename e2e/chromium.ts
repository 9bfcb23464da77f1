import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** The Chromium that comes inside its npm package, as a file of this machine. */
export interface UnpackedChromium {
  executablePath: string;
  remove(): void;
}

/** Unpacks it in a folder of its own, so that no other Chromium lying in the temporary one is taken. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-chromium-'));
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = folder;
  const executablePath = await chromium.executablePath();
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  return { executablePath, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Its own default arguments switch the web's security off, so it gets ours: headless, no sandbox (tests also run as root), and
 * none of Google's background requests.
 *
 * @param more further arguments
 */
export function launchChromium(executablePath: string, more: readonly string[] = []): Promise<Browser> {
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
