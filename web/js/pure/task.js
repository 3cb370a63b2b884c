/**
 * What is asked about travel, as the address says it: `&task=travel&of=shelter&mode=walk&minutes=5,15`,
 * `&task=nearest&place=106.45,29.55&mode=drive`, `&task=themes&theme=forest-fire`, and with either the roads that are shut: `&closed=12,15&flood=…`.
 */
import { DIRECTIONS, FIRST, MOST_MINUTES, NEAREST_MODES, ROAD_MODES } from './travel.js';
import { parseNoted } from './whatif.js';

export const TASKS = ['layers', 'coverage', 'travel', 'nearest', 'themes', 'changes'];
const LEAST_CORNERS = 3;

const split = (text, by = ',') => (text ?? '').split(by).filter(Boolean);
/** NaN for what is none. */
export const number = (text) => (text === null || text.trim() === '' ? NaN : Number(text));
/** A text that is one of those known, or else what is usual. */
export const oneOf = (text, all, otherwise) => (all.includes(text) ? text : otherwise);

/** [longitude, latitude] pairs out of `106.4,29.5,106.5,29.5`; empty when any is no place. */
export function places(text) {
  const parts = split(text).map(Number);
  const pairs = Array.from({ length: Math.floor(parts.length / 2) }, (_, index) => [parts[2 * index], parts[2 * index + 1]]);
  return pairs.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90) ? pairs : [];
}

/** What a hash says about the open tab, with coverage and travel also what is supposed, as JSON; undefined when it names none. */
export function parseTask(parameters) {
  const id = oneOf(parameters.get('task'), TASKS);
  if (!id) return undefined;
  const task = { id };
  if (id === 'travel') task.question = parseQuestion(parameters);
  if (id === 'nearest') task.question = parseNearest(parameters);
  if (id === 'themes' && parameters.get('theme')) task.question = { theme: parameters.get('theme') };
  if (parameters.has('closed') || parameters.has('flood')) task.closed = parseClosed(parameters);
  if (parameters.has('supposed')) task.supposed = parseNoted(parameters.get('supposed'));
  return task;
}

function parseQuestion(parameters) {
  const points = places(parameters.get('points'));
  const facilities = parameters.get('of') ?? '';
  if (points.length === 0 && !facilities) return undefined;
  const minutes = [...new Set(split(parameters.get('minutes')).map(Number))].filter((each) => each > 0 && each <= MOST_MINUTES).sort((a, b) => a - b);
  const turnout = number(parameters.get('turnout'));
  return {
    facilities, filter: parameters.get('filter') ?? '',
    points: points.length > 0 ? points : undefined,
    mode: oneOf(parameters.get('mode'), ROAD_MODES, FIRST.mode),
    minutes: minutes.length > 0 ? minutes : FIRST.minutes,
    direction: oneOf(parameters.get('direction'), DIRECTIONS),
    split: parameters.get('split') === '1',
    turnout: turnout >= 0 ? turnout : undefined,
  };
}

function parseNearest(parameters) {
  const [place] = places(parameters.get('place'));
  if (!place) return undefined;
  const count = number(parameters.get('count'));
  return { place, mode: oneOf(parameters.get('mode'), NEAREST_MODES), count: count >= 1 && count <= 100 ? Math.floor(count) : undefined, without: split(parameters.get('without')) };
}

/** Roads and floods that are shut. */
export function parseClosed(parameters) {
  const areas = split(parameters.get('flood'), ';').map(places).filter((corners) => corners.length >= LEAST_CORNERS);
  return {
    roads: split(parameters.get('closed')).map(Number).filter((id) => Number.isSafeInteger(id) && id > 0),
    areas: areas.map((corners) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] })),
  };
}

/** A place as the address says it. */
export const place = ([x, y]) => `${+x.toFixed(6)},${+y.toFixed(6)}`;

/** The inverse of {@link parseTask}: the parameters by name; nothing for those that say nothing. */
export function formatTask({ id, question, closed, supposed }) {
  const said = {
    travel: () => ({
      of: !question.points && question.facilities, filter: !question.points && question.filter, points: question.points?.map(place).join(','),
      mode: question.mode, minutes: question.minutes.join(','), direction: question.direction, split: question.split && '1', turnout: question.turnout?.toString(),
    }),
    themes: () => ({ theme: question.theme }),
    nearest: () => ({ place: place(question.place), mode: question.mode, count: question.count, without: question.without.join(',') }),
  };
  return {
    task: id,
    ...(question ? said[id]() : {}),
    ...formatClosed(closed),
    supposed: supposed?.length > 0 && JSON.stringify(supposed),
  };
}

/** The inverse of {@link parseClosed}. */
export function formatClosed(closed) {
  return { closed: closed?.roads.join(','), flood: closed?.areas.map(({ coordinates: [ring] }) => ring.slice(0, -1).map(place).join(',')).join(';') };
}
