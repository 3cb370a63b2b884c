/** What is nearest, kind by kind: times, distances, the steps of the chosen route, what shut roads change. */
import { featureName, label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { ROAD_MODES, nearestChange, resultKey } from '../pure/travel.js';
import { h } from './dom.js';
import { swatch } from './swatch.js';
import { duration } from './travel-words.js';

const LEAST_SECONDS = 1;

/**
 * @param answer {layers, mode, before, after}: ids of the layers asked for, answers before and after roads were shut
 * @param chosen key of the chosen result
 * @param on.layer (id) to the layer, on.choose (key) a route, on.light (key or nothing) while it is looked at, on.open (layer, feature)
 */
export function nearestResults({ answer, chosen }, { layer: layerOf, choose, light, open }) {
  const words = formatter(language());
  const byRoad = ROAD_MODES.includes(answer.mode);
  const { before, gone } = answer.before ? nearestChange(answer.before.results, answer.after.results) : { before: new Map(), gone: [] };

  /** How much longer it takes than before. */
  function delay(result) {
    if (!answer.before) return false;
    const earlier = before.get(resultKey(result));
    if (!earlier) return h('span', { class: 'delay' }, t('nearest.instead'));
    const seconds = result.time_s - earlier.time_s;
    return seconds >= LEAST_SECONDS && h('span', { class: 'delay' }, t('nearest.longer', { before: duration(earlier.time_s), more: duration(seconds) }));
  }

  const steps = (result) => h('div', { class: 'steps' },
    h('ol', {}, result.steps.map((step) => h('li', {}, h('span', {}, label(step.instruction)), h('span', { class: 'row-note' }, duration(step.time_s))))),
    h('button', { type: 'button', class: 'link', onclick: () => open(layerOf(result.layer), result.feature) }, t('nearest.open')));

  function row(layer, result) {
    const key = resultKey(result);
    const isRoute = byRoad && result.route !== null;
    const isChosen = isRoute && key === chosen;
    return h('li', {}, h('button', {
      type: 'button', class: 'row', 'data-key': `near-${key}`, 'aria-expanded': isRoute && String(isChosen),
      onclick: () => (isRoute ? choose(isChosen ? undefined : key) : open(layer, result.feature)),
      onmouseenter: () => light(key), onmouseleave: () => light(), onfocus: () => light(key), onblur: () => light(),
    }, swatch(layer), h('span', { class: 'row-name' }, featureName(layer, result.feature), delay(result)),
    typeof result.time_s === 'number' && h('strong', { class: 'row-number' }, duration(result.time_s)),
    h('span', { class: typeof result.time_s === 'number' ? 'row-note' : 'row-number' }, words.distance(result.distance_m))),
    isChosen && steps(result));
  }

  return [
    answer.before && h('section', { class: 'change-box' },
      h('h3', {}, t('closures.change')),
      h('p', { class: 'keys' }, h('span', { class: 'key dotted' }), t('nearest.before_routes')),
      gone.length > 0
        ? h('ul', { class: 'gone' }, gone.map((result) => h('li', {}, t('nearest.gone', { name: featureName(layerOf(result.layer), result.feature), before: duration(result.time_s) }))))
        : answer.after.results.every((result) => !delay(result)) && h('p', { class: 'quiet' }, t('nearest.unchanged'))),
    answer.layers.map((id) => {
      const layer = layerOf(id);
      const results = answer.after.results.filter((result) => result.layer === id);
      return [h('h3', {}, label(layer.label)),
        results.length === 0
          ? h('p', { class: 'quiet' }, byRoad ? t('nearest.none_by_road') : t('nearest.none'))
          : h('ul', { class: 'rows' }, results.map((result) => row(layer, result)))];
    }),
  ];
}
