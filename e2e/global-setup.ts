import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** the browser that every test of a page starts */
    chromiumPath: string;
  }
}

/** Unpacks the browser once for all files, in a folder of its own, so that no other Chromium lying in the temporary one is taken. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-chromium-'));
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = folder;
  project.provide('chromiumPath', await chromium.executablePath());
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  return () => rmSync(folder, { recursive: true, force: true });
}
