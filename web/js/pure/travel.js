/** Questions about travel times and what their answers differ in. Nothing here measures. */
import { equals } from './cql.js';

export const MINUTES = [5, 10, 15, 30];
export const MOST_MINUTES = 240;
export const ROAD_MODES = ['walk', 'drive', 'emergency'];
export const NEAREST_MODES = ['straight', ...ROAD_MODES, 'air'];
export const DIRECTIONS = ['to', 'from'];

/** What is asked at first. `filter` is CQL2 text; without a `direction` the usual one is meant. */
export const FIRST = Object.freeze({
  facilities: '', filter: '', points: undefined, mode: 'walk', minutes: MINUTES.slice(0, 3), direction: undefined, split: false, turnout: undefined,
});

/** Stops from light to dark that stay apart without red or green sight. */
const STOPS = [[143, 215, 68], [53, 183, 121], [33, 144, 140], [49, 104, 142], [68, 57, 131], [68, 1, 84]];

/** A colour for each of so many bands, light for the first, dark for the last. */
export function bandColours(count) {
  return Array.from({ length: count }, (_, index) => {
    const place = count === 1 ? 2 : (index * (STOPS.length - 1)) / (count - 1);
    const from = Math.min(Math.floor(place), STOPS.length - 2);
    const parts = STOPS[from].map((part, each) => Math.round(part + (STOPS[from + 1][each] - part) * (place - from)));
    return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  });
}

/** The shade of a colour on ground: fuller the farther `inward` of the outermost band, 0 to 1. */
export function inShade(colour, inward) {
  const share = 0.5 + 0.5 * inward;
  const parts = [1, 3, 5].map((index) => Math.round(255 + (parseInt(colour.slice(index, index + 2), 16) - 255) * share));
  return `rgb(${parts.join(' ')})`;
}

/**
 * The way one usually goes: people to what serves them, vehicles from where they stand. Points are where one sets out.
 * @param layer of the facilities, undefined for points
 */
export function usualDirection(layer, mode) {
  return !layer || (layer.goes_out && mode !== 'walk') ? 'from' : 'to';
}

/** Whether the time that a station needs to turn out can be asked for. */
export const takesTurnout = (mode, direction) => mode === 'emergency' && direction === 'from';

/** The inputs of service-area that a question stands for. */
export function serviceAreaInputs(question, layer) {
  const { points, facilities, filter, mode, minutes, split, turnout } = question;
  const direction = question.direction ?? usualDirection(points ? undefined : layer, mode);
  return {
    ...(points ? { points } : { facilities, ...(filter ? { filter } : {}) }),
    mode, minutes, direction, split,
    ...(turnout !== undefined && takesTurnout(mode, direction) ? { turnout_s: turnout } : {}),
  };
}

/** The question that stands behind a standard: what the catalogue gives as its `travel`. */
export function questionOf(travel) {
  const given = Object.entries({ ...travel, minutes: [travel.minutes].flat() }).filter(([key, value]) => key in FIRST && value !== null);
  return { ...FIRST, ...Object.fromEntries(given), turnout: travel.turnout_s ?? undefined };
}

/** Inputs while some roads are shut; as they are when none is. */
export function closing(inputs, closed) {
  return closed.length === 0 ? inputs : { ...inputs, closed_roads: closed };
}

/** The class of a layer that a filter picks; undefined when it says something else. */
export function classOfFilter(field, filter) {
  return field?.choices.find(({ id }) => equals(field.id, id) === filter)?.id;
}

export const withinOf = (row, minutes) => row.within.find((entry) => entry.minutes === minutes) ?? { people: null, share: null };

/** Shares of the bands between the asked minutes, from the shortest on; they add up to that of the longest. */
export function bandShares({ within }) {
  return within.map(({ share }, index) => Math.max(0, (share ?? 0) - (index > 0 ? within[index - 1].share ?? 0 : 0)));
}

const LEAST_PEOPLE = 0.5;

/** Who is no longer reached within some minutes: {rows: [{zone, name, before, after, lost}], total}, the most lost first. */
export function peopleLost(before, after, minutes) {
  const old = new Map(before.zones.map((row) => [row.zone, row]));
  const compare = (row, earlier) => {
    const [was, is] = [withinOf(earlier, minutes).people ?? 0, withinOf(row, minutes).people ?? 0];
    return { zone: row.zone, name: row.name ?? row.zone, before: was, after: is, lost: was - is };
  };
  const rows = after.zones.filter(({ zone }) => old.has(zone)).map((row) => compare(row, old.get(row.zone)))
    .filter(({ lost }) => Math.abs(lost) >= LEAST_PEOPLE)
    .sort((a, b) => b.lost - a.lost);
  return { rows, total: compare({ within: after.within }, { within: before.within }) };
}

/** Of a split answer: [{facility, people: by minutes}], most people within `minutes` first, equals by facility. */
export function facilityRows(areas, minutes) {
  const rows = new Map();
  for (const { facility, minutes: within, people } of areas) {
    if (facility === null) continue;
    if (!rows.has(facility)) rows.set(facility, { facility, people: new Map() });
    rows.get(facility).people.set(within, people);
  }
  return [...rows.values()].sort((a, b) => (b.people.get(minutes) ?? -1) - (a.people.get(minutes) ?? -1) || a.facility - b.facility);
}

/** Rows of the CSV, one for each zone and minutes, under this header. */
export const CSV_HEADER = ['zone', 'zone_name', 'minutes', 'zone_people', 'people', 'share'];

export function csvRows(answer) {
  return answer.zones.flatMap(({ zone, name, people, within }) => within.map((entry) => [zone, name, entry.minutes, people, entry.people, entry.share]));
}

/**
 * The areas of an answer with their polygons as a GeoJSON FeatureCollection.
 * @param names Map of facility to name
 */
export function areasAsGeoJson({ areas, change, simulated, resolution_m: resolution, notes }, inputs, names) {
  return {
    type: 'FeatureCollection',
    process: 'service-area', inputs, change, simulated, resolution_m: resolution, notes,
    features: areas.filter(({ geometry }) => geometry?.coordinates.length > 0).map(({ minutes, facility, people, geometry }) => ({
      type: 'Feature',
      geometry,
      properties: { minutes, ...(facility === null ? {} : { facility, name: names.get(facility) ?? null }), people, ...(simulated ? { simulated } : {}) },
    })),
  };
}

export const resultKey = ({ layer, id }) => `${layer}/${id}`;

/** How far off the nearest were before and are now: {before by key, gone: those of before that are not among them any more}. */
export function nearestChange(before, after) {
  const known = new Set(after.map(resultKey));
  return { before: new Map(before.map((result) => [resultKey(result), result])), gone: before.filter((result) => !known.has(resultKey(result))) };
}

/** Routes of before that are not taken any more. */
export function routesLost(before, after) {
  const taken = new Set(after.map(({ route }) => JSON.stringify(route)));
  return before.map(({ route }) => route).filter((route) => route && !taken.has(JSON.stringify(route)));
}
