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

/** Addresses of files that a page links. */
interface LateAssets {
  styles: string[];
  preloads: string[];
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
  assets: { scripts: string[]; late: Record<string, LateAssets> } & LateAssets;
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
    const { render, lateSources } = await import(pathToFileURL(path.join(folder, 'server/entry-server.js')).href);
    return {
      render,
      assets: assetsOf(manifest, lateSources),
      documents: new Map(Object.entries(documents)),
      clientFolder,
    };
  } catch (error) {
    throw new StartError(
      `The web client in ${folder} is not built, or only in part (${String(error)}): run npm run build.`,
    );
  }
}

function assetsOf(manifest: Record<string, ManifestChunk>, lateSources: string[]): RenderRequest['assets'] {
  const ofEveryPage = withImports(manifest, 'web/entry-client.tsx', new Set());
  const [, ...imported] = ofEveryPage;
  const late = lateSources.map((source) => {
    const chunks = withImports(manifest, source, new Set()).filter((chunk) => !ofEveryPage.includes(chunk));
    return [source, { styles: stylesOf(chunks), preloads: scriptsOf(chunks) }];
  });
  const fonts = ofEveryPage.flatMap(({ assets }) => assets ?? []).filter(isFontOfEveryPage);
  return {
    scripts: scriptsOf(ofEveryPage.slice(0, 1)),
    styles: stylesOf(ofEveryPage),
    preloads: [...scriptsOf(imported), ...addressesOf(fonts)],
    late: Object.fromEntries(late),
  };
}

/** German and English need the Latin letters alone; asked for with the page, they are there when it is drawn. */
const isFontOfEveryPage = (file: string): boolean => /-latin-wght-[\w-]{1,40}\.woff2$/.test(file);

const addressesOf = (files: string[]): string[] => [...new Set(files)].map((file) => `/${file}`);

const scriptsOf = (chunks: ManifestChunk[]): string[] => addressesOf(chunks.map(({ file }) => file));

const stylesOf = (chunks: ManifestChunk[]): string[] => addressesOf(chunks.flatMap(({ css }) => css ?? []));

/** A file's chunk and all that it cannot do without. */
function withImports(manifest: Record<string, ManifestChunk>, source: string, seen: Set<string>): ManifestChunk[] {
  const chunk = manifest[source];
  if (chunk === undefined) throw new Error(`the manifest has no ${source}`);
  if (seen.has(source)) return [];
  seen.add(source);
  return [chunk, ...(chunk.imports ?? []).flatMap((imported) => withImports(manifest, imported, seen))];
}
