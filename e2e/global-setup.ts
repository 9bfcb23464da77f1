import type { TestProject } from 'vitest/node';
import { unpackChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** the browser that every test of a page starts */
    chromiumPath: string;
  }
}

/** Unpacks the browser once for all files. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { executablePath, remove } = await unpackChromium();
  project.provide('chromiumPath', executablePath);
  return remove;
}
