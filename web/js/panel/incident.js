/** The incident view: "it happened here", and all that whoever leads needs to know, at once and never out of date unsaid. */
import { label, t } from '../i18n/i18n.js';
import { closestPosition, endFrom } from '../pure/geometry.js';
import { coordinates } from '../pure/format.js';
import { boxAround, changeOf, incidentInputs, isAsked, kindOf, nextRadius, NOTHING, radiusOf } from '../pure/incident.js';
import { closing, routesLost } from '../pure/travel.js';
import { briefView } from './brief.js';
import { fill, h, icon, problemBox } from './dom.js';
import { aroundSection, callSection, whereSection } from './incident-answer.js';
import { incidentKeys } from './incident-keys.js';
import { incidentMapLegend } from './incident-legend.js';
import { incidentQuestion } from './incident-question.js';
import { lineKey, resourcesSection, SHELTERS, sheltersSection } from './incident-resources.js';
import { incidentWords } from './incident-words.js';
import { placeSearch } from './place-search.js';
import { swatch } from './swatch.js';

const PROCESS = 'incident';
const SOON_MILLISECONDS = 180;
const HAZARD_PIXELS = [9, 7.5, 6, 5];
const SHELTERS_MARKED = 3;

/**
 * @param app.catalogue, app.execute, app.items, app.select as elsewhere; app.search as of api
 * @param app.map for drawing and showing
 * @param app.closed () to what is shut, as closed_roads takes it
 * @param app.zoneFeature (code) to the zone
 * @param app.step (change) makes a change that the Back button takes back, app.noteState () after what stands in the address changed
 * @param app.tell (() to words, {action}) a short message
 */
