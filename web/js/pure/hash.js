/**
 * The address bar keeps view, layers and language, `#map=12/29.55/106.45&layers=hazard,zone&lang=en`, and on the
 * matrix also what is sorted, filtered, in sight and open: `&view=matrix&sort=-gaps&status=gap&cell=500106001/helipad`,
 * on the reports what is open: `&view=reports&report=12&before=7`,
 * on the map what is asked about travel (`task.js`), and on the incident view what happened (`incident.js`).
 */
import { formatIncident, parseIncident } from './incident.js';
import { isSort, START, STATUSES } from './matrix.js';
import { formatTask, parseTask } from './task.js';

/** What a hash says; what it does not say, or says wrongly, is absent. */
export function parseHash(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const state = {};
  const map = (parameters.get('map') ?? '').split('/').map((part) => (part === '' ? NaN : Number(part)));
  const [zoom, latitude, longitude] = map;
  if (map.length === 3 && zoom >= 0 && zoom <= 22 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
    state.view = { zoom, latitude, longitude };
  }
  if (parameters.has('layers')) state.layers = list(parameters, 'layers');
  if (['zh', 'en'].includes(parameters.get('lang'))) state.language = parameters.get('lang');
  const task = parseTask(parameters);
  if (parameters.get('view') === 'matrix') state.matrix = parseMatrix(parameters);
  else if (parameters.get('view') === 'reports') state.reports = parseReports(parameters);
  else if (parameters.get('view') === 'incident') state.incident = parseIncident(parameters);
  else if (task) state.task = task;
  return state;
}

const list = (parameters, name) => (parameters.get(name) ?? '').split(',').filter(Boolean);

function parseMatrix(parameters) {
  const sort = parameters.get('sort') ?? '';
  const open = parsePlace(parameters.get('cell'));
  return {
    sort: isSort(sort) ? sort : START.sort,
    statuses: list(parameters, 'status').filter((status) => STATUSES.includes(status)),
    standard: parameters.get('standard') ?? '',
    district: parameters.get('district') ?? '',
    text: parameters.get('find') ?? '',
    grouped: parameters.get('group') !== '0',
    toggled: list(parameters, 'fold'),
    at: open ?? parsePlace(parameters.get('at')),
    isOpen: open !== undefined,
    top: Math.max(0, Number.parseInt(parameters.get('top') ?? '', 10) || 0),
  };
}

const wholeNumber = (text) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined);

function parseReports(parameters) {
  return {
    part: parameters.get('part') === 'due' ? 'due' : 'filed',
    report: wholeNumber(parameters.get('report')), before: wholeNumber(parameters.get('before')), zone: parameters.get('of') ?? undefined,
  };
}

const formatReports = ({ part, report, before, zone }) => said({ view: 'reports', part: part === 'due' && part, report, before, of: part === 'due' && zone });

/** `zone/standard`; the whole zone without a standard. Undefined when it is no such thing. */
function parsePlace(text) {
  const parts = text?.match(/^(.*)\/([^/]*)$/);
  return parts ? { zone: parts[1], standard: parts[2] } : undefined;
}

/** The inverse of {@link parseHash}. */
export function formatHash({ view, layers, language, matrix, reports, incident, task }) {
  const digits = view.zoom >= 14 ? 5 : 4;
  return `#map=${+view.zoom.toFixed(2)}/${view.latitude.toFixed(digits)}/${view.longitude.toFixed(digits)}`
    + `&layers=${layers.join(',')}&lang=${language}${matrix ? formatMatrix(matrix) : reports ? formatReports(reports) : said(incident ? formatIncident(incident) : task ? formatTask(task) : {})}`;
}

/** Parameters that say something, each with a & before it. */
function said(parameters) {
  return Object.entries(parameters).filter(([, value]) => value)
    .map(([name, value]) => `&${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3B', ';')}`).join('');
}

function formatMatrix({ sort, statuses, standard, district, text, grouped, toggled, at, isOpen, top }) {
  const place = at && `${at.zone}/${at.standard}`;
  return said({
    view: 'matrix', sort: sort !== START.sort && sort, status: statuses.join(','), standard, district, find: text,
    group: !grouped && '0', fold: toggled.join(','), at: !isOpen && place, cell: isOpen && place, top: top > 0 && top,
  });
}
