/** The nearest resources of each kind around a place: in a straight line, by road, by air. */
import { label, language, t } from '../i18n/i18n.js';
import { coordinates, formatter, readCoordinates } from '../pure/format.js';
import { closing, NEAREST_MODES, resultKey, ROAD_MODES, routesLost } from '../pure/travel.js';
import { fill, h, notesBox, problemBox, reveal, segments } from './dom.js';
import { nearestResults } from './nearest-results.js';
import { limitsOf, modeName } from './travel-words.js';

const COUNTS = [1, 3, 5, 10];
const PROCESS = 'nearest';

/**
 * @param app.catalogue, app.execute
 * @param app.closed () to what is shut, as closed_roads takes it
 * @param app.showLinks (place, geometries), app.showRoutes ({place, access, routes, before}), app.showFound (results or nothing), app.reveal (geometry), app.select (layer, feature)
 * @param app.noteState () after what stands in the address changed
 */
export function nearestView(app) {
  const formBox = h('div');
  const closuresPlace = h('div');
  const resultBox = h('div', { class: 'result', 'aria-live': 'polite' });
  const element = h('div', { class: 'view' }, formBox, closuresPlace, resultBox);
  const excluded = new Set();
  let mode;
  let count = 3;
  let typed = '';
  let isUnfolded = false;
  let bad = false;
  let place;
  let answer; // {layers, mode, inputs, closed, before, after}: before is there while roads are shut
  let chosen;
  let problem;
  let running;

  const resources = () => app.catalogue().layers.filter((layer) => layer.usable && layer.geometry !== 'none' && !layer.symbol.base && layer.count > 0);
  const layerOf = (id) => app.catalogue().layers.find((candidate) => candidate.id === id);
  const isByRoad = () => ROAD_MODES.includes(mode);

  async function run() {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    problem = undefined;
    if (!answer) app.showLinks(place);
    const layers = resources().map((layer) => layer.id).filter((id) => !excluded.has(id));
    const inputs = { point: place, layers, k: count, mode };
    const closed = isByRoad() ? app.closed() : [];
    render();
    const execute = (of) => (layers.length === 0 ? { results: [] } : app.execute(PROCESS, of, controller.signal));
    try {
      const [before, after] = await Promise.all([closed.length > 0 && execute(inputs), execute(closing(inputs, closed))]);
      if (running !== controller) return;
      answer = { layers, mode, inputs, closed, before: before || undefined, after };
      if (!after.results.some((result) => resultKey(result) === chosen)) chosen = undefined;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      answer = undefined;
      problem = failure;
    }
    if (running === controller) running = undefined;
    app.showFound(answer?.after.results);
    draw();
    app.noteState();
    render();
    reveal(resultBox);
  }

  /** @param lit key of the result looked at: its route lies on top, or else that of the chosen, or of the very nearest */
  function draw(lit) {
    if (!answer) return app.showLinks(place);
    const { results, access } = answer.after;
    const top = lit ?? chosen ?? (results[0] && resultKey(results[0]));
    if (!ROAD_MODES.includes(answer.mode)) return app.showLinks(place, results.map((result) => result.feature.geometry));
    return app.showRoutes({
      place, access: access?.point,
      routes: results.filter(({ route }) => route).map((result) => ({ route: result.route, isChosen: resultKey(result) === top })),
      before: answer.before && routesLost(answer.before.results, results),
    });
  }

  const again = () => { if (place) run(); };

  function from(point) {
    place = point;
    typed = coordinates(point[0], point[1]);
    bad = false;
    answer = chosen = undefined;
    return run();
  }

  function submit(event) {
    event.preventDefault();
    const point = readCoordinates(typed);
    bad = point === undefined;
    if (bad) return renderForm();
    return from(point);
  }

  function clear() {
    running?.abort();
    running = place = answer = chosen = problem = undefined;
    typed = '';
    app.showLinks();
    app.showFound();
    app.noteState();
    render();
  }

  function choose(key) {
    chosen = key;
    draw();
    const route = answer.after.results.find((result) => resultKey(result) === key)?.route;
    if (route) app.reveal(route);
    renderResult();
  }

  function renderForm() {
    const layers = resources();
    const limits = isByRoad() && limitsOf(mode, answer?.mode === mode);
    const select = h('select', { name: 'count', 'data-key': 'count', onchange: (event) => { count = Number(event.target.value); again(); } },
      [...new Set([...COUNTS, count])].sort((a, b) => a - b).map((n) => h('option', { value: n, selected: n === count }, String(n))));
    fill(formBox, h('form', { class: 'question tight', onsubmit: submit, novalidate: true },
      h('p', { class: 'intro' }, t('nearest.intro')),
      segments(t('travel.mode'), 'nearest-mode', NEAREST_MODES.map((each) => [each, modeName(each)]), mode, (next) => { mode = next; render(); again(); }),
      h('label', { class: 'field' }, h('span', { class: 'field-label' }, t('nearest.place')),
        h('input', { type: 'text', name: 'place', 'data-key': 'place', value: typed, placeholder: '106.45, 29.55', autocomplete: 'off', 'aria-invalid': bad && 'true', 'aria-describedby': bad && 'place-fault', oninput: (event) => { typed = event.target.value; } }),
        bad && h('span', { class: 'fault', id: 'place-fault' }, t('nearest.place_bad'))),
      h('details', { class: 'fold-box', open: isUnfolded, ontoggle: (event) => { isUnfolded = event.target.open; } },
        h('summary', { 'data-key': 'near-which' }, t('nearest.layers', { chosen: layers.filter(({ id }) => !excluded.has(id)).length, all: layers.length })),
        h('div', { class: 'checks' }, layers.map((layer) => h('label', {},
          h('input', { type: 'checkbox', 'data-key': `near-${layer.id}`, checked: !excluded.has(layer.id), onchange: (event) => {
            if (event.target.checked) excluded.delete(layer.id);
            else excluded.add(layer.id);
            render();
            again();
          } }), label(layer.label)))),
        h('label', { class: 'field inline' }, h('span', { class: 'field-label' }, t('nearest.count')), select)),
      limits && h('p', { class: 'quiet' }, limits),
      h('div', { class: 'actions' },
        h('button', { type: 'submit', class: 'button primary', 'data-key': 'find' }, t('nearest.run')),
        place && h('button', { type: 'button', class: 'button', onclick: clear }, t('nearest.clear')))));
    closuresPlace.hidden = !isByRoad();
  }

  function renderResult() {
    const words = formatter(language());
    const working = running && h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('nearest.running'));
    resultBox.setAttribute('aria-busy', String(Boolean(running)));
    if (problem) return fill(resultBox, problemBox(problem, t));
    if (!answer) return fill(resultBox, working);
    const { after } = answer;
    const basis = { straight: t('nearest.straight'), air: t('nearest.air') }[answer.mode] ?? t('nearest.by_road');
    return fill(resultBox,
      working,
      notesBox(after.notes),
      nearestResults({ answer, chosen }, { layer: layerOf, choose, light: draw, open: app.select }),
      h('p', { class: 'facts' }, basis, after.change !== undefined && ` · ${t('coverage.facts', { change: after.change })}`,
        after.unverified > 0 && ` · ${t('coverage.unverified', { count: words.number(after.unverified) })}`,
        after.simulated && [' · ', h('strong', {}, t('app.simulated'))]));
  }

  function render() {
    mode ??= layerOf('road')?.count > 0 ? 'walk' : 'straight';
    renderForm();
    renderResult();
  }

  return {
    element,
    render,
    from,

    /** Where the shut roads stand in this panel. */
    closuresPlace,

    /** Asks what stands in an address. */
    ask({ place: point, mode: asked, count: number, without }) {
      mode = asked ?? mode;
      count = number ?? count;
      excluded.clear();
      without.forEach((id) => excluded.add(id));
      return from(point);
    },

    /** What of it stands in the address; nothing before a place was asked about. */
    state: () => (place ? { place, mode, count, without: [...excluded] } : undefined),

    /** Roads were shut or opened, here or in the data: answers anew what was answered. */
    roadsChanged() {
      if (isByRoad()) again();
    },

    /** Whether the answer is of other shut roads than those of now. */
    isOutdated: () => answer !== undefined && ROAD_MODES.includes(answer.mode) && JSON.stringify(answer.closed) !== JSON.stringify(app.closed()),

    /** Drops a refusal: its words are in the language it was asked in. */
    forget() {
      problem = undefined;
    },
  };
}
