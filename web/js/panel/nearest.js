/** The nearest resources of each kind around a place. */
import { featureName, label, language, t } from '../i18n/i18n.js';
import { coordinates, formatter, readCoordinates } from '../pure/format.js';
import { fill, h, problemBox } from './dom.js';
import { swatch } from './swatch.js';

const COUNTS = [1, 3, 5, 10];

/**
 * @param app.catalogue, app.execute
 * @param app.showLinks (place, geometries), app.select (layer, feature)
 */
export function nearestView(app) {
  const element = h('div', { class: 'view' });
  const formBox = h('div');
  const resultBox = h('div', { class: 'result', 'aria-live': 'polite' });
  element.append(formBox, resultBox);
  const excluded = new Set();
  let count = 3;
  let typed = '';
  let bad = false;
  let place;
  let answer;
  let problem;
  let running;

  const resources = () => app.catalogue().layers.filter((layer) => layer.usable && layer.geometry !== 'none' && !layer.symbol.base && layer.count > 0);

  async function run() {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    problem = undefined;
    app.showLinks(place);
    const layers = resources().map((layer) => layer.id).filter((id) => !excluded.has(id));
    render();
    try {
      answer = layers.length === 0
        ? { results: [], layers }
        : { ...(await app.execute('nearest', { point: place, layers, k: count, mode: 'straight' }, controller.signal)), layers };
      app.showLinks(place, answer.results.map((result) => result.feature.geometry));
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      answer = undefined;
      problem = failure;
    }
    if (running === controller) running = undefined;
    render();
  }

  function from(point) {
    place = point;
    typed = coordinates(point[0], point[1]);
    bad = false;
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
    running = undefined;
    place = answer = problem = undefined;
    typed = '';
    app.showLinks();
    render();
  }

  function renderForm() {
    fill(formBox, h('form', { class: 'question', onsubmit: submit, novalidate: true },
      h('p', { class: 'intro' }, t('nearest.intro')),
      h('label', { class: 'field' }, h('span', { class: 'field-label' }, t('nearest.place')),
        h('input', { type: 'text', name: 'place', 'data-key': 'place', value: typed, placeholder: '106.45, 29.55', autocomplete: 'off', 'aria-invalid': bad && 'true', 'aria-describedby': bad && 'place-fault', oninput: (event) => { typed = event.target.value; } }),
        bad && h('span', { class: 'fault', id: 'place-fault' }, t('nearest.place_bad'))),
      h('fieldset', { class: 'field' }, h('legend', { class: 'field-label' }, t('nearest.layers')),
        h('div', { class: 'checks' }, resources().map((layer) => h('label', {},
          h('input', { type: 'checkbox', 'data-key': `near-${layer.id}`, checked: !excluded.has(layer.id), onchange: (event) => {
            if (event.target.checked) excluded.delete(layer.id);
            else excluded.add(layer.id);
            if (place) run();
          } }), label(layer.label))))),
      h('label', { class: 'field inline' }, h('span', { class: 'field-label' }, t('nearest.count')),
        h('select', { name: 'count', 'data-key': 'count', onchange: (event) => { count = Number(event.target.value); if (place) run(); } },
          COUNTS.map((n) => h('option', { value: n, selected: n === count }, String(n))))),
      h('div', { class: 'actions' },
        h('button', { type: 'submit', class: 'button primary', 'data-key': 'find' }, t('nearest.run')),
        place && h('button', { type: 'button', class: 'button', onclick: clear }, t('nearest.clear')))));
  }

  function renderResult() {
    const words = formatter(language());
    if (running) return fill(resultBox, h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('nearest.running')));
    if (problem) return fill(resultBox, problemBox(problem, t));
    if (!answer) return fill(resultBox);
    return fill(resultBox,
      answer.layers.map((id) => {
        const layer = app.catalogue().layers.find((candidate) => candidate.id === id);
        const results = answer.results.filter((result) => result.layer === id);
        return [h('h3', {}, label(layer.label)),
          results.length === 0
            ? h('p', { class: 'quiet' }, t('nearest.none'))
            : h('ul', { class: 'rows' }, results.map((result) => h('li', {}, h('button', { type: 'button', class: 'row', onclick: () => app.select(layer, result.feature) },
              swatch(layer), h('span', { class: 'row-name' }, featureName(layer, result.feature)), h('span', { class: 'row-number' }, words.distance(result.distance_m))))))];
      }),
      h('p', { class: 'facts' }, t('nearest.straight'), answer.change !== undefined && ` · ${t('coverage.facts', { change: answer.change })}`,
        answer.unverified > 0 && ` · ${t('coverage.unverified', { count: words.number(answer.unverified) })}`,
        answer.simulated && [' · ', h('strong', {}, t('app.simulated'))]));
  }

  function render() {
    renderForm();
    renderResult();
  }

  return {
    element,
    render,
    from,

    /** Drops a refusal: its words are in the language it was asked in. */
    forget() {
      problem = undefined;
    },
  };
}
