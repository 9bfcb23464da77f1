import { expect, test } from 'vitest';
import { buildChunk, type PlaceEntry } from './catalogue-chunk.model.ts';
import { countFacet } from './facet.model.ts';
import { countActors, failsFacet } from './filter.model.ts';

test('a chunk holds more places than two bytes can number', () => {
  const values = { operatorTypes: [], districts: [], topics: [], targetGroups: [], languages: [] };
  const place = (no: number, actorNo: number): PlaceEntry => ({
    no,
    actorNo,
    longitude: 13.5,
    latitude: 52.5,
    cell: 70_000 - no,
    hoursNo: null,
    hasPlace: true,
    wheelchair: false,
    openToCooperation: false,
    values: { ...values, kinds: [actorNo === 0 ? 'ASSOCIATION' : 'INITIATIVE'] },
  });
  const places = Array.from({ length: 70_001 }, (_, no) => place(no, Number(no === 70_000)));
  const chunk = buildChunk(0, [], places);
  expect([chunk.rowsBefore[1], chunk.rowsBefore[2], chunk.byCell[0], chunk.byCell[70_000]]).toEqual([
    70_000, 70_001, 70_000, 0,
  ]);
  const failures = new Uint8Array(chunk.rows).fill(failsFacet('districts'), 0, 70_000);
  const selected = [{ chunk, failures, scores: null }];
  expect([countActors(selected), ...countFacet(selected, 'kinds')]).toEqual([1, ['INITIATIVE', 1]]);
});
