/** Puts the page together: the one place that knows all its parts. */
import { api } from './api.js';
import { language, LANGUAGES, rememberedLanguage, setLanguage, t } from './i18n/i18n.js';
import { createMap } from './map/map.js';
import { changesView } from './panel/changes.js';
import { closuresView } from './panel/closures.js';
import { coverageView } from './panel/coverage.js';
import { fill } from './panel/dom.js';
import { inspectorView } from './panel/inspector.js';
import { layersView } from './panel/layers.js';
import { matrixView } from './panel/matrix.js';
import { nearestView } from './panel/nearest.js';
import { noticesView } from './panel/notices.js';
import { shellView } from './panel/shell.js';
import { travelView } from './panel/travel.js';
import { noneOf } from './pure/cql.js';
import { formatHash, parseHash } from './pure/hash.js';
import { START } from './pure/matrix.js';
import { classesHiddenAt, hiddenPart, isDrawnAt } from './pure/symbol.js';
import { questionOf, resultKey } from './pure/travel.js';

const POLL_MILLISECONDS = 3000;
const HIDDEN_POLL_MILLISECONDS = 30_000;
const NOTE_MILLISECONDS = 250;
const FOUND_PER_LAYER = 20;
const RECORD_LAYERS = ['population', 'road'];

const asked = parseHash(location.hash);
setLanguage(asked.language ?? rememberedLanguage() ?? 'zh');

let catalogue;
let visible = new Set();
let readByStandard; // layers that the open cell is about: these and the base map are drawn, whatever is switched on
let question = 'coverage'; // which of the tabs that draw an answer was open last
const asksAbout = {}; // by tab: the layer whose answer is shown, or that it is about points
let found; // keys of the nearest that are listed
let offline = false;
const zoneFeatures = new Map();

const layer = (id) => catalogue.layers.find((candidate) => candidate.id === id);
const isDrawn = ({ id, symbol }) => (readByStandard ? readByStandard.has(id) || (symbol.base && visible.has(id)) : visible.has(id));
// What a question is about is drawn at every zoom, save the people it counts and the roads they take.
const isWhole = ({ id }) => id === asksAbout[question] || (readByStandard?.has(id) === true && !RECORD_LAYERS.includes(id));
const layersAt = (zoom) => catalogue.layers.filter((candidate) => isDrawn(candidate) && candidate.count > 0 && candidate.geometry !== 'none'
  && (isWhole(candidate) || hiddenPart(candidate, zoom) !== 'all'));

