import { defineEntity, p } from '@mikro-orm/core';
import type { MultiPolygon, Polygon } from 'geojson';

/** A district (Bezirksregion), or a quarter (Planungsraum) below one, by its official id. */
export const DistrictSchema = defineEntity({
  name: 'District',
  tableName: 'district',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name: p.text(),
    otherNames: p.array(),
    parent: () => p.manyToOne(DistrictSchema).nullable(),
    outline: p.json<Polygon | MultiPolygon>(),
    position: p.integer().default(0),
  },
});

export class District extends DistrictSchema.class {}
DistrictSchema.setClass(District);
