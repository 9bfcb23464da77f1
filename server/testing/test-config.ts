import { type Config, readConfig } from '#server/config.ts';

/** The configuration of a test: no tiles from outside, no log, nobody counted, its data in a folder of its own. */
export function testConfig(dataDirectory: string, environment: Record<string, string> = {}): Config {
  return readConfig({
    DATA_DIR: dataDirectory,
    PORT: '0',
    MAP_TILES: 'off',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: 'off',
    ...environment,
  });
}
