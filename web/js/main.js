/** Puts the page together: the one place that knows all its parts. */
import { api } from './api.js';
import { follower } from './follow.js';
import { language, LANGUAGES, rememberedLanguage, setLanguage, t } from './i18n/i18n.js';
import { createMap } from './map/map.js';
import { changesView } from './panel/changes.js';
import { closuresView } from './panel/closures.js';
import { coverageView } from './panel/coverage.js';
import { fill } from './panel/dom.js';
import { incidentView } from './panel/incident.js';
import { inspectorView } from './panel/inspector.js';
import { layersView } from './panel/layers.js';
import { matrixView } from './panel/matrix.js';
import { nearestView } from './panel/nearest.js';
import { passMarksDialog } from './panel/pass-marks.js';
import { reportsView } from './panel/reports.js';
import { noticesView } from './panel/notices.js';
import { shellView } from './panel/shell.js';
import { themesView } from './panel/themes.js';
import { travelView } from './panel/travel.js';
import { underClick } from './panel/under-click.js';
import { whatIfView } from './panel/whatif.js';
import { writtenNotice } from './panel/written.js';
import { noneOf } from './pure/cql.js';
import { formatHash, parseHash } from './pure/hash.js';
import { START } from './pure/matrix.js';
import { classesHiddenAt, hiddenPart, isDrawnAt } from './pure/symbol.js';
import { questionOf, resultKey } from './pure/travel.js';

const NOTE_MILLISECONDS = 250;
const RECORD_LAYERS = ['population', 'road'];

const asked = parseHash(location.hash);
setLanguage(asked.language ?? rememberedLanguage() ?? 'zh');

let catalogue;
const TERRAIN = 'terrain'; // stands among the layers for the shading of the ground
let visible = new Set();
let readByStandard; // layers that the open cell is about: these and the base map are drawn, whatever is switched on
let question = 'coverage'; // which of the tabs that draw an answer was open last
const asksAbout = {}; // by tab: the layer whose answer is shown, or that it is about points
let found; // keys of the nearest that are listed
const zoneFeatures = new Map();

const layer = (id) => catalogue.layers.find((candidate) => candidate.id === id);
const isMapped = (id) => id === TERRAIN || (layer(id) && layer(id).geometry !== 'none');
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
  onTileProblem: (problem) => { if (problem.isOffline) following.setOffline(true); },
  fetchReached: api.reachedTile,
  tipOf: (road) => travel.tip(road),
});

