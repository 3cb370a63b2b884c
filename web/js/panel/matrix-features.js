/** The features behind a cell: their names a page at a time, all that are listed also marked on the map. */
import { featureName, label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { oneOf } from '../pure/cql.js';
import { fill, h, problemBox } from './dom.js';
import { swatch } from './swatch.js';

const AT_ONCE = 50;
const MOST = 1000; // No answer lists more of them.

/**
 * @param references [{layer, id}]
 * @param zoneName (code) to what a row without a place is about
 * @param noteOf (feature) to what is said of it beside its name; nothing says its layer
 * @param changed () after more of them are known
 * @param catalogue, items, select as elsewhere
 */
export function featureRows({ references, zoneName, noteOf, changed, catalogue, items, select }) {
  const element = h('div', {});
  const found = [];
  const isOfPeople = references.every(({ layer }) => layer === 'population'); // Of these an answer lists some.
  let asked = 0;
  let asking;
  let problem;

  async function more() {
    if (asking) return;
    const controller = new AbortController();
    asking = controller;
    problem = undefined;
    render();
    const next = references.slice(asked, asked + AT_ONCE);
    const byLayer = group(next);
    try {
      const pages = await Promise.all([...byLayer].map(async ([id, ones]) => {
        const { features } = await items(id, { limit: AT_ONCE, filter: oneOf('id', ones.map((one) => one.id)) }, controller.signal);
        return features.map((feature) => ({ layer: catalogue().layers.find((layer) => layer.id === id), feature }));
      }));
      asked += next.length;
      found.push(...pages.flat());
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      problem = failure;
    }
    asking = undefined;
    render();
    changed();
  }

  function group(ones) {
    const groups = new Map();
    for (const one of ones) groups.set(one.layer, [...(groups.get(one.layer) ?? []), one]);
    return groups;
  }

  function nameOf(layer, feature) {
    const { zone, year } = feature.properties;
    return layer.geometry === 'none' && zone ? [zoneName(zone), year].filter(Boolean).join(' · ') : featureName(layer, feature);
  }

  function render() {
    if (references.length === 0) return;
    const words = formatter(language());
    fill(element,
      h('h3', {}, isOfPeople ? t('duties.people_out_of_reach', { count: words.number(references.length) }) : t('matrix.features', { count: `${references.length < MOST ? '' : '≥ '}${words.number(references.length)}` })),
      h('ul', { class: 'rows' }, found.map(({ layer, feature }) => h('li', {}, h('button', { type: 'button', class: 'row', onclick: () => select(layer, feature) },
        swatch(layer), h('span', { class: 'row-name' }, nameOf(layer, feature)), h('span', { class: 'row-note' }, noteOf(feature) ?? label(layer.label)))))),
      problem && problemBox(problem, t),
      asking && h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' })),
      !asking && asked < references.length && h('button', { type: 'button', class: 'button small', 'data-key': 'more-features', onclick: more }, t('matrix.more', { count: words.number(references.length - asked) })));
  }

  if (references.length > 0) more();
  return { element, render, geometries: () => found.map(({ feature }) => feature.geometry).filter(Boolean), stop: () => asking?.abort() };
}
