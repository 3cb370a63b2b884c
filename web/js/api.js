/** The only place that talks to the server. */
import { language, t } from './i18n/i18n.js';

/** A refusal in words for the user. `status` 0 means that the server did not answer. */
export class Problem extends Error {
  constructor(status, type, title, errors = []) {
    super(title);
    this.status = status;
    this.type = type;
    this.errors = errors;
  }

  get isOffline() {
    return this.status === 0 || this.status === 503;
  }
}

async function problemOf(response) {
  try {
    const { type, title, errors } = await response.json();
    return new Problem(response.status, type ?? 'unknown', title ?? t('problem.unreadable', { status: response.status }), errors ?? []);
  } catch {
    return new Problem(response.status, 'unreadable', t('problem.unreadable', { status: response.status }));
  }
}

/** The response when it is a good one (or 304); a cancelled request throws the browser's AbortError. */
async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { 'Accept-Language': language(), ...options.headers } });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, 'offline', t('problem.request'));
  }
  if (!response.ok && response.status !== 304) throw await problemOf(response);
  return response;
}

async function json(path, options) {
  const response = await request(path, options);
  try {
    return await response.json();
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(response.status, 'unreadable', t('problem.unreadable', { status: response.status }));
  }
}

const send = (method, body, type, headers = {}) => ({
  method, body: JSON.stringify(body), headers: { 'Content-Type': type, ...headers },
});

const collection = (layer) => `/ogc/collections/${encodeURIComponent(layer)}`;
const item = (layer, id) => `${collection(layer)}/items/${encodeURIComponent(id)}`;

async function feature(path, options) {
  const response = await request(path, options);
  return { feature: await response.json(), etag: response.headers.get('ETag') };
}

export const api = {
  catalogue: () => json('/catalogue'),

  /** What was written after change `number`. */
  changesSince: (number) => json(`/changes?since=${number}`),

  latestChanges: (count) => json(`/changes?latest=${count}`),

  undo: (number) => request(`/changes/${number}/undo`, { method: 'POST' }),

  /** A page of features; `query` holds bbox, limit, filter, sortby. */
  items: (layer, query, signal) => json(`${collection(layer)}/items?${new URLSearchParams(query)}`, { signal }),

  /** Places that a text names: {results: [{kind, layer, id, name, zone_name, point}]}. */
  search: (text, limit, signal) => json(`/search?${new URLSearchParams({ q: text, limit })}`, { signal }),

  /** {feature, etag}. */
  item: (layer, id, signal) => feature(item(layer, id), { signal }),

  /** Creates a feature; resolves to {id, etag}. */
  async create(layer, draft) {
    const created = await feature(`${collection(layer)}/items`, send('POST', draft, 'application/geo+json'));
    return { id: created.feature.id, etag: created.etag };
  },

  patch: (layer, id, etag, patch) =>
    request(item(layer, id), send('PATCH', patch, 'application/merge-patch+json', { 'If-Match': etag })),

  remove: (layer, id, etag) => request(item(layer, id), { method: 'DELETE', headers: { 'If-Match': etag } }),

  /** The bytes of a tile of several layers; a star behind a name asks also for what the map leaves out at that zoom. */
  async tile(names, z, x, y) {
    const ids = (some) => some.map((name) => name.replace('*', '')).join(',');
    const whole = names.filter((name) => name.endsWith('*'));
    const query = `collections=${ids(names)}${whole.length > 0 ? `&whole=${ids(whole)}` : ''}`;
    const response = await request(`/ogc/tiles/WebMercatorQuad/${z}/${y}/${x}?${query}`);
    return new Uint8Array(await response.arrayBuffer());
  },

  /** The bytes of a tile of what inputs of service-area reach; layers are `reached`, the roads, and `area`, the ground. */
  async reachedTile(layers, inputs, z, x, y) {
    const query = new URLSearchParams({ layers: layers.join(','), inputs: JSON.stringify(inputs) });
    const response = await request(`/ogc/processes/service-area/tiles/WebMercatorQuad/${z}/${y}/${x}?${query}`);
    return new Uint8Array(await response.arrayBuffer());
  },

  /** Whose pass marks are in force: {as_of, catalogue, zones: [{zone, name, kind, marks}]}. */
  passMarks: (standard, signal) => json(`/pass-marks?${new URLSearchParams({ standard })}`, { signal }),

  /** Who decided what about the pass marks of a standard, newest first. */
  markHistory: (standard, signal) => json(`/pass-marks/history?${new URLSearchParams({ standard })}`, { signal }),

  /** Decides about pass marks; resolves to the change. */
  decide: (decision) => json('/pass-marks', send('POST', decision, 'application/json')),

  /** Filed reports, newest first; `query` holds zone, standard, from, to. */
  reports: (query, signal) => json(`/reports?${new URLSearchParams(query)}`, { signal }),

  /** Zones that a report can be filed for: {zones: [{zone, name, kind}]}. */
  reportZones: () => json('/reports/zones'),

  report: (id, signal) => json(`/reports/${encodeURIComponent(id)}`, { signal }),

  comparison: (before, after, signal) => json(`/reports/${encodeURIComponent(after)}/comparison?${new URLSearchParams({ before })}`, { signal }),

  /** Files a report; resolves to its head. */
  file: (report) => json('/reports', send('POST', report, 'application/json')),

  /** The answer of a process. */
  execute: (process, inputs, signal) =>
    json(`/ogc/processes/${process}/execution`, { ...send('POST', { inputs }, 'application/json'), signal }),

  /** A gap report in one of its forms: {blob, name}. */
  async writeReport(inputs, form, includePersonal) {
    const response = await request(`/ogc/processes/gap-report/execution?${new URLSearchParams({ f: form, personal: includePersonal })}`, send('POST', { inputs }, 'application/json'));
    return { blob: await response.blob(), name: `gap-report-${inputs.as_of}.${form}` };
  },

  /** A filed report likewise. */
  async writeFiled(id, form, includePersonal) {
    const response = await request(`/reports/${id}?${new URLSearchParams({ f: form, personal: includePersonal })}`);
    return { blob: await response.blob(), name: `gap-report-${id}.${form}` };
  },
};