const map = createMap(document.getElementById('map'), {
  fetchTile: api.tile,
  layersAt,
  isWhole,
  onClick: clicked,
  onPointer: (...place) => shell.setPointer(...place),
  onMove() {
    writeHash();
    layers.zoomed();
  },
  onTileProblem: (problem) => { if (problem.isOffline) setOffline(true); },
  fetchReached: api.reachedTile,
  tipOf: (road) => travel.tip(road),
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
  isWhole,
  zoom: map.drawnZoom,
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
const zoomToZone = async (code) => map.zoomTo((await zoneFeature(code))?.geometry);
/** The layer that an answer is about stands out while its tab is the last that asked; what is nearest, while it is looked for. */
function emphasise() {
  const facilities = asksAbout[question];
  if (inMatrix()) map.emphasise();
  else if (shell.activeTab() === 'nearest') map.emphasise(found && ((layerId, id) => found.has(resultKey({ layer: layerId, id }))));
  else map.emphasise(facilities && ((layerId) => facilities === layerId));
}
function lookAt(tab, facilities) {
  asksAbout[tab] = facilities;
  emphasise();
  map.refresh();
}
const coverage = coverageView({
  ...shared,
  showCoverage(result) {
    map.showCoverage(result?.covered, result?.uncovered);
    lookAt('coverage', result?.facilities);
  },
  showZone,
  zoomToZone,
});
const closures = closuresView({
  ...shared,
  map,
  drawnOnly: (ofLayer) => drawnOnly(ofLayer, map.drawnZoom()),
  makeRoom: () => shell.makeRoom(),
  tell(words, { action } = { action: { text: () => t('closures.look'), run: () => shell.choose(shell.activeTab()) } }) {
    if (!shell.isOpen()) notices.show(words, { action, stays: true });
  },
  editRoad(id) {
    shell.makeRoom();
    inspector.propose(layer('road'), id, { closed: true });
  },
  changed() {
    asking[shell.activeTab()]?.roadsChanged();
    writeHash();
  },
});
const travel = travelView({
  ...shared,
  closed: closures.inputs,
  showReached(shown) {
    map.showReached(shown);
    lookAt('travel', shown && (shown.facilities ?? 'points'));
  },
  showOrigins: map.showOrigins,
  light: map.light,
  locate: map.zoomTo,
  showZone,
  zoomToZone,
  noteState: writeHash,
});
const tables = { coverage, travel };
const nearest = nearestView({ ...shared, closed: closures.inputs, showLinks: map.showLinks, showRoutes: map.showRoutes, reveal: map.reveal, showFound, noteState: writeHash });
function showFound(results) {
  found = results && new Set(results.map(resultKey));
  emphasise();
}
const asking = { travel, nearest };
const changes = changesView({
  ...shared,
  latestChanges: api.latestChanges,
  async undo(number) {
    await api.undo(number);
    await catchUp();
    notices.show(() => t('changes.undone', { number }));
  },
});
const matrix = matrixView({
  ...shared,
  noteState: noteHash,
  step,
  back,
  showStandard,
  showTravel: (asked, code) => step(() => {
    setMatrix(undefined);
    shell.choose('travel');
    travel.ask(questionOf(asked), { zone: code, minutes: [asked.minutes].flat()[0] });
    zoomToZone(code);
  }),
  openPage(page, code) {
    document.body.classList.add('has-cell');
    inspector.openHome(page);
    map.resized();
    zoneFeature(code).then((feature) => map.zoomTo(feature?.geometry));
  },
  closePage() {
    document.body.classList.remove('has-cell');
    inspector.closeHome();
  },
});
const shell = shellView(
  {
    setLanguage: changeLanguage,
    showAll: () => map.showExtent(catalogue?.extent),
    zoomBy: map.zoomBy,
    onPage: (id) => catalogue && (id === 'matrix') !== inMatrix() && step(() => setMatrix(id === 'matrix' ? lastMatrix : undefined)),
    onTab(id) {
      showTask(id);
      if (id === 'changes') changes.load();
      asking[id]?.closuresPlace.append(closures.element);
      if (asking[id]?.isOutdated()) asking[id].roadsChanged();
      writeHash();
    },
  },
  { layers: layers.element, coverage: coverage.element, travel: travel.element, nearest: nearest.element, changes: changes.element },
);
const views = [shell, layers, coverage, closures, travel, nearest, changes, matrix, inspector, notices];

function showTask(id) {
  map.draw.stop();
  map.setTask(id);
  const isOther = id in tables && id !== question;
  if (isOther) question = id;
  emphasise();
  if (isOther) map.refresh();
}

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
  clearTimeout(noting);
  if (!catalogue || isStepping) return;
  history.replaceState(history.state, '', hashNow());
}

function hashNow() {
  const layerIds = catalogue.layers.filter((candidate) => visible.has(candidate.id)).map((candidate) => candidate.id);
  const id = shell.activeTab();
  const task = id === 'layers' ? undefined : { id, question: asking[id]?.state(), closed: asking[id] && closures.state() };
  return formatHash({ view: map.view(), layers: layerIds, language: language(), matrix: matrix.state(), task });
}

let noting;
/** As writeHash, but soon: for what changes many times a second. */
function noteHash() {
  clearTimeout(noting);
  noting = setTimeout(writeHash, NOTE_MILLISECONDS);
}

let isStepping = false;
/** Changes what is shown, so that the Back button leads to what was there before. The state marks what opens a cell. */
function step(change, state = null) {
  writeHash();
  isStepping = true;
  change();
  isStepping = false;
  history.pushState(state, '', hashNow());
}

/** Closes the open cell: over the step that opened it, or in place when an address opened it. */
function back() {
  if (history.state?.opensCell) return history.back();
  setMatrix({ ...matrix.state(), isOpen: false });
  return writeHash();
}

const inMatrix = () => document.body.classList.contains('in-matrix');
let lastMatrix = { ...START, isOpen: false, top: 0 };

/** Shows the matrix as given, or the map without it. */
function setMatrix(state) {
  if (state && !inMatrix()) inspector.close();
  lastMatrix = matrix.state() ?? lastMatrix;
  document.body.classList.toggle('in-matrix', state !== undefined);
  shell.setPage(state ? 'matrix' : 'map');
  showTask(state ? 'matrix' : shell.activeTab());
  matrix.restore(state);
  if (state) return;
  map.resized();
  coverage.draw();
}

/** Opens the tab that an address names and asks what it asks. */
function setTask({ id, question: asked, closed } = { id: 'layers' }) {
  if (asking[id]) closures.restore(closed);
  if (id !== shell.activeTab()) shell.choose(id);
  if (asked) asking[id].ask(asked);
}

/** Draws what a standard is about; nothing removes it. */
function showStandard(shown) {
  readByStandard = shown && new Set(shown.layers);
  map.showCoverage(shown?.covered, shown?.uncovered, true);
  map.showFaults(shown?.features);
  emphasise();
  showZone(shown?.zone);
  map.refresh();
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

/** Only what is drawn can have been meant. Of zones all are asked for: a coverage may be told by communities. */
function drawnOnly(ofLayer, zoom) {
  const hidden = isWhole(ofLayer) || ofLayer.id === 'zone' ? [] : classesHiddenAt(ofLayer, zoom);
  return hidden.length > 0 ? { filter: noneOf(ofLayer.symbol.classify, hidden) } : {};
}

let looking;
/** Asks the server what lies under a click, layer by layer, top of the map first. */
async function clicked(click) {
  if (!catalogue) return;
  if (shell.activeTab() === 'nearest' && !inMatrix()) {
    inspector.close();
    shell.choose('nearest');
    nearest.from([click.longitude, click.latitude]);
    return;
  }
  if (shell.activeTab() === 'travel' && travel.takesPoints() && !inMatrix()) {
    inspector.close();
    travel.addPoint([click.longitude, click.latitude]);
    return;
  }
  looking?.abort();
  looking = new AbortController();
  const { signal } = looking;
  const zoom = map.drawnZoom();
  const under = layersAt(zoom);
  const query = { bbox: click.bbox.map((degrees) => degrees.toFixed(7)).join(','), limit: FOUND_PER_LAYER };
  try {
    const pages = await Promise.all(under.map((each) => api.items(each.id, { ...query, ...drawnOnly(each, zoom) }, signal)));
    const found = under.flatMap((each, index) => pages[index].features.map((feature) => ({ layer: each, feature })));
    const rows = found.filter(({ layer: { id } }) => id === 'zone').map(({ feature }) => feature.properties.code);
    const table = tables[question];
    const marked = table.isShowing() && !inMatrix() && rows.some((code) => table.markZone(code));
    const offered = found.filter((entry) => (entry.layer.symbol.base ? !marked && isDrawnAt(entry.layer, entry.feature.properties, zoom) : true));
    if (offered.length > 0) shell.makeRoom();
    inspector.showFound(offered);
  } catch (problem) {
    if (problem.name !== 'AbortError') notices.show(() => problem.message, { isProblem: true });
  }
}

/** After a write of this page: catch up, say it, offer to take it back. */
async function written({ layer: layerId, id, key, etag }) {
  const before = catalogue.change;
  await catchUp();
  if (layerId === 'road') closures.drop(id);
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
    [layers, coverage, travel, matrix].forEach((view) => view.render());
    return;
  }
  const usual = next.layers.filter((each) => each.geometry !== 'none' && !RECORD_LAYERS.includes(each.id)).map((each) => each.id);
  visible = new Set(asked.layers?.filter((id) => layer(id) && layer(id).geometry !== 'none') ?? usual);
  map.begin();
  if (asked.view) map.setView(asked.view);
  else map.showExtent(next.extent);
  renderAll();
  if (asked.matrix) setMatrix(asked.matrix);
  else if (asked.task) setTask(asked.task);
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
    if (touched.includes('road')) asking[shell.activeTab()]?.roadsChanged();
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
fill(document.getElementById('page'), skip, head, notices.banner, panel, matrix.element, document.getElementById('stage'));
document.getElementById('stage').append(...overMap, travel.mapLegend, inspector.element, notices.toast);
renderAll();
document.addEventListener('visibilitychange', () => { if (!document.hidden) poll(); });
// Sooner than hashchange: nothing can write the old state over the new address before it is read.
window.addEventListener('popstate', () => {
  const state = parseHash(location.hash);
  if (state.language) changeLanguage(state.language);
  if (state.layers && catalogue) {
    visible = new Set(state.layers.filter((id) => layer(id)));
    layers.render();
    map.refresh();
  }
  if (!catalogue) return;
  clearTimeout(noting);
  if (state.matrix || inMatrix()) setMatrix(state.matrix);
  if (!state.matrix) setTask(state.task);
  if (state.view && !matrix.isOpen()) map.setView(state.view);
  writeHash();
});
document.getElementById('stage').addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented && matrix.isOpen()) inspector.close();
});
keepFollowing();
