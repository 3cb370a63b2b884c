/** Travel time: question, reached roads on the map, who is reached street by street, what shut roads change. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { toCsv } from '../pure/table.js';
import { areasAsGeoJson, bandColours, closing, CSV_HEADER, csvRows, FIRST, inShade, serviceAreaInputs, withinOf } from '../pure/travel.js';
import { download, fill, h, icon, notesBox, problemBox, reveal } from './dom.js';
import { facilityList } from './travel-facilities.js';
import { travelForm } from './travel-form.js';
import { travelTables } from './travel-tables.js';
import { minutesText, modeName } from './travel-words.js';

const PROCESS = 'service-area';
const ANY_AREA = '#4a90c4'; // One of the colours of areas beside each other, for the legend.

/**
 * @param app.catalogue, app.execute, app.items
 * @param app.closed () to what is shut, as closed_roads takes it
 * @param app.showReached ({facilities, inputs, before, colours, change}, or nothing to clear it), app.showOrigins (points or nothing)
 * @param app.light (facility or nothing) draws what it reaches strongly, app.locate (geometry)
 * @param app.showZone (code or nothing), app.zoomToZone (code)
 * @param app.asked () after a question was asked
 * @param app.noteState () after what stands in the address changed
 */
export function travelView(app) {
  const question = { ...FIRST };
  const sorting = { column: 'share', descending: false };
  const closuresPlace = h('div');
  const resultBox = h('div', { class: 'result lines' });
  const mapLegend = h('div', { class: 'map-legend', hidden: true });
  const resources = () => app.catalogue().layers.filter((layer) => layer.usable && layer.geometry !== 'none' && !layer.symbol.base);
  const layerOf = (id) => app.catalogue().layers.find((layer) => layer.id === id);
  const form = travelForm({ question, resources, changed, run, cancel });
  const whatIfPlace = h('div');
  const element = h('div', { class: 'view' }, form.element, closuresPlace, whatIfPlace, resultBox);
  const facilities = facilityList({ items: app.items, light: app.light, locate: app.locate, changed: renderResult });
  const tables = travelTables({
    mark: (code) => { mark(code); app.zoomToZone(code); },
    light: (code) => app.showZone(code ?? marked),
    sort(column) {
      sorting.descending = sorting.column === column ? !sorting.descending : false;
      sorting.column = column;
      renderResult();
    },
  });
  let running;
  let answer; // {asked, inputs, closed, before, after}: before is there while roads are shut
  let shown; // minutes of the tables
  let marked;
  let problem;
  let saving; // polygons are being computed for a file

  const words = () => formatter(language());
  const plainInputs = () => serviceAreaInputs(question, layerOf(question.facilities));

  function changed() {
    if (question.points?.length === 0) clear();
    else if (question.points || answer) run();
    else app.noteState();
  }

  /** The answer while nothing is shut, if that is known already. */
  const known = (inputs) => [answer?.before, answer?.closed.length === 0 ? answer.after : undefined]
    .find((one) => one && JSON.stringify(answer.inputs) === JSON.stringify(inputs) && one.change === app.catalogue().change);

  async function run() {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    problem = undefined;
    app.asked();
    app.showOrigins(question.points);
    render();
    const [asked, inputs, closed] = [{ ...question }, plainInputs(), app.closed()];
    const execute = (of) => app.execute(PROCESS, of, controller.signal);
    try {
      const [before, after] = await Promise.all([closed.length > 0 && (known(inputs) ?? execute(inputs)), execute(closing(inputs, closed))]);
      if (running !== controller) return;
      const isOther = answer?.asked.facilities !== asked.facilities || Boolean(answer.asked.points) !== Boolean(asked.points);
      answer = { asked, inputs, closed, before: before || undefined, after };
      if (isOther) facilities.reset(asked.points ? undefined : layerOf(asked.facilities));
      if (!asked.minutes.includes(shown)) shown = asked.minutes.find((each) => each === 15) ?? asked.minutes.at(-1);
      if (!after.zones.some(({ zone }) => zone === marked)) marked = undefined;
      draw();
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      if (running === controller) problem = failure;
    }
    if (running === controller) running = undefined;
    app.noteState();
    render();
    reveal(resultBox);
  }

  function cancel() {
    running?.abort();
    running = undefined;
    render();
  }

  function clear() {
    running?.abort();
    running = answer = problem = marked = undefined;
    if (question.points) question.points = [];
    draw();
    app.showOrigins();
    app.showZone();
    app.noteState();
    render();
  }

  const coloursOf = () => bandColours(answer.asked.minutes.length);

  function draw() {
    app.showReached(answer && {
      facilities: answer.asked.points ? undefined : answer.asked.facilities,
      inputs: closing(answer.inputs, answer.closed),
      before: answer.before && answer.inputs,
      colours: new Map(answer.asked.minutes.map((minutes, index) => [minutes, coloursOf()[index]])),
      change: answer.after.change,
    });
    renderMapLegend();
  }

  function band(index) {
    const colour = h('span', { class: 'band', 'aria-hidden': 'true' });
    const count = answer.asked.minutes.length;
    colour.style.background = answer.asked.split ? inShade(ANY_AREA, (count - 1 - index) / count) : coloursOf()[index];
    return colour;
  }

  function renderMapLegend() {
    mapLegend.hidden = !answer;
    if (!answer) return;
    fill(mapLegend,
      h('p', {}, `${nameOfAsked()} · ${modeName(answer.asked.mode)}`),
      h('ul', {}, answer.asked.minutes.map((minutes, index) => h('li', {}, band(index), minutesText(minutes))),
        answer.asked.split && h('li', {}, t('travel.legend_split')),
        answer.before && h('li', {}, h('span', { class: 'key lost', 'aria-hidden': 'true' }), t('travel.lost_roads'))));
  }

  function mark(code) {
    marked = code;
    app.showZone(code);
    for (const row of element.querySelectorAll('tbody tr[data-zone]')) row.classList.toggle('is-marked', row.dataset.zone === code);
  }

  function save() {
    const header = answer.after.simulated ? [...CSV_HEADER, 'simulated'] : CSV_HEADER;
    const rows = csvRows(answer.after);
    download(`travel-time-${answer.asked.points ? 'points' : answer.asked.facilities}-${answer.asked.mode}.csv`, toCsv(header, answer.after.simulated ? rows.map((row) => [...row, 'true']) : rows));
  }

  /** Asks for the polygons and hands them over as a file. */
  async function savePolygons() {
    saving?.abort();
    const controller = new AbortController();
    saving = controller;
    problem = undefined;
    renderResult();
    const { asked, inputs, closed } = answer;
    const whole = { ...closing(inputs, closed), include_geometry: true };
    try {
      const drawn = await app.execute(PROCESS, whole, controller.signal);
      const names = await facilities.names([...new Set(drawn.areas.map(({ facility }) => facility).filter((id) => id !== null))]);
      if (saving !== controller) return;
      download(`travel-area-${asked.points ? 'points' : asked.facilities}-${asked.mode}.geojson`, JSON.stringify(areasAsGeoJson(drawn, whole, names)), 'application/geo+json');
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      if (saving === controller) problem = failure;
    }
    if (saving === controller) saving = undefined;
    renderResult();
  }

  const nameOfAsked = () => (answer.asked.points ? t('travel.points') : label(layerOf(answer.asked.facilities).label));

  const legend = () => h('fieldset', { class: 'field' }, h('legend', { class: 'field-label' }, t('travel.minutes')),
    h('div', { class: 'segments bands' }, answer.asked.minutes.map((minutes, index) => h('label', { title: minutesText(minutes) },
      h('input', { type: 'radio', name: 'travel-shown', 'aria-label': minutesText(minutes), 'data-key': `travel-shown-${minutes}`, checked: minutes === shown, onchange: () => { shown = minutes; renderResult(); } }),
      h('span', {}, band(index), words().plain(minutes))))));

  function renderResult() {
    resultBox.setAttribute('aria-busy', String(Boolean(running)));
    if (problem) return fill(resultBox, problemBox(problem, t));
    if (!answer) return fill(resultBox);
    const { asked, before, after } = answer;
    const { share } = withinOf(after, shown);
    return fill(resultBox,
      h('div', { class: 'result-head' }, h('h2', {}, t('travel.result', { layer: nameOfAsked(), mode: modeName(asked.mode), minutes: minutesText(shown) })),
        h('span', { class: 'big' }, share === null ? '–' : words().share(share))),
      legend(),
      notesBox(after.notes),
      app.catalogue().change > after.change && h('p', { class: 'note' }, t('coverage.stale'), ' ', h('button', { type: 'button', class: 'link', 'data-key': 'travel-again', onclick: again }, t('coverage.again'))),
      before && tables.lost({ before, after, minutes: shown, marked }),
      after.zones.length === 0
        ? h('p', { class: 'quiet' }, t('coverage.no_zones'))
        : tables.zones({ answer: after, minutes: shown, colours: coloursOf(), sorting, marked }),
      asked.split && facilities.table(after.areas, shown, nameOfAsked()),
      h('p', { class: 'facts' }, t('coverage.facts', { change: after.change }),
        after.unverified > 0 && ` · ${t('coverage.unverified', { count: words().number(after.unverified) })}`,
        after.simulated && [' · ', h('strong', {}, t('app.simulated'))]),
      h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'button', onclick: save }, icon('download'), t('coverage.download')),
        saving
          ? h('span', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('coverage.running'))
          : h('button', { type: 'button', class: 'button', 'data-key': 'travel-polygons', onclick: savePolygons }, icon('download'), t('travel.polygons')),
        h('button', { type: 'button', class: 'button', 'data-key': 'travel-clear', onclick: clear }, t('coverage.clear'))));
  }

  function again() {
    Object.assign(question, answer.asked);
    form.reset();
    run();
  }

  function render() {
    question.facilities ||= (resources().find((layer) => layer.count > 0) ?? resources()[0])?.id ?? '';
    form.show({ isRunning: running !== undefined, isAnswered: answer?.asked.mode === question.mode });
    renderResult();
    renderMapLegend();
  }

  return {
    element,
    render,

    /** Lies over the map. */
    mapLegend,

    /** Where the shut roads stand in this panel. */
    closuresPlace,

    /** Where suppositions stand, and what they are compared by; nothing while that cannot be asked. */
    whatIfPlace,
    whatIf: () => (question.points?.length === 0 || (!question.points && !question.facilities) ? undefined
      : { process: PROCESS, inputs: { ...closing(plainInputs(), app.closed()), include_geometry: true }, facilities: question.points ? undefined : question.facilities, takesRoads: true }),

    /** Puts the result on the map again after something else was drawn there. */
    draw,

    /** Asks what stands in an address, or behind a standard: then also marks a zone and tells of some of the minutes. */
    ask(next, { zone, minutes } = {}) {
      Object.assign(question, FIRST, next);
      form.reset();
      marked = zone;
      shown = minutes;
      app.showZone(zone);
      return run();
    },

    /** What of it stands in the address; nothing before something was asked. */
    state: () => (answer || running ? { ...question } : undefined),

    again: () => (answer ? again() : undefined),

    isShowing: () => answer !== undefined,

    /** Whether a click on the map is a place to set out from. */
    takesPoints: () => question.points !== undefined,

    addPoint(point) {
      question.points = [...question.points, point];
      run();
    },

    /** Roads were shut or opened, here or in the data: answers anew what was answered. */
    roadsChanged() {
      if (answer) again();
      else if (problem) run();
    },

    /** Whether the answer is of other shut roads than those of now. */
    isOutdated: () => answer !== undefined && JSON.stringify(answer.closed) !== JSON.stringify(app.closed()),

    /** What is said at the pointer of a reached road, or of a facility; nothing of others. */
    tip({ minutes, layer, facility }) {
      if (!answer || (layer && (layer !== answer.asked.facilities || !answer.asked.split))) return undefined;
      const within = minutes && t('travel.within', { minutes: minutesText(minutes) });
      if (facility === undefined) return within;
      const area = answer.after.areas.find((each) => each.facility === facility && each.minutes === shown);
      const people = area && area.people !== null && t('travel.people', { people: words().people(area.people), minutes: minutesText(shown) });
      return [facilities.name(facility), within, people].filter(Boolean).join(' · ');
    },

    /** Drops a refusal: its words are in the language it was asked in. */
    forget() {
      problem = undefined;
    },

    /** The row of a zone clicked on the map; false when the table has none. */
    markZone(code) {
      if (!answer?.after.zones.some(({ zone }) => zone === code)) return false;
      mark(code);
      element.querySelector(`tr[data-zone="${CSS.escape(code)}"]`)?.scrollIntoView({ block: 'nearest' });
      return true;
    },
  };
}
