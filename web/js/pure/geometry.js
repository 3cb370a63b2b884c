/** GeoJSON geometry for drawing: nothing here measures. */

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

/** GeoJSON of positions drawn one after another. */
export function drawnGeometry(kind, positions) {
  if (kind === 'point') return { type: 'Point', coordinates: positions[0] };
  if (kind === 'line') return { type: 'LineString', coordinates: positions };
  return { type: 'Polygon', coordinates: [[...positions, positions[0]]] };
}

/** How many positions a drawing needs before it is whole. */
export const POSITIONS_NEEDED = { point: 1, line: 2, polygon: 3 };
