/** "It happened here": what is asked, how the address says it, and what an answer amounts to. Nothing here measures. */
import { formatClosed, number, oneOf, parseClosed, place, places } from './task.js';
import { resultKey } from './travel.js';

/** Radii that the slider offers, in metres. */
export const RADII = [100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 7500, 10_000, 15_000, 20_000];
const LEAST_RADIUS = 1;
const MOST_RADIUS = 100_000;
const LEAST_CORNERS = 3;
const LEAST_SECONDS = 1;

/** Whom to find places for: everybody around, or those whom hazards threaten. */
export const WHOM = ['people', 'threatened'];
const USUAL_KIND = 'other';

/** Nothing asked yet. Of place and shape at most one is given; without a radius that of the kind is meant, without a kind the usual one. */
export const NOTHING = Object.freeze({ place: undefined, shape: undefined, kind: undefined, radius: undefined, whom: WHOM[0] });

/** What a hash says about the incident; what it says wrongly is left out. */
export function parseIncident(parameters) {
  const corners = places(parameters.get('shape'));
  const [at] = places(parameters.get('place'));
  const radius = number(parameters.get('radius'));
  const shape = corners.length >= LEAST_CORNERS ? { type: 'Polygon', coordinates: [[...corners, corners[0]]] } : undefined;
  return {
    question: {
      place: shape ? undefined : at,
      shape,
      kind: parameters.get('kind') || undefined,
      whom: oneOf(parameters.get('whom'), WHOM, WHOM[0]),
      radius: radius >= LEAST_RADIUS && radius <= MOST_RADIUS ? radius : undefined,
    },
    closed: parameters.has('closed') || parameters.has('flood') ? parseClosed(parameters) : undefined,
  };
}

/** The inverse of {@link parseIncident}: the parameters by name; nothing for those that say nothing. */
export function formatIncident({ question, closed }) {
  return {
    view: 'incident',
    place: question.place && place(question.place),
    shape: question.shape?.coordinates[0].slice(0, -1).map(place).join(','),
    kind: question.kind,
    radius: question.radius?.toString(),
    whom: question.whom !== WHOM[0] && question.whom,
    ...formatClosed(closed),
  };
}

/** Whether there is something to answer. */
export const isAsked = ({ place: at, shape }) => at !== undefined || shape !== undefined;

/** The kind that was chosen, or the one that asks for the most. @param kinds [{id, radius_m}] of the catalogue */
export const kindOf = ({ kind }, kinds) => kinds.find(({ id }) => id === kind) ?? kinds.find(({ id }) => id === USUAL_KIND) ?? kinds[0];

/** Metres around the place: as chosen, or as usual for the kind. */
export const radiusOf = (question, kinds) => question.radius ?? kindOf(question, kinds).radius_m;

/** The inputs of the process. */
export function incidentInputs(question, kinds) {
  const { place: at, shape, whom } = question;
  return { ...(shape ? { geometry: shape } : { point: at, radius_m: radiusOf(question, kinds) }), kind: kindOf(question, kinds).id, place_whom: whom };
}

/** The radius of the slider next to a chosen one, larger or smaller. */
export function nextRadius(radius, step) {
  return step > 0 ? (RADII.find((each) => each > radius) ?? radius) : (RADII.findLast((each) => each < radius) ?? radius);
}

/** Where on the slider a radius stands: the first not below it. */
export function sliderPlace(radius) {
  const at = RADII.findIndex((each) => each >= radius);
  return at < 0 ? RADII.length - 1 : at;
}

/**
 * Hazards around, kind by kind: [{kind, count, people, levels: Map of level to count}], those with the most severe ones first.
 * @param counts hazard_counts of an answer, levels ids of levels from severe to slight
 */
export function hazardRows(counts, levels) {
  const rows = new Map();
  for (const { kind, level, count, threatened_people: people } of counts) {
    if (!rows.has(kind)) rows.set(kind, { kind, count: 0, people: 0, levels: new Map() });
    const row = rows.get(kind);
    row.count += count;
    row.people += people ?? 0;
    row.levels.set(level, (row.levels.get(level) ?? 0) + count);
  }
  const bySeverity = (a, b) => {
    for (const level of levels) {
      const more = (b.levels.get(level) ?? 0) - (a.levels.get(level) ?? 0);
      if (more !== 0) return more;
    }
    return b.count - a.count;
  };
  return [...rows.values()].sort(bySeverity);
}

/** How many hazards are around: more than are listed one by one. */
export const hazardCount = ({ hazard_counts: counts }) => counts.reduce((sum, { count }) => sum + count, 0);

/** A kind of resource as answered: a layer, or one class of it. */
export const groupKey = ({ layer, kind }) => `${layer}/${kind ?? ''}`;

/** A shelter of the answer as a result of a search. */
export const asResult = (shelter) => ({ layer: 'shelter', ...shelter });

/**
 * What shutting roads changed.
 * @returns {times: Map of result key to seconds before, isNew: (group key, result) to whether it is there only now,
 *   gone: Map of group key to results of before that are not among them any more, placed: how many more have a place, unchanged}
 */
export function changeOf(before, after) {
  const groups = (answer) => [...answer.resources, { layer: 'shelter', results: answer.shelters.list.map(asResult) }];
  const earlier = new Map(groups(before).map((group) => [groupKey(group), new Map(group.results.map((result) => [resultKey(result), result]))]));
  const times = new Map();
  const gone = new Map();
  for (const group of groups(after)) {
    const were = earlier.get(groupKey(group)) ?? new Map();
    const now = new Set(group.results.map(resultKey));
    for (const [key, { time_s: seconds }] of were) times.set(`${groupKey(group)} ${key}`, seconds);
    const lost = [...were].filter(([key]) => !now.has(key)).map(([, result]) => result);
    if (lost.length > 0) gone.set(groupKey(group), lost);
  }
  const secondsBefore = (group, result) => times.get(`${groupKey(group)} ${resultKey(result)}`);
  const isNew = (group, result) => !times.has(`${groupKey(group)} ${resultKey(result)}`);
  // What has no time cannot be reached; what had none before, too, is told by its distance alone.
  const longer = (group, result) => {
    const [was, is] = [secondsBefore(group, result) ?? Infinity, result.time_s ?? Infinity];
    return isNew(group, result) || was === is ? 0 : is - was;
  };
  const placed = after.shelters.placed - before.shelters.placed;
  return {
    secondsBefore, isNew, gone, placed,
    isLonger: (group, result) => longer(group, result) >= LEAST_SECONDS,
    isUnchanged: gone.size === 0 && placed === 0 && groups(after).every((group) => group.results.every((result) => !isNew(group, result) && Math.abs(longer(group, result)) < LEAST_SECONDS)),
  };
}

const METRES_PER_DEGREE = 111_320;

/** A box that holds so many metres around a place, for showing it: nothing is measured by it. */
export function boxAround([x, y], metres) {
  const [dx, dy] = [metres / (METRES_PER_DEGREE * Math.cos((y * Math.PI) / 180)), metres / METRES_PER_DEGREE];
  return { type: 'LineString', coordinates: [[x - dx, y - dy], [x + dx, y + dy]] };
}
