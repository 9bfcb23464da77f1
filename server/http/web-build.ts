import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartError } from '#server/errors.ts';
import type { Problem } from '#server/problem.type.ts';

/** What a page with a form that needs no account is given: its token, and what came back when it was refused. */
export interface FormState {
  token: string;
  /** by the names of its fields */
  typed: Record<string, string>;
  problems: Problem[];
}

/** What the web client's server half is asked for; the client's `entry-server.tsx` answers. */
export interface RenderRequest {
  url: string;
  origin: string;
  execute(operation: {
    hash: string;
    operationName: string;
    variables: Record<string, unknown>;
    locale: string;
  }): Promise<unknown>;
  assets: { scripts: string[]; styles: string[]; preloads: string[] };
  revision: string;
  form?: FormState | undefined;
}

export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  html: string;
}

export interface WebBuild {
  render(request: RenderRequest): Promise<RenderedPage>;
  assets: RenderRequest['assets'];
  /** the client's documents by the SHA-256 of their text */
  documents: ReadonlyMap<string, string>;
  /** folder of the files a browser loads */
  clientFolder: string;
}

interface ManifestChunk {
  file: string;
  css?: string[];
  dynamicImports?: string[];
  imports?: string[];
  assets?: string[];
}

/** Reads the built web client from `dist/web`. */
export async function loadWebBuild(folder: string): Promise<WebBuild> {
  const clientFolder = path.join(folder, 'client');
  try {
    const manifest: Record<string, ManifestChunk> = JSON.parse(
      await readFile(path.join(clientFolder, '.vite/manifest.json'), 'utf8'),
    );
    const documents: Record<string, string> = JSON.parse(
      await readFile(path.join(folder, 'persisted-documents.json'), 'utf8'),
    );
    const { render } = await import(pathToFileURL(path.join(folder, 'server/entry-server.js')).href);
    return { render, assets: assetsOf(manifest), documents: new Map(Object.entries(documents)), clientFolder };
  } catch (error) {
    throw new StartError(
      `The web client in ${folder} is not built, or only in part (${String(error)}): run npm run build.`,
    );
  }
}

function assetsOf(manifest: Record<string, ManifestChunk>): RenderRequest['assets'] {
  const chunks = withImports(manifest, 'web/entry-client.tsx', new Set());
  const [entry, ...imported] = chunks;
  return {
    scripts: entry ? [`/${entry.file}`] : [],
    styles: [...new Set([...chunks, ...latePages(manifest, entry)].flatMap(({ css }) => css ?? []))].map(
      (file) => `/${file}`,
    ),
    preloads: [...imported.map(({ file }) => file), ...(entry?.assets ?? []).filter(isFontOfEveryPage)].map(
      (file) => `/${file}`,
    ),
  };
}

/** German and English need the Latin letters alone; asked for with the page, they are there when it is drawn. */
const isFontOfEveryPage = (file: string): boolean => /-latin-wght-[\w-]{1,40}\.woff2$/.test(file);

/** Pages that the server renders and whose scripts come late: without a script their styles have to be there. */
function latePages(manifest: Record<string, ManifestChunk>, entry: ManifestChunk | undefined): ManifestChunk[] {
  const rendered = /^web\/(?:account|confirmation|reports)\/|^web\/editing\/history-page/;
  return (entry?.dynamicImports ?? [])
    .filter((key) => rendered.test(key))
    .flatMap((key) => withImports(manifest, key, new Set()));
}

function withImports(manifest: Record<string, ManifestChunk>, key: string, seen: Set<string>): ManifestChunk[] {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return [];
  seen.add(key);
  return [chunk, ...(chunk.imports ?? []).flatMap((imported) => withImports(manifest, imported, seen))];
}
