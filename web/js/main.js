/** Puts the page together: the one place that knows all its parts. */
import { api } from './api.js';
import { language, LANGUAGES, rememberedLanguage, setLanguage, t } from './i18n/i18n.js';
import { createMap } from './map/map.js';
import { changesView } from './panel/changes.js';
import { coverageView } from './panel/coverage.js';
import { fill } from './panel/dom.js';
import { inspectorView } from './panel/inspector.js';
import { layersView } from './panel/layers.js';
import { nearestView } from './panel/nearest.js';
import { noticesView } from './panel/notices.js';
import { shellView } from './panel/shell.js';
import { formatHash, parseHash } from './pure/hash.js';

const POLL_MILLISECONDS = 3000;
const HIDDEN_POLL_MILLISECONDS = 30_000;
const FOUND_PER_LAYER = 20;
const RECORD_LAYERS = ['population'];

const asked = parseHash(location.hash);
setLanguage(asked.language ?? rememberedLanguage() ?? 'zh');

let catalogue;
let visible = new Set();
let offline = false;
const zoneFeatures = new Map();

const layer = (id) => catalogue.layers.find((candidate) => candidate.id === id);
const layersAt = (zoom) => catalogue.layers.filter((candidate) =>
  visible.has(candidate.id) && candidate.count > 0 && candidate.geometry !== 'none' && zoom >= candidate.symbol.min_zoom);

const map = createMap(document.getElementById('map'), {
  fetchTile: api.tile,
  layersAt,
  onClick: clicked,
  onPointer: (...place) => shell.setPointer(...place),
  onMove: writeHash,
  onTileProblem: (problem) => { if (problem.isOffline) setOffline(true); },
});

const notices = noticesView();
const shared = {
  catalogue: () => catalogue,
  items: api.items,
  execute: api.execute,
  select(ofLayer, feature) {
    setVisible(ofLayer.id, true);
    shell.makeRoom();
    inspector.openFeature(ofLayer, feature.id, { zoom: true });
  },
};
const inspector = inspectorView({ ...shared, api, map, written, catchUp, zoneName: async (code) => (await zoneFeature(code))?.properties.name });
const layers = layersView({
  ...shared,
  isVisible: (id) => visible.has(id),
  setVisible,
  add(ofLayer) {
    setVisible(ofLayer.id, true);
    shell.makeRoom();
    inspector.add(ofLayer);
  },
  list(ofLayer) {
    shell.makeRoom();
    inspector.listLayer(ofLayer);
  },
});
let litZone;
async function showZone(code) {
  litZone = code;
  const feature = code ? await zoneFeature(code) : undefined;
  if (litZone === code) map.showZone(feature?.geometry);
}
const coverage = coverageView({
  ...shared,
  showCoverage(result) {
    map.showCoverage(result?.covered, result?.uncovered);
    map.emphasise(result?.facilities);
  },
  showZone,
  zoomToZone: async (code) => map.zoomTo((await zoneFeature(code))?.geometry),
});
const nearest = nearestView({ ...shared, showLinks: map.showLinks });
const changes = changesView({
  ...shared,
  latestChanges: api.latestChanges,
  async undo(number) {
    await api.undo(number);
    await catchUp();
    notices.show(() => t('changes.undone', { number }));
  },
});
const shell = shellView(
  {
    setLanguage: changeLanguage,
    showAll: () => map.showExtent(catalogue?.extent),
    zoomBy: map.zoomBy,
    onTab(id) {
      map.setTask(id);
      if (id === 'changes') changes.load();
    },
  },
  { layers: layers.element, coverage: coverage.element, nearest: nearest.element, changes: changes.element },
);
const views = [shell, layers, coverage, nearest, changes, inspector, notices];

/** The zone of a code, undefined when there is none or the server is away. */
async function zoneFeature(code) {
  if (!zoneFeatures.has(code)) {
    try {
      zoneFeatures.set(code, (await api.items('zone', { code, limit: 1 })).features[0]);
    } catch {
      return undefined; // A name and a highlight are all that is lost.
    }
  }
  return zoneFeatures.get(code);
}

function writeHash() {
  if (!catalogue) return;
  const layerIds = catalogue.layers.filter((candidate) => visible.has(candidate.id)).map((candidate) => candidate.id);
  history.replaceState(null, '', formatHash({ view: map.view(), layers: layerIds, language: language() }));
}

function setVisible(id, on) {
  if (visible.has(id) === on || layer(id).geometry === 'none') return;
  if (on) visible.add(id);
  else visible.delete(id);
  layers.render();
  map.refresh();
  writeHash();
}

function changeLanguage(next) {
  if (!(next in LANGUAGES) || next === language()) return;
  setLanguage(next);
  views.forEach((view) => view.forget?.());
  renderAll();
  writeHash();
}

function renderAll() {
  document.getElementById('map').setAttribute('aria-label', t('map.label'));
  views.forEach((view) => (catalogue || view === shell || view === notices) && view.render());
}

