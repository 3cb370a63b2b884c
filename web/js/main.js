/** Puts the page together: the one place that knows all its parts. */
import { addressBar } from './address.js';
import { api } from './api.js';
import { clicksOn } from './clicks.js';
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
import { inIncident, inMatrix, pagesOf } from './pages.js';
import { formatHash, parseHash } from './pure/hash.js';
import { questionOf, resultKey } from './pure/travel.js';
import { shownLayers, TERRAIN } from './shown.js';
import { zonesByCode } from './zones.js';

const asked = parseHash(location.hash);
setLanguage(asked.language ?? rememberedLanguage() ?? 'zh');

let catalogue;
let found; // keys of the nearest that are listed

const shown = shownLayers(() => catalogue);
const map = createMap(document.getElementById('map'), {
  fetchTile: api.tile,
  layersAt: shown.layersAt,
  isWhole: shown.isWhole,
  onClick: (click) => clicked(click),
  onPointer: (...place) => shell.setPointer(...place),
  onMove() {
    address.write();
    layers.zoomed();
  },
  onTileProblem: (problem) => { if (problem.isOffline) following.setOffline(true); },
  fetchReached: api.reachedTile,
  tipOf: (road) => travel.tip(road),
});

const address = addressBar({ now: () => (catalogue ? hashNow() : undefined), restore });
const zones = zonesByCode({ items: api.items, map });
/** What of a layer a click can have meant. */
const drawnOnly = (ofLayer) => shown.drawnOnly(ofLayer, map.drawnZoom());
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
const lookUnder = underClick({ items: api.items, drawnOnly });
const written = writtenNotice({ api, change: () => catalogue.change, catchUp: () => following.catchUp(), show: notices.show, showChanges: () => shell.choose('changes') });
const inspector = inspectorView({
  ...shared, api, map,
  written: async (write) => {
    await written.said(write);
    if (write.layer === 'road') closures.drop(write.id);
  },
  catchUp: () => following.catchUp(),
  zoneName: zones.name,
});
const layers = layersView({
  ...shared,
  isWhole: shown.isWhole,
  zoom: map.drawnZoom,
  isVisible: shown.isVisible,
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
/** The layer that an answer is about stands out while its tab is the last that asked; what is nearest, while it is looked for. */
function emphasise() {
  const facilities = shown.about();
  if (inMatrix()) map.emphasise();
  else if (inIncident()) map.emphasise(() => false);
  else if (shell.activeTab() === 'themes') map.emphasise(themes.marks());
  else if (shell.activeTab() === 'nearest') map.emphasise(found && ((layerId, id) => found.has(resultKey({ layer: layerId, id }))));
  else map.emphasise(facilities && ((layerId) => facilities === layerId));
}
function lookAt(tab, facilities) {
  shown.setAbout(tab, facilities);
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
  showZone: zones.show,
  zoomToZone: zones.zoomTo,
});
const closures = closuresView({
  ...shared,
  map,
  drawnOnly,
  makeRoom: () => shell.makeRoom(),
  tell(words, { action } = { action: { text: () => t('closures.look'), run: () => shell.choose(shell.activeTab()) } }) {
    if (!shell.isOpen()) notices.show(words, { action, stays: true });
  },
  editRoad(id) {
    shell.makeRoom();
    inspector.propose(shown.layer('road'), id, { closed: true });
  },
  changed() {
    asker()?.roadsChanged();
    address.write();
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
  showZone: zones.show,
  zoomToZone: zones.zoomTo,
  noteState: address.write,
});
const tables = { coverage, travel };
const whatIf = whatIfView({
  ...shared,
  api,
  map,
  drawnOnly,
  question: () => tables[shell.activeTab()]?.whatIf(),
  compared: () => tables[shown.question()]?.draw(),
  showZone: zones.show,
  zoomToZone: zones.zoomTo,
  makeRoom: () => shell.makeRoom(),
  noteState: address.write,
  tell(words, { action } = { action: { text: () => t('closures.look'), run: () => shell.choose(shell.activeTab()) } }) {
    if (!shell.isOpen()) notices.show(words, { action, stays: true });
  },
  async written(count, failed) {
    await following.catchUp();
    tables[shown.question()]?.again();
    notices.show(() => (failed > 0 ? t('whatif.some_failed', { count, failed }) : t('whatif.written', { count })), {
      isProblem: failed > 0, action: { text: () => t('tab.changes'), run: () => shell.choose('changes') },
    });
  },
});
const nearest = nearestView({ ...shared, closed: closures.inputs, showLinks: map.showLinks, showRoutes: map.showRoutes, reveal: map.reveal, showFound, noteState: address.write });
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
  zoneFeature: zones.feature,
  step: address.step,
  noteState: address.note,
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
  noteState: address.note,
  step: address.step,
  back,
  showStandard,
  showTravel: (asked, code) => address.step(() => {
    pages.setMatrix(undefined);
    shell.choose('travel');
    travel.ask(questionOf(asked), { zone: code, minutes: [asked.minutes].flat()[0] });
    zones.zoomTo(code);
  }),
  openPage(page, code) {
    document.body.classList.add('has-cell');
    inspector.openHome(page);
    map.resized();
    zones.zoomTo(code);
  },
  closePage() {
    document.body.classList.remove('has-cell');
    inspector.closeHome();
  },
});
const reports = reportsView({
  ...shared,
  api,
  noteState: address.note,
  step: address.step,
  live: matrix.live,
  openCell: (at) => address.step(() => {
    pages.setReports(undefined);
    pages.setMatrix({ ...pages.lastMatrix(), at, isOpen: true });
  }),
  openFeature(id, feature) {
    address.step(() => pages.setReports(undefined));
    setVisible(id, true);
    inspector.openFeature(shown.layer(id), feature, { zoom: true });
  },
});
const themes = themesView({
  ...shared,
  step: address.step,
  showLayers(ids) {
    shown.setBesideBase(ids);
    layers.render();
    map.refresh();
  },
  marked: () => shell.page() === 'map' && shell.activeTab() === 'themes' && showTask('themes'),
  showStandard: (id) => address.step(() => pages.setMatrix({ ...pages.lastMatrix(), standard: id, isOpen: false })),
  ask: ({ process, inputs }) => address.step(() => {
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
    onPage: (id) => catalogue && id !== shell.page() && address.step(() => {
      pages.setIncident(id === 'incident' ? incident.state() : undefined);
      pages.setMatrix(id === 'matrix' ? pages.lastMatrix() : undefined);
      pages.setReports(id === 'reports' ? { part: 'filed' } : undefined);
    }),
    onTab(id) {
      showTask(id);
      if (id === 'changes') changes.load();
      placeClosures();
      tables[id]?.whatIfPlace.append(whatIf.element);
      whatIf.questionChanged();
      address.write();
    },
  },
  { layers: layers.element, coverage: coverage.element, travel: travel.element, nearest: nearest.element, themes: themes.element, changes: changes.element },
);
const pages = pagesOf({ map, matrix, reports, incident, inspector, layers, closures, coverage, shell, showTask, placeClosures });
const clicked = clicksOn({ isReady: () => catalogue !== undefined, map, shown, lookUnder, incident, nearest, travel, inspector, notices, shell, table: () => tables[shown.question()] });
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
  const isOther = id in tables && shown.ask(id);
  const isOtherWhole = shown.setWhole(id === 'themes' ? themes.markedLayers() : []);
  emphasise();
  if (isOther || isOtherWhole) map.refresh();
}

function hashNow() {
  const id = shell.activeTab();
  const task = id === 'layers' ? undefined : { id, question: id === 'themes' ? themes.state() : asking[id]?.state(), closed: asking[id] && closures.state(), supposed: tables[id] && whatIf.state() };
  const happened = inIncident() ? { ...incident.state(), closed: closures.state() } : undefined;
  return formatHash({ view: map.view(), layers: shown.ids(), language: language(), matrix: matrix.state(), reports: reports.state(), incident: happened, task });
}

/** Closes the open cell: over the step that opened it, or in place when an address opened it. */
function back() {
  if (history.state?.opensCell) return history.back();
  pages.setMatrix({ ...matrix.state(), isOpen: false });
  return address.write();
}

/** Opens the tab that an address names and asks what it asks. */
function setTask({ id, question: asked, closed, supposed } = { id: 'layers' }) {
  if (tables[id]) whatIf.restore(supposed); // Takes until all that follows is done.
  if (asking[id]) closures.restore(closed);
  if (id !== shell.activeTab()) shell.choose(id);
  if (id === 'themes') themes.ask(asked);
  else if (asked) asking[id].ask(asked);
}

/** Shows what an address says. */
function restore(state) {
  if (state.language) changeLanguage(state.language);
  if (!catalogue) return;
  if (state.layers) {
    shown.set(state.layers);
    layers.render();
    shadeGround();
    map.refresh();
  }
  pages.setIncident(state.incident);
  if (state.matrix || inMatrix()) pages.setMatrix(state.matrix);
  pages.setReports(state.reports);
  if (!state.matrix && !state.reports && !state.incident) setTask(state.task);
  if (state.view && !matrix.isOpen()) map.setView(state.view);
}

/** Draws what a standard is about; nothing removes it. */
function showStandard(standard) {
  shown.readBy(standard?.layers);
  map.showCoverage(standard?.covered, standard?.uncovered, true);
  map.showFaults(standard?.features);
  emphasise();
  zones.show(standard?.zone);
  map.refresh();
}

function setVisible(id, on) {
  if (!shown.turn(id, on)) return;
  layers.render();
  shadeGround();
  map.refresh();
  address.write();
}

function changeLanguage(next) {
  if (!(next in LANGUAGES) || next === language()) return;
  setLanguage(next);
  views.forEach((view) => view.forget?.());
  renderAll();
  address.write();
}

function renderAll() {
  document.getElementById('map').setAttribute('aria-label', t('map.label'));
  views.forEach((view) => (catalogue || view === shell || view === notices) && view.render());
}

const shadeGround = () => map.showTerrain(catalogue.terrain, shown.isVisible(TERRAIN));

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
  shown.set(asked.layers);
  map.begin();
  shadeGround();
  if (asked.view) map.setView(asked.view);
  else map.showExtent(next.extent);
  renderAll();
  if (asked.matrix) pages.setMatrix(asked.matrix);
  else if (asked.reports) pages.setReports(asked.reports);
  else if (asked.incident) pages.setIncident(asked.incident);
  else if (asked.task) setTask(asked.task);
  address.write();
}

/** After others, or this page, have written. */
async function touched({ layers: ids, isAnew }) {
  if (ids.includes('zone')) zones.forget();
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
document.getElementById('stage').addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented && matrix.isOpen()) inspector.close();
});
following.start();