export function incidentView(app) {
  const kinds = () => app.catalogue().incidents;
  const words = incidentWords(app.catalogue);
  const statusBox = h('div', { class: 'incident-status', role: 'status' });
  const facts = h('div', { class: 'incident-column' });
  const means = h('div');
  const changeBox = h('div');
  const closuresPlace = h('div');
  const roadsTitle = h('h2');
  const roads = h('section', { class: 'roads' }, roadsTitle, closuresPlace, changeBox);
  const answerBox = h('div', { class: 'incident-answer' }, facts, h('div', { class: 'incident-column' }, means, roads));
  const layersPlace = h('details', { class: 'incident-layers' });
  const layersName = h('summary', { 'data-key': 'incident-layers' });
  layersPlace.append(layersName);
  const legend = incidentMapLegend(app.catalogue);
  const brief = briefView(words);

  let question = { ...NOTHING };
  let answer; // {question, inputs, closed, before, after, at}: before is there while roads are shut
  let pending; // timer of a question that is about to be asked
  let running;
  let problem;
  let isOffline = false;
  let chosen; // key of the line whose route lies on top
  let lit;
  let chosenHazard;
  let listsHazards = false;
  let showsAllCalls = false;
  let showsAllShelters = false;
  let zone; // {code, geometry} of the zone that answers for it; the geometry comes later

  const search = placeSearch({ ...app, choose: found });
  const form = incidentQuestion({
    kinds, question: () => question, search: search.element,
    change: (part, options) => ask(part, options),
    draw, close: () => take('point'), useRadius, clear, print: () => brief.print(),
  });
  const keys = incidentKeys({
    '/': search.focus,
    m: () => document.getElementById('map').focus(),
    k: form.toKinds,
    '[': () => stepRadius(-1),
    ']': () => stepRadius(1),
    d: draw,
    c: () => take('point'),
    f: () => take('polygon'),
    a: toAnswer,
    p: () => isAsked(question) && brief.print(),
  }, () => document.body.classList.contains('in-incident'));
  const scroller = h('div', { class: 'incident-scroll', tabindex: -1, role: 'region' }, answerBox, keys.element);
  const element = h('section', { class: 'incident' }, form.element, statusBox, scroller);

  const at = () => question.place ?? (answer?.question.shape === question.shape ? answer?.after.place.point : undefined);
  const isCurrent = () => answer !== undefined && !pending && !running && !problem && !isOffline;

  /** Takes the tool into the hand that shuts roads, or lays it down. */
  function take(kind) {
    closuresPlace.querySelector(`[data-key="shut-${kind}"]`)?.click();
    roads.scrollIntoView({ block: 'nearest' });
  }

  const stepRadius = (by) => { if (!question.shape) ask({ radius: nextRadius(radiusOf(question, kinds()), by) }); };

  /** Asks from now on what this part says otherwise: at once, or when the fingers rest. */
  function ask(part, { soon = false, reveals = false, name } = {}) {
    question = { ...question, ...part };
    problem = undefined;
    if (part.place || part.shape) {
      form.fold();
      search.show(name ?? (part.place ? coordinates(...part.place) : ''));
      chosen = chosenHazard = undefined;
    }
    if (reveals && isAsked(question)) app.map.reveal(question.shape ?? boxAround(question.place, radiusOf(question, kinds())));
    if (!isAsked(question)) cancel();
    else again(soon ? SOON_MILLISECONDS : 0);
    paint();
    render();
    app.noteState();
  }

  function cancel() {
    clearTimeout(pending);
    running?.abort();
    pending = running = undefined;
  }

  function again(milliseconds = 0) {
    cancel();
    pending = setTimeout(run, milliseconds);
    renderStatus();
  }

  async function run() {
    pending = undefined;
    const controller = new AbortController();
    running = controller;
    const asked = question;
    const inputs = incidentInputs(asked, kinds());
    const closed = app.closed();
    const { change } = app.catalogue();
    renderStatus();
    const execute = (of) => app.execute(PROCESS, of, controller.signal);
    try {
      const [before, after] = await Promise.all([closed.length > 0 && execute(inputs), execute(closing(inputs, closed))]);
      if (running !== controller) return;
      answer = { question: asked, inputs, closed, before: before || undefined, after, change: before ? changeOf(before, after) : undefined, at: new Date() };
      problem = undefined;
    } catch (failure) {
      if (failure.name === 'AbortError' || running !== controller) return;
      problem = failure;
      // An old answer about the same place may still help while it says that it is old; one about another place may not.
      if (answer && !isSamePlace(answer.question, asked)) answer = undefined;
    }
    running = undefined;
    if (zone?.code !== answer?.after.zone?.code) findZone();
    paint();
    render();
    // Written to while it was asked.
    if (change !== app.catalogue().change) dataChanged();
  }

  /** Others have written: an answer of before is asked anew. */
  function dataChanged() {
    if (isAsked(question) && !running && answer?.after.change !== app.catalogue().change) again();
  }

  const isSamePlace = (one, other) => one.place === other.place && one.shape === other.shape && one.kind === other.kind && one.whom === other.whom;

  /** The shape of the zone comes after the answer: nobody waits for it. */
  async function findZone() {
    zone = answer?.after.zone ? { code: answer.after.zone.code } : undefined;
    const asked = zone;
    const found = asked && await app.zoneFeature(asked.code);
    if (zone !== asked) return;
    zone = asked && { ...asked, geometry: found?.geometry };
    showZone();
  }

  function showZone() {
    app.map.showIncidentZone(answer && zone?.geometry);
    brief.show(answer && { ...answer, zone: zone?.geometry, kind: kindOf(answer.question, kinds()).label });
  }

  /** From a field on to the answer: there single keys are heard again. */
  function toAnswer() {
    scroller.focus({ preventScroll: true });
  }

  function found({ name, point }) {
    app.step(() => ask({ place: point, shape: undefined }, { name, reveals: true }));
    toAnswer();
  }

  function happenedAt(point) {
    const before = question;
    app.step(() => ask({ place: point, shape: undefined }));
    if (!isAsked(before)) {
      app.map.zoomTo(boxAround(point, radiusOf(question, kinds())));
      return;
    }
    app.tell(() => t('incident.moved', { place: coordinates(...point) }), { action: { text: () => t('incident.move_back'), run: () => app.step(() => ask(before)) } });
  }

  function draw() {
    const stopped = () => render();
    app.map.draw.start('polygon', (shape) => app.step(() => ask({ shape, place: undefined })), stopped, stopped);
    document.getElementById('map').focus({ preventScroll: true });
    app.tell(() => `${t('draw.polygon')} ${t('draw.keyboard')}`, { action: { text: () => t('draw.finish'), run: () => app.map.draw.finish() }, stays: true });
  }

  /** From a shape back to a place with a radius: its middle, as the answer has it. */
  function useRadius() {
    const place = at();
    if (place) ask({ place, shape: undefined });
    else clear();
  }

  function clear() {
    app.step(() => {
      answer = problem = chosen = chosenHazard = zone = undefined;
      search.show('');
      ask({ ...NOTHING });
    });
    search.focus();
  }

  /** All lines of the answer: {group, result, rank, key}. */
  const lines = () => [
    ...answer.after.resources.flatMap((group) => group.results.map((result, rank) => ({ group, result, rank }))),
    ...answer.after.shelters.list.map((shelter, rank) => ({ group: SHELTERS, result: { layer: 'shelter', ...shelter }, rank })),
  ].map((each) => ({ ...each, key: lineKey(each.group, each.result) }));

  function placeOf({ feature, point, route }) {
    const from = answer.after.place.point;
    if (feature?.geometry) return closestPosition(feature.geometry, from);
    return point ?? (route ? endFrom(route, from) : undefined);
  }

  function drawRoutes() {
    if (!answer) {
      app.map.showIncidentMarks();
      return app.map.showIncidentRoutes();
    }
    const all = lines();
    const top = all.find(({ key }) => key === (lit ?? chosen));
    const end = top && placeOf(top.result);
    const marked = all.filter((each) => each === top || each.rank < (each.group === SHELTERS ? SHELTERS_MARKED : 1));
    app.map.showIncidentRoutes({
      others: all.filter(({ rank, result }) => rank === 0 && result.route).map(({ result }) => result.route),
      top: top?.result.route,
      link: top && !top.result.route && end ? [answer.after.place.point, end] : undefined,
      before: answer.before && routesLost(firsts(answer.before), firsts(answer.after)),
    });
    app.map.showIncidentMarks(marked.flatMap(({ group, result, key }) => {
      const position = placeOf(result);
      const layer = words.layer(group.layer);
      return position ? [{ position, isTop: key === top?.key, element: h('span', { title: words.result(result) }, layer && swatch(layer), words.far(result)), choose: () => choose(key) }] : [];
    }));
    return undefined;
  }

  const firsts = ({ resources, shelters }) => [...resources.map(({ results }) => results[0]), shelters.list[0]].filter(Boolean);

  function paint() {
    app.map.showIncident(isAsked(question) ? { at: at(), radius: radiusOf(question, kinds()), shape: question.shape } : undefined);
    showZone();
    const levels = words.levels();
    app.map.showIncidentHazards(answer?.after.hazards.map((hazard) => {
      const level = levels.findIndex(({ id }) => id === hazard.level);
      return { point: hazard.point, name: hazard.name ?? '', colour: levels[level]?.colour ?? '#ffffff', radius: HAZARD_PIXELS[level] ?? HAZARD_PIXELS.at(-1), choose: () => chooseHazard(hazard.id) };
    }));
    app.map.showChosenHazard(answer?.after.hazards.find(({ id }) => id === chosenHazard)?.point);
    drawRoutes();
  }

  function choose(key) {
    chosen = key;
    chosenHazard = undefined;
    const line = key && lines().find((each) => each.key === key);
    if (line?.result.route) app.map.reveal(line.result.route);
    paint();
    renderAnswer();
    if (key) element.querySelector(`[data-key="${CSS.escape(`line-${key}`)}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  function chooseHazard(id) {
    chosenHazard = id;
    if (id !== undefined) listsHazards = true;
    paint();
    renderAnswer();
    const hazard = answer.after.hazards.find((each) => each.id === id);
    if (!hazard) return;
    app.map.reveal({ type: 'Point', coordinates: hazard.point });
    element.querySelector(`[data-key="hazard-${id}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  const on = {
    choose, chooseHazard,
    light(key) {
      lit = key;
      drawRoutes();
    },
    moreCalls() {
      showsAllCalls = !showsAllCalls;
      renderAnswer();
    },
    moreShelters() {
      showsAllShelters = !showsAllShelters;
      renderAnswer();
    },
    whom: (whom) => ask({ whom }),
    listHazards(isOpen) {
      listsHazards = isOpen;
      renderAnswer();
    },
    open: (layerId, { id }) => app.select(words.layer(layerId), { id }),
  };

  /** Says how fresh the answer is; one that is not the latest is never shown without these words. */
  function renderStatus() {
    const time = answer && words.clock(answer.at);
    const isWorking = Boolean(pending || running);
    answerBox.classList.toggle('is-old', answer !== undefined && !isCurrent());
    answerBox.setAttribute('aria-busy', String(isWorking));
    app.map.fadeIncident(!isCurrent());
    statusBox.dataset.state = !answer && !isWorking && !problem ? 'none' : isWorking ? 'running' : problem ? 'failed' : isOffline ? 'offline' : 'fresh';
    brief.setCurrent(isCurrent());
    fill(statusBox,
      isWorking ? [h('span', { class: 'spinner' }), h('strong', {}, answer ? t('incident.running', { time }) : t('incident.running_first'))]
        : problem ? [answer && h('strong', {}, t('incident.outdated', { time })), problemBox(problem, t), h('button', { type: 'button', class: 'big-button', 'data-key': 'incident-again', onclick: () => again() }, t('incident.again'))]
          : answer && [isOffline ? h('strong', {}, t('incident.offline', { time })) : h('span', {}, t('incident.fresh', { time, change: answer.after.change })),
            answer.after.unverified > 0 && h('span', { class: 'warn' }, t('incident.unverified', { count: words.number(answer.after.unverified) })),
            answer.after.simulated && h('strong', { class: 'simulated' }, t('app.simulated'))]);
  }

  const notesSection = () => answer.after.notes.length > 0 && h('section', { class: 'notes' }, h('h2', {}, t('incident.notes')), h('ul', {}, answer.after.notes.map((note) => h('li', {}, label(note)))));

  function renderAnswer() {
    answerBox.hidden = !isAsked(question) || !(answer || problem);
    legend.render(isAsked(question), answer?.before !== undefined);
    renderStatus();
    roadsTitle.textContent = t('incident.roads');
    if (!answer) return [facts, means, changeBox].forEach((box) => fill(box));
    const shown = { ...answer, chosen, chosenHazard, listsHazards, showsAllCalls, showsAllShelters };
    fill(facts, whereSection(shown, words), callSection(shown, words, on), notesSection(), aroundSection(shown, words, on));
    fill(means, resourcesSection(shown, words, on), sheltersSection(shown, words, on));
    fill(changeBox, answer.change && h('p', { class: 'delay' }, answer.change.isUnchanged ? t('incident.unchanged') : t('incident.changed')));
    return undefined;
  }

  function render() {
    if (!app.catalogue()) return;
    element.setAttribute('aria-label', t('incident.title'));
    scroller.setAttribute('aria-label', t('incident.title'));
    fill(layersName, icon('list'), t('incident.layers'));
    form.render();
    search.render();
    keys.render();
    renderAnswer();
  }

  return {
    element,
    overMap: h('div', { class: 'incident-over' }, layersPlace, legend.element),
    brief: brief.element,
    closuresPlace,
    layersPlace,
    render,
    happenedAt,
    /** What of it stands in the address. */
    state: () => ({ question }),

    /** Asks what an address says. */
    restore(asked) {
      if (JSON.stringify(asked) === JSON.stringify(question)) return render();
      if (!isAsked(asked)) answer = problem = undefined;
      return ask({ ...NOTHING, ...asked }, { reveals: true });
    },

    roadsChanged() {
      if (isAsked(question)) again();
    },

    dataChanged,

    isOutdated: () => answer !== undefined && (JSON.stringify(answer.closed) !== JSON.stringify(app.closed()) || answer.after.change !== app.catalogue().change),

    setOffline(next) {
      isOffline = next;
      if (!next && problem?.isOffline) again();
      renderStatus();
    },

    forget() {
      problem = undefined;
    },
  };
}