let looking;
/** Asks the server what lies under a click, layer by layer, top of the map first. */
async function clicked(click) {
  if (!catalogue) return;
  if (shell.activeTab() === 'nearest') {
    inspector.close();
    shell.choose('nearest');
    nearest.from([click.longitude, click.latitude]);
    return;
  }
  looking?.abort();
  looking = new AbortController();
  const { signal } = looking;
  const under = layersAt(map.view().zoom);
  const query = { bbox: click.bbox.map((degrees) => degrees.toFixed(7)).join(','), limit: FOUND_PER_LAYER };
  try {
    const pages = await Promise.all(under.map((each) => api.items(each.id, query, signal)));
    const found = under.flatMap((each, index) => pages[index].features.map((feature) => ({ layer: each, feature })));
    const rows = found.filter(({ layer: { id } }) => id === 'zone').map(({ feature }) => feature.properties.code);
    const marked = coverage.isShowing() && rows.some((code) => coverage.markZone(code));
    const ordinary = found.filter((entry) => !entry.layer.symbol.base);
    const offered = marked ? ordinary : found;
    if (offered.length > 0) shell.makeRoom();
    inspector.showFound(offered);
  } catch (problem) {
    if (problem.name !== 'AbortError') notices.show(() => problem.message, { isProblem: true });
  }
}

/** After a write of this page: catch up, say it, offer to take it back. */
async function written({ layer: layerId, key, etag }) {
  const before = catalogue.change;
  await catchUp();
  let number = Number(etag?.match(/^"(\d+)"$/)?.[1]);
  if (!number) {
    // A deleted feature has no version: the change is known when it is the only one of its kind since.
    const { changes: since } = await api.changesSince(before);
    const own = since.filter((change) => change.origin === 'http' && change.layers.includes(layerId));
    number = own.length === 1 ? own[0].number : undefined;
  }
  notices.show(() => t(key), {
    action: number ? { text: () => t('changes.undo'), run: () => undo(number) } : { text: () => t('tab.changes'), run: () => shell.choose('changes') },
  });
}

async function undo(number) {
  try {
    await api.undo(number);
    await catchUp();
    notices.show(() => t('changes.undone', { number }));
  } catch (problem) {
    const faults = problem.errors.map((error) => `${error.found ?? ''} ${error.expected ?? ''}`.trim());
    notices.show(() => [`${t('changes.refused', { number })}${t('app.colon')}${problem.message}`, ...faults].join(' · '), { isProblem: true });
  }
}

function setOffline(isOffline) {
  if (offline === isOffline) return;
  offline = isOffline;
  notices.setOffline(isOffline);
}

function take(next) {
  const before = catalogue;
  catalogue = next;
  shell.setFacts({ simulated: next.simulated, isEmpty: next.layers.every((each) => each.count === 0) });
  if (before) {
    [layers, coverage].forEach((view) => view.render());
    return;
  }
  const usual = next.layers.filter((each) => each.geometry !== 'none' && !RECORD_LAYERS.includes(each.id)).map((each) => each.id);
  visible = new Set(asked.layers?.filter((id) => layer(id) && layer(id).geometry !== 'none') ?? usual);
  map.begin();
  if (asked.view) map.setView(asked.view);
  else map.showExtent(next.extent);
  renderAll();
  writeHash();
}

let polling;
/** Follows what was written since, here or elsewhere; runs once at a time. */
function poll() {
  polling ??= follow().finally(() => { polling = undefined; });
  return polling;
}

/** Follows once more from now on: what this page has just written is seen afterwards. */
async function catchUp() {
  await polling;
  await poll();
}

async function follow() {
  try {
    if (!catalogue) {
      take(await api.catalogue());
      return setOffline(false);
    }
    const wasOffline = offline;
    const { change, changes: since } = await api.changesSince(catalogue.change);
    setOffline(false);
    if (change === catalogue.change && !wasOffline) return undefined;
    const touched = [...new Set(since.flatMap((each) => each.layers))];
    const wasEmpty = catalogue.extent === null;
    take(await api.catalogue());
    if (touched.includes('zone')) zoneFeatures.clear();
    // A database put in place of another may count from anew: then everything is asked again.
    await map.invalidate(wasOffline || since.length === 0 ? catalogue.layers.map((each) => each.id) : touched);
    if (wasEmpty && catalogue.extent) map.showExtent(catalogue.extent);
    await inspector.follow(touched);
    if (shell.activeTab() === 'changes') await changes.load();
  } catch (problem) {
    if (problem.isOffline === undefined) throw problem;
    setOffline(true);
  }
  return undefined;
}

function keepFollowing() {
  poll().finally(() => setTimeout(keepFollowing, document.hidden ? HIDDEN_POLL_MILLISECONDS : POLL_MILLISECONDS));
}

const { skip, head, panel, overMap } = shell.elements;
fill(document.getElementById('page'), skip, head, notices.banner, panel, document.getElementById('stage'));
document.getElementById('stage').append(...overMap, inspector.element, notices.toast);
renderAll();
document.addEventListener('visibilitychange', () => { if (!document.hidden) poll(); });
window.addEventListener('hashchange', () => {
  const state = parseHash(location.hash);
  if (state.language) changeLanguage(state.language);
  if (state.layers && catalogue) {
    visible = new Set(state.layers.filter((id) => layer(id)));
    layers.render();
    map.refresh();
  }
  if (state.view) map.setView(state.view);
});
keepFollowing();
