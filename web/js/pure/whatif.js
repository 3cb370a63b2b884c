/** Suppositions as the process before-after takes them, and its answer in rows. */
import { closestPosition } from './geometry.js';

/** A supposition that still waits for its new place says nothing yet. */
export const isEffective = ({ kind, isMoved }) => kind !== 'move' || isMoved === true;

/** A supposition as one of the `changes`. */
export function changeOf({ kind, layer, feature, geometry, properties }) {
  switch (kind) {
    case 'add':
    case 'build': return { layer, feature: { type: 'Feature', geometry, properties } };
    case 'move': return { layer, id: feature.id, feature: { type: 'Feature', geometry } };
    case 'close': return { layer, id: feature.id, feature: { type: 'Feature', properties: { closed: true } } };
    default: return { layer, id: feature.id, feature: null };
  }
}

const OF_STORED = ['move', 'remove', 'close'];
const OF_NEW = { add: 'Point', build: 'LineString' };

/** What of a supposition stands in the address. */
export const noted = ({ kind, layer, feature, geometry, properties }) => (feature
  ? { kind, layer, id: feature.id, ...(kind === 'move' && { to: markerPlace(geometry) }) }
  : { kind, layer, geometry, properties });

const isPlace = (position) => Array.isArray(position) && position.length === 2 && position.every(Number.isFinite) && Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90;

function isNoted(each) {
  if (typeof each?.layer !== 'string') return false;
  if (OF_STORED.includes(each.kind)) return Number.isSafeInteger(each.id) && (each.kind !== 'move' || isPlace(each.to));
  const { geometry, properties } = each;
  const positions = geometry?.type === 'Point' ? [geometry.coordinates] : geometry?.coordinates;
  return geometry?.type === OF_NEW[each.kind] && typeof properties === 'object' && properties !== null
    && Array.isArray(positions) && positions.length > 0 && positions.every(isPlace);
}

/** The suppositions of an address as {@link noted} gives them, without those that are none. */
export function parseNoted(text) {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isNoted) : [];
  } catch {
    return []; // Cut off on its way: the rest of the address still holds.
  }
}

/** The properties of a new facility that can be relied on, of a kind that is seen at every zoom. */
export function usualProperties(layer) {
  const properties = {};
  const kinds = layer.fields.find(({ id }) => id === layer.symbol.classify)?.choices ?? [];
  if (kinds.length > 0) properties[layer.symbol.classify] = (kinds.find(({ min_zoom: zoom }) => !zoom) ?? kinds[0]).id;
  const usable = layer.fields.find(({ id }) => id === layer.usable?.field);
  if (usable?.type === 'boolean') properties[usable.id] = !layer.usable.excluded.includes('true');
  else if (usable) properties[usable.id] = (usable.choices.find(({ id }) => id === 'open') ?? usable.choices.find(({ id }) => !layer.usable.excluded.includes(id)))?.id;
  return properties;
}

/** The fields of a new facility that bear on the answer, or that it cannot be without. */
export function fieldsThatMatter(layer) {
  if (layer.id === 'road') return layer.fields.filter(({ id }) => ['class', 'bridge', 'oneway'].includes(id));
  const named = [layer.symbol.classify, layer.usable?.field, layer.goes_out?.turnout_field];
  return layer.fields.filter(({ id, required }) => required || named.includes(id));
}

/** The feature nearest to a position as the map shows it; undefined of none. */
export function nearestTo(features, position) {
  const squeeze = Math.cos((position[1] * Math.PI) / 180);
  const away = ({ geometry }) => {
    const [x, y] = closestPosition(geometry, position);
    return ((x - position[0]) * squeeze) ** 2 + (y - position[1]) ** 2;
  };
  return features.map((feature) => ({ feature, square: away(feature) })).sort((a, b) => a.square - b.square)[0]?.feature;
}

/** Where a marker of a geometry stands: the middle of its extent. */
export function markerPlace(geometry) {
  const positions = geometry.coordinates.flat(Infinity);
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  return [middle(positions.filter((_, index) => index % 2 === 0)), middle(positions.filter((_, index) => index % 2 === 1))];
}

const round = (degrees) => Math.round(degrees * 1e7) / 1e7;

/** A geometry moved as a whole, so that its marker stands elsewhere. */
export function movedTo(geometry, [x, y]) {
  const [fromX, fromY] = markerPlace(geometry);
  const shift = (coordinates) => (typeof coordinates[0] === 'number'
    ? [round(coordinates[0] + x - fromX), round(coordinates[1] + y - fromY)]
    : coordinates.map(shift));
  return { type: geometry.type, coordinates: shift(geometry.coordinates) };
}

/** A drawn line whose ends lie on the roads nearest to them; null where there is none. */
export function snapped({ type, coordinates }, atStart, atEnd) {
  const onto = (position, feature) => (feature ? closestPosition(feature.geometry, position).map(round) : position);
  return { type, coordinates: coordinates.map((position, index) =>
    (index === 0 ? onto(position, atStart) : index === coordinates.length - 1 ? onto(position, atEnd) : position)) };
}

const sameLimit = (a, b) => a.radius_m === b.radius_m && a.minutes === b.minutes;

/** The part of an answer that is about one radius or minutes: {total, zones, area}. */
export function atLimit(answer, index) {
  const total = answer.totals[index];
  const isOf = (each) => sameLimit(each, total);
  return { total, zones: answer.zones.filter(isOf), area: answer.areas.find(isOf) };
}

/** What is to be written, in the order in which it can be: what a change brings about goes first. */
export function inOrder(edits) {
  const own = new Set();
  const first = new Map();
  edits.forEach((edit) => { if (!first.has(edit.change)) first.set(edit.change, edit); });
  first.forEach((edit) => own.add(edit));
  return edits.map((edit) => ({ ...edit, isOwn: own.has(edit) })).sort((a, b) => a.change - b.change || a.isOwn - b.isOwn);
}
