/** GeoJSON geometry for drawing: nothing here measures. */
import { lineAnchor } from './labels.js';

const parts = (geometry) => {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(parts);
  const { type, coordinates } = geometry;
  if (type === 'Point') return [[coordinates]];
  if (type === 'MultiPoint') return coordinates.map((position) => [position]);
  if (type === 'LineString') return [coordinates];
  if (type === 'MultiLineString' || type === 'Polygon') return coordinates;
  return coordinates.flat();
};

/** [west, south, east, north], undefined without a geometry. */
export function bounds(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of parts(geometry).flat()) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box[0] === Infinity ? undefined : box;
}

export function isPoint(geometry) {
  return geometry?.type === 'Point';
}

/** Which of point, line, polygon a layer takes. */
export function kindsOf(layer) {
  return {
    point: ['point'], line: ['line'], polygon: ['polygon'], line_or_polygon: ['line', 'polygon'],
    any: ['point', 'line', 'polygon'], none: [],
  }[layer.geometry];
}

/** Point, line or polygon, whether single or multi. */
export function kindOf(geometry) {
  return geometry.type.replace('Multi', '').replace('LineString', 'line').toLowerCase();
}

/** The place of a geometry nearest to a position as the map shows it: the end of a line drawn to it. */
export function closestPosition(geometry, [x, y]) {
  const squeeze = Math.cos((y * Math.PI) / 180);
  let best;
  let bestSquare = Infinity;
  for (const part of parts(geometry)) {
    for (let i = 0; i < part.length; i++) {
      const [ax, ay] = part[Math.max(0, i - 1)];
      const [bx, by] = part[i];
      const dx = (bx - ax) * squeeze;
      const dy = by - ay;
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * squeeze * dx + (y - ay) * dy) / length));
      const position = [ax + (bx - ax) * t, ay + (by - ay) * t];
      const square = ((position[0] - x) * squeeze) ** 2 + (position[1] - y) ** 2;
      if (square < bestSquare) {
        bestSquare = square;
        best = position;
      }
    }
  }
  return best;
}

/** The feature whose lines of {x, y} pass nearest to a point, within so much of it; undefined when none does. */
export function lineNear(features, { x, y }, reach) {
  let best;
  let bestSquare = reach * reach;
  for (const feature of features) {
    for (const ring of feature.rings) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1], ring[i]];
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const length = dx * dx + dy * dy;
        const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
        const square = (a.x + t * dx - x) ** 2 + (a.y + t * dy - y) ** 2;
        if (square <= bestSquare) {
          bestSquare = square;
          best = feature;
        }
      }
    }
  }
  return best;
}

/** Those of some features with rings of {x, y} that hold a place. */
export function areaAround(features, { x, y }) {
  const crosses = (a, b) => a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
  const crossings = ({ rings }) => rings.reduce((sum, ring) => sum + ring.filter((place, index) => index > 0 && crosses(ring[index - 1], place)).length, 0);
  return features.filter((feature) => crossings(feature) % 2 === 1);
}

/** Of features with lines, the one that passes nearest to a position as the map shows it; undefined of none. */
export function featureNear(features, position) {
  const squeeze = Math.cos((position[1] * Math.PI) / 180);
  const onPlane = ([x, y]) => ({ x: x * squeeze, y });
  const drawn = features.map((feature) => ({ feature, rings: parts(feature.geometry).map((part) => part.map(onPlane)) }));
  return lineNear(drawn, onPlane(position), Infinity)?.feature;
}

/** Half way along the longest line of a geometry, as [longitude, latitude]. */
export function middleOf(geometry) {
  const { x, y } = lineAnchor(parts(geometry).map((part) => part.map(([longitude, latitude]) => ({ x: longitude, y: latitude }))));
  return [x, y];
}

const SAME_DEGREES = 1e-6;

/** The positions of a route without the walk between its end and where that joins the roads; all without such a place. */
export function roadPart({ coordinates }, access) {
  const at = access ? coordinates.findIndex(([x, y]) => Math.abs(x - access[0]) < SAME_DEGREES && Math.abs(y - access[1]) < SAME_DEGREES) : -1;
  if (at === 1) return coordinates.slice(1);
  return at >= 0 && at === coordinates.length - 2 ? coordinates.slice(0, -1) : coordinates;
}

/** The end of a route that is not at a place. */
export function endFrom({ coordinates }, [x, y]) {
  const away = ([a, b]) => (a - x) ** 2 + (b - y) ** 2;
  return away(coordinates[0]) > away(coordinates.at(-1)) ? coordinates[0] : coordinates.at(-1);
}

/** GeoJSON of positions drawn one after another. */
export function drawnGeometry(kind, positions) {
  if (kind === 'point') return { type: 'Point', coordinates: positions[0] };
  if (kind === 'line') return { type: 'LineString', coordinates: positions };
  return { type: 'Polygon', coordinates: [[...positions, positions[0]]] };
}

/** How many positions a drawing needs before it is whole. */
export const POSITIONS_NEEDED = { point: 1, line: 2, polygon: 3 };