const notices = noticesView();
const shared = {
  catalogue: () => catalogue,
  items: api.items,
  execute: api.execute,
  writeReport: api.writeReport,
  select(ofLayer, feature) {
    setVisible(ofLayer.id, true);
    shell.makeRoom();
    inspector.openFeature(ofLayer, feature.id, { zoom: true });
  },
};
const lookUnder = underClick({ items: api.items, drawnOnly: (ofLayer) => drawnOnly(ofLayer, map.drawnZoom()) });
const written = writtenNotice({ api, change: () => catalogue.change, catchUp: () => following.catchUp(), show: notices.show, showChanges: () => shell.choose('changes') });
const inspector = inspectorView({
  ...shared, api, map,
  written: async (write) => {
    await written.said(write);
    if (write.layer === 'road') closures.drop(write.id);
  },
  catchUp: () => following.catchUp(),
  zoneName: async (code) => (await zoneFeature(code))?.properties.name,
});
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
  else if (inIncident()) map.emphasise(() => false);
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
  asked: () => whatIf.questionChanged(),
  showCoverage(result) {
    map.showCoverage(...(whatIf.isOnMap() ? [] : [result?.covered, result?.uncovered]));
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
    asker()?.roadsChanged();
    writeHash();
  },
});
const travel = travelView({
  ...shared,
  asked: () => whatIf.questionChanged(),
  closed: closures.inputs,
  showReached(shown) {
    map.showReached(whatIf.isOnMap() ? undefined : shown);
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
const whatIf = whatIfView({
  ...shared,
  api,
  map,
  drawnOnly: (ofLayer) => drawnOnly(ofLayer, map.drawnZoom()),
  question: () => tables[shell.activeTab()]?.whatIf(),
  compared: () => tables[question]?.draw(),
  showZone,
  zoomToZone,
  makeRoom: () => shell.makeRoom(),
  noteState: writeHash,
  tell(words, { action } = { action: { text: () => t('closures.look'), run: () => shell.choose(shell.activeTab()) } }) {
    if (!shell.isOpen()) notices.show(words, { action, stays: true });
  },
  async written(count, failed) {
    await following.catchUp();
    tables[question]?.again();
    notices.show(() => (failed > 0 ? t('whatif.some_failed', { count, failed }) : t('whatif.written', { count })), {
      isProblem: failed > 0, action: { text: () => t('tab.changes'), run: () => shell.choose('changes') },
    });
  },
});
const nearest = nearestView({ ...shared, closed: closures.inputs, showLinks: map.showLinks, showRoutes: map.showRoutes, reveal: map.reveal, showFound, noteState: writeHash });
function showFound(results) {
  found = results && new Set(results.map(resultKey));
  emphasise();
}
const asking = { travel, nearest };
const incident = incidentView({
  ...shared,
  map,
  search: api.search,
  closed: closures.inputs,
  zoneFeature,
  step,
  noteState: noteHash,
  tell: notices.show,
});
/** The view that asks what shut roads change. */
const asker = () => (inIncident() ? incident : asking[shell.activeTab()]);
const changes = changesView({
  ...shared,
  latestChanges: api.latestChanges,
  async undo(number) {
    await api.undo(number);
    await following.catchUp();
    notices.show(() => t('changes.undone', { number }));
  },
});
const passMarks = passMarksDialog({ ...shared, api, written: () => following.catchUp() });
const matrix = matrixView({
  ...shared,
  editMarks: passMarks.open,
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
const reports = reportsView({
  ...shared,
  api,
  noteState: noteHash,
  step,
  live: matrix.live,
  openCell: (at) => step(() => {
    setReports(undefined);
    setMatrix({ ...lastMatrix, at, isOpen: true });
  }),
  openFeature(id, feature) {
    step(() => setReports(undefined));
    setVisible(id, true);
    inspector.openFeature(layer(id), feature, { zoom: true });
  },
});
const themes = themesView({
  ...shared,
  step,
  showLayers(ids) {
    visible = new Set([...catalogue.layers.filter(({ id, symbol }) => symbol.base && visible.has(id)).map(({ id }) => id), ...ids.filter(isMapped), 'zone', ...(visible.has(TERRAIN) ? [TERRAIN] : [])]);
    layers.render();
    map.refresh();
  },
  showStandard: (id) => step(() => setMatrix({ ...lastMatrix, standard: id, isOpen: false })),
  ask: ({ process, inputs }) => step(() => {
    const isTravel = process === 'service-area';
    shell.choose(isTravel ? 'travel' : 'coverage');
    if (isTravel) travel.ask(questionOf(inputs));
    else coverage.ask(inputs);
  }),
});
const shell = shellView(
  {
    setLanguage: changeLanguage,
    showAll: () => map.showExtent(catalogue?.extent),
    zoomBy: map.zoomBy,
    onPage: (id) => catalogue && id !== shell.page() && step(() => {
      setIncident(id === 'incident' ? incident.state() : undefined);
      setMatrix(id === 'matrix' ? lastMatrix : undefined);
      setReports(id === 'reports' ? { part: 'filed' } : undefined);
    }),
    onTab(id) {
      showTask(id);
      if (id === 'changes') changes.load();
      placeClosures();
      tables[id]?.whatIfPlace.append(whatIf.element);
      whatIf.questionChanged();
      writeHash();
    },
  },
  { layers: layers.element, coverage: coverage.element, travel: travel.element, nearest: nearest.element, themes: themes.element, changes: changes.element },
);
const views = [shell, layers, coverage, closures, travel, whatIf, nearest, themes, incident, changes, matrix, passMarks, reports, inspector, notices];

/** What is shut stands where it is asked about, and is asked about anew where it was changed elsewhere. */
function placeClosures() {
  const view = asker();
  view?.closuresPlace.append(closures.element);
  if (view?.isOutdated()) view.roadsChanged();
}

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
  const layerIds = [...catalogue.layers.map((candidate) => candidate.id), TERRAIN].filter((id) => visible.has(id));
  const id = shell.activeTab();
  const task = id === 'layers' ? undefined : { id, question: id === 'themes' ? themes.state() : asking[id]?.state(), closed: asking[id] && closures.state(), supposed: tables[id] && whatIf.state() };
  const happened = inIncident() ? { ...incident.state(), closed: closures.state() } : undefined;
  return formatHash({ view: map.view(), layers: layerIds, language: language(), matrix: matrix.state(), reports: reports.state(), incident: happened, task });
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
const inReports = () => document.body.classList.contains('in-reports');
const inIncident = () => document.body.classList.contains('in-incident');
let lastMatrix = { ...START, isOpen: false, top: 0 };

/** Shows the matrix as given, or the map without it. */
function setMatrix(state) {
  if (state && !inMatrix()) inspector.close();
  lastMatrix = matrix.state() ?? lastMatrix;
  document.body.classList.toggle('in-matrix', state !== undefined);
  showPage();
  matrix.restore(state);
  if (state) return;
  map.resized();
  coverage.draw();
}

/** Shows the incident view with what is asked there, or the map without it. */
function setIncident(state) {
  if (!state && !inIncident()) return;
  inspector.close();
  const view = map.view();
  document.body.classList.toggle('in-incident', state !== undefined);
  if (state) incident.layersPlace.append(layers.element);
  else shell.give('layers', layers.element);
  showPage();
  map.resized();
  map.setView(view);
  if (state?.closed) closures.restore(state.closed);
  if (state) incident.restore(state.question);
  placeClosures();
}

/** Shows the reports as given, or the map without them. */
function setReports(state) {
  if (!state && !inReports()) return;
  if (state) inspector.close();
  document.body.classList.toggle('in-reports', state !== undefined);
  showPage();
  reports.restore(state);
  if (!state) map.resized();
}

function showPage() {
  const id = inReports() ? 'reports' : inMatrix() ? 'matrix' : inIncident() ? 'incident' : 'map';
  shell.setPage(id);
  showTask(id === 'map' ? shell.activeTab() : id);
}

/** Opens the tab that an address names and asks what it asks. */
function setTask({ id, question: asked, closed, supposed } = { id: 'layers' }) {
  if (tables[id]) whatIf.restore(supposed); // Takes until all that follows is done.
  if (asking[id]) closures.restore(closed);
  if (id !== shell.activeTab()) shell.choose(id);
  if (id === 'themes') themes.ask(asked);
  else if (asked) asking[id].ask(asked);
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
  if (visible.has(id) === on || layer(id)?.geometry === 'none') return;
  if (on) visible.add(id);
  else visible.delete(id);
  layers.render();
  shadeGround();
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

/** What a click says to the view that is open; otherwise shows what lies there. */
async function clicked(click) {
  if (!catalogue) return;
  if (inIncident()) {
    incident.happenedAt([click.longitude, click.latitude]);
    return;
  }
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
  const zoom = map.drawnZoom();
  try {
    const found = await lookUnder(click, layersAt(zoom));
    if (!found) return;
    const rows = found.filter(({ layer: { id } }) => id === 'zone').map(({ feature }) => feature.properties.code);
    const table = tables[question];
    const marked = table.isShowing() && !inMatrix() && rows.some((code) => table.markZone(code));
    const offered = found.filter((entry) => (entry.layer.symbol.base ? !marked && isDrawnAt(entry.layer, entry.feature.properties, zoom) : true));
    if (offered.length > 0) shell.makeRoom();
    inspector.showFound(offered);
  } catch (problem) {
    notices.show(() => problem.message, { isProblem: true });
  }
}

const shadeGround = () => map.showTerrain(catalogue.terrain, visible.has(TERRAIN));

function take(next) {
  const before = catalogue;
  catalogue = next;
  shell.setFacts({ simulated: next.simulated, isEmpty: next.layers.every((each) => each.count === 0) });
  if (before) {
    if (!before.extent && next.extent) map.showExtent(next.extent);
    shadeGround();
    [layers, coverage, travel, whatIf, incident, matrix].forEach((view) => view.render());
    return;
  }
  const usual = next.layers.filter((each) => each.geometry !== 'none' && !RECORD_LAYERS.includes(each.id)).map((each) => each.id);
  visible = new Set(asked.layers?.filter(isMapped) ?? [...usual, TERRAIN]);
  map.begin();
  shadeGround();
  if (asked.view) map.setView(asked.view);
  else map.showExtent(next.extent);
  renderAll();
  if (asked.matrix) setMatrix(asked.matrix);
  else if (asked.reports) setReports(asked.reports);
  else if (asked.incident) setIncident(asked.incident);
  else if (asked.task) setTask(asked.task);
  writeHash();
}

/** After others, or this page, have written. */
async function touched({ layers: ids, isAnew }) {
  if (ids.includes('zone')) zoneFeatures.clear();
  await map.invalidate(isAnew ? catalogue.layers.map((each) => each.id) : ids);
  if (ids.includes('road')) asker()?.roadsChanged();
  incident.dataChanged();
  matrix.dataChanged();
  await inspector.follow(ids);
  if (shell.activeTab() === 'changes') await changes.load();
}

const following = follower({
  api,
  on: {
    take,
    touched,
    offline(isOffline) {
      notices.setOffline(isOffline);
      incident.setOffline(isOffline);
    },
  },
});

const { skip, head, panel, overMap } = shell.elements;
fill(document.getElementById('page'), skip, head, notices.banner, panel, matrix.element, reports.element, incident.element, document.getElementById('stage'));
document.body.append(incident.brief, passMarks.element);
document.getElementById('stage').append(...overMap, travel.mapLegend, incident.overMap, whatIf.mapLegend, whatIf.dialog, inspector.element, notices.toast);
renderAll();
// Sooner than hashchange: nothing can write the old state over the new address before it is read.
window.addEventListener('popstate', () => {
  const state = parseHash(location.hash);
  if (state.language) changeLanguage(state.language);
  if (state.layers && catalogue) {
    visible = new Set(state.layers.filter(isMapped));
    layers.render();
    shadeGround();
    map.refresh();
  }
  if (!catalogue) return;
  clearTimeout(noting);
  setIncident(state.incident);
  if (state.matrix || inMatrix()) setMatrix(state.matrix);
  setReports(state.reports);
  if (!state.matrix && !state.reports && !state.incident) setTask(state.task);
  if (state.view && !matrix.isOpen()) map.setView(state.view);
  writeHash();
});
document.getElementById('stage').addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented && matrix.isOpen()) inspector.close();
});
following.start();
