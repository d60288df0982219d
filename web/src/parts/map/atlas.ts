// The base map: land and borders, from the files shipped with the workbench. Nothing is fetched
// from anywhere else.
import { geoCircle, geoMercator, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import url from 'world-atlas/countries-50m.json?url';

export const SIZE = 1000;
const projection = geoMercator().scale(SIZE / (2 * Math.PI)).translate([SIZE / 2, SIZE / 2]);
const path = geoPath(projection).digits(3);
const KM_PER_DEGREE = 111.195;

export interface Base {
  land: string;
  borders: string;
}
let kept: Promise<Base> | null = null;

/** Land and borders as SVG paths in a square of SIZE. */
export function base(): Promise<Base> {
  kept ??= fetch(url).then(async (response) => {
    if (!response.ok) throw new Error(`the base map answered ${response.status}`);
    const atlas = (await response.json()) as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
    return {
      land: path(feature(atlas, atlas.objects.land)) ?? '',
      borders: path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)) ?? '',
    };
  });
  kept.catch(() => (kept = null));
  return kept;
}

/** Where a coordinate stands on the map; beyond 84 degrees the map ends. */
export function spot(lat: number, lon: number): [number, number] {
  return projection([lon, Math.max(-84, Math.min(84, lat))]) ?? [SIZE / 2, SIZE / 2];
}

/** A circle on the ground, as a path. */
export function around(lat: number, lon: number, km: number): string {
  return path(geoCircle().center([lon, lat]).radius(Math.min(km / KM_PER_DEGREE, 60)).precision(3)()) ?? '';
}
