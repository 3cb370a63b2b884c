/** A small map on paper: places in degrees to units of the drawing. Drawn, never measured. */
import { bounds } from './geometry.js';

const METRES_PER_DEGREE = 111_320;
const SCALES = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];
const ROOM = 1.12;
const MOST_TIMES_RADIUS = 2.6;
const SCALE_SHARE = 0.3;

/**
 * A drawing around a place.
 * @param at its middle, radius metres that must be in, shape drawn instead of a radius (then it must be in), wanted places that should be in
 * @param width, height of the drawing in its units
 * @returns {position: place to [x, y], path: geometry to path data, units: metres to units, scale: {metres, units}}
 */
export function sketch({ at, radius, shape, wanted = [] }, width, height) {
  const squeeze = Math.cos((at[1] * Math.PI) / 180);
  const metres = ([x, y]) => [(x - at[0]) * squeeze * METRES_PER_DEGREE, (at[1] - y) * METRES_PER_DEGREE];
  const reach = (place) => Math.max(...metres(place).map(Math.abs));
  const box = shape && bounds(shape);
  const needed = box ? Math.max(reach([box[0], box[1]]), reach([box[2], box[3]])) : radius;
  const half = Math.max(needed, ...wanted.map(reach).filter((far) => far <= needed * MOST_TIMES_RADIUS)) * ROOM;
  const perMetre = Math.min(width, height) / 2 / half;
  const position = (place) => {
    const [x, y] = metres(place);
    return [width / 2 + x * perMetre, height / 2 + y * perMetre];
  };
  const line = (positions) => positions.map((place, index) => `${index === 0 ? 'M' : 'L'}${position(place).map((part) => part.toFixed(1)).join(' ')}`).join('');
  const rings = {
    LineString: ({ coordinates }) => [coordinates],
    MultiLineString: ({ coordinates }) => coordinates,
    Polygon: ({ coordinates }) => coordinates,
    MultiPolygon: ({ coordinates }) => coordinates.flat(),
  };
  const longest = SCALES.findLast((each) => each * perMetre <= width * SCALE_SHARE) ?? SCALES[0];
  return {
    position,
    path: (geometry) => (rings[geometry.type]?.(geometry) ?? []).map((ring) => line(ring) + (geometry.type.endsWith('Polygon') ? 'Z' : '')).join(''),
    units: (length) => length * perMetre,
    scale: { metres: longest, units: longest * perMetre },
  };
}
