import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '#server/errors.ts';
import { registerOverlayRoute } from './overlay.route.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kieznetz-overlay-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function aDrawing(content: string): Promise<string> {
  const file = path.join(folder, 'drawing.geojson');
  await writeFile(file, content);
  return file;
}

const park = {
  type: 'Feature',
  properties: { kind: 'park', name: 'Tierpark', owner: 'private note' },
  geometry: { type: 'Point', coordinates: [13.52, 52.5] },
};

test('the drawing is served with kind and name alone, and 304 to whom knows it', async () => {
  const app = Fastify();
  await registerOverlayRoute(app, await aDrawing(JSON.stringify({ type: 'FeatureCollection', features: [park] })));
  const answer = await app.inject('/map/overlay.geojson');
  expect(answer.headers['content-type']).toContain('application/geo+json');
  expect(answer.json().features).toEqual([{ ...park, properties: { kind: 'park', name: 'Tierpark' } }]);
  const etag = String(answer.headers['etag']);
  const again = await app.inject({ url: '/map/overlay.geojson', headers: { 'if-none-match': etag } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  await app.close();
});

test.each([
  ['is cut off', '{"type":"FeatureCollection","features":['],
  ['is no collection', JSON.stringify(park)],
  [
    'is in metres',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ ...park, geometry: { type: 'Point', coordinates: [399_000, 5_817_000] } }],
    }),
  ],
])('a file that %s stops the start with one sentence', async (_name, content) => {
  const file = await aDrawing(content);
  const failure = await registerOverlayRoute(Fastify(), file).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StartError);
  expect(String(failure)).toContain(`MAP_OVERLAY names the drawing ${file}, but it is no`);
});
