/** The list of layers with legend, counts and switches, and the search by name. */
import { label, language, t } from '../i18n/i18n.js';
import { nameContains } from '../pure/cql.js';
import { formatter } from '../pure/format.js';
import { firstZoom, hiddenPart, legendClasses } from '../pure/symbol.js';
import { fill, h, icon, iconButton, problemBox } from './dom.js';
import { hasLegend, swatch } from './swatch.js';

const RESULTS_PER_LAYER = 8;
const TYPING_PAUSE_MILLISECONDS = 250;

/**
 * @param app.catalogue () to the catalogue
 * @param app.isVisible, app.setVisible which layers are on
 * @param app.zoom () to the zoom that is drawn
 * @param app.isWhole layer to whether it is drawn with what it usually leaves for later zooms
 * @param app.items as of api
 * @param app.select (layer, feature), app.add (layer), app.list (layer)
 */
export function layersView(app) {
  const open = new Set();
  const list = h('div', { class: 'layer-groups' });
  const results = h('div', { class: 'search-results', 'aria-live': 'polite' });
  const input = h('input', { type: 'search', class: 'search-input', autocomplete: 'off', spellcheck: 'false', maxlength: 100, oninput: typed });
  const element = h('div', { class: 'view' }, h('div', { class: 'search' }, icon('search'), input), results, list);
  let timer;
  let running;
  let found;

  function typed() {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_PAUSE_MILLISECONDS);
  }

  async function search() {
    running?.abort();
    const text = input.value.trim();
    if (text === '') {
      found = undefined;
      return renderResults();
    }
    const controller = new AbortController();
    running = controller;
    const query = { filter: nameContains(text), limit: RESULTS_PER_LAYER + 1 };
    const layers = app.catalogue().layers.filter((layer) => layer.count > 0);
    try {
      const pages = await Promise.all(layers.map((layer) => app.items(layer.id, query, controller.signal)));
      found = { text, groups: layers.map((layer, index) => ({ layer, features: pages[index].features })).filter((group) => group.features.length > 0) };
    } catch (problem) {
      if (problem.name === 'AbortError') return undefined;
      found = { text, problem };
    }
    return renderResults();
  }

  function renderResults() {
    list.hidden = found !== undefined;
    if (!found) return fill(results);
    if (found.problem) return fill(results, problemBox(found.problem, t));
    if (found.groups.length === 0) return fill(results, h('p', { class: 'quiet' }, t('search.none', { text: found.text })));
    const more = found.groups.some((group) => group.features.length > RESULTS_PER_LAYER);
    return fill(results,
      found.groups.map(({ layer, features }) => [
        h('h3', {}, label(layer.label)),
        h('ul', { class: 'rows' }, features.slice(0, RESULTS_PER_LAYER).map((feature) =>
          h('li', {}, h('button', { type: 'button', class: 'row', onclick: () => app.select(layer, feature) },
            swatch(layer), h('span', { class: 'row-name' }, feature.properties.name), h('span', { class: 'row-note' }, feature.properties.zone ?? ''))))),
      ]),
      more && h('p', { class: 'quiet' }, t('search.more', { limit: RESULTS_PER_LAYER })));
  }

  function legend(layer) {
    return h('ul', { class: 'legend', id: `legend-${layer.id}` },
      legendClasses(layer).map((entry) => h('li', {}, swatch(layer, entry), h('span', {}, label(entry.label)),
        !app.isWhole(layer) && app.zoom() < firstZoom(layer, entry) && h('span', { class: 'later' }, t('layers.zoom_in')))),
      legendClasses(layer).length > 0 && !layer.symbol.base
        && h('li', {}, swatch(layer, { id: null, colour: layer.symbol.colour }), h('span', {}, t('layers.unclassified'))),
      layer.usable && !layer.symbol.base && h('li', {}, swatch(layer, undefined, true), h('span', {}, t('layers.unusable'))));
  }

  /** Nobody is to take what waits for a later zoom for what is not there. */
  function later(layer) {
    if (!app.isVisible(layer.id) || app.isWhole(layer) || layer.count === 0) return false;
    const part = hiddenPart(layer, app.zoom());
    // A base map is known to show its details from near.
    if (!part || (part === 'some' && layer.symbol.base)) return false;
    return h('span', { class: 'later' }, part === 'all' ? t('layers.zoom_in') : t('layers.zoom_in_for_all'));
  }

  function row(layer) {
    const name = label(layer.label);
    const isOpen = open.has(layer.id);
    const mapped = layer.geometry !== 'none';
    const toggle = () => {
      if (isOpen) open.delete(layer.id);
      else open.add(layer.id);
      render();
    };
    return h('li', { class: 'layer', 'data-layer': layer.id },
      h('div', { class: 'layer-line' },
        hasLegend(layer)
          ? h('button', { type: 'button', class: 'fold', 'data-key': `fold-${layer.id}`, 'aria-expanded': String(isOpen), 'aria-controls': `legend-${layer.id}`, 'aria-label': t('layers.legend', { layer: name }), onclick: toggle }, icon('chevron'))
          : h('span', { class: 'fold' }),
        mapped
          ? h('label', { class: 'layer-name' },
            h('input', { type: 'checkbox', 'data-key': `on-${layer.id}`, checked: app.isVisible(layer.id), 'aria-label': t('layers.show', { layer: name }), onchange: (event) => app.setVisible(layer.id, event.target.checked) }),
            swatch(layer), h('span', {}, name, later(layer)))
          : h('button', { type: 'button', class: 'layer-name', 'data-key': `list-${layer.id}`, onclick: () => app.list(layer), title: t('layers.list', { layer: name }) },
            h('span', { class: 'swatch' }, icon('list')), h('span', {}, name)),
        h('span', { class: layer.count === 0 ? 'count none' : 'count' }, formatter(language()).number(layer.count)),
        iconButton('plus', t('layers.add', { layer: name }), () => app.add(layer), { 'data-key': `add-${layer.id}` })),
      isOpen && legend(layer));
  }

  /** The ground, when any is known, stands below all layers. */
  const ground = () => app.catalogue().terrain > 0 && h('section', {}, h('h2', {}, t('layers.ground')), h('ul', { class: 'layers' },
    h('li', { class: 'layer', 'data-layer': 'terrain' }, h('div', { class: 'layer-line' }, h('span', { class: 'fold' }),
      h('label', { class: 'layer-name' },
        h('input', { type: 'checkbox', 'data-key': 'on-terrain', checked: app.isVisible('terrain'), onchange: (event) => app.setVisible('terrain', event.target.checked) }),
        h('span', {}, t('layers.terrain')))))));

  function render() {
    input.placeholder = t('search.label');
    input.setAttribute('aria-label', t('search.label'));
    const groups = new Map();
    for (const layer of app.catalogue().layers) {
      const title = label(layer.group);
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(layer);
    }
    fill(list, [...groups].map(([title, layers]) =>
      h('section', {}, h('h2', {}, title), h('ul', { class: 'layers' }, layers.map(row)))), ground());
    renderResults();
  }

  let drawn;
  return {
    element,
    render,

    /** Says anew what waits for a later zoom, when the zoom is another. */
    zoomed() {
      if (app.zoom() === drawn || !app.catalogue()) return;
      drawn = app.zoom();
      render();
    },
  };
}
