/** A split answer: the facilities with the people whom each reaches first. */
import { featureName, language, t } from '../i18n/i18n.js';
import { oneOf } from '../pure/cql.js';
import { formatter } from '../pure/format.js';
import { facilityRows } from '../pure/travel.js';
import { h } from './dom.js';
import { minutesText } from './travel-words.js';

const AT_ONCE = 20;
const NAMES_AT_ONCE = 200;

/**
 * @param app.items
 * @param app.light (facility, or nothing): draws what it reaches strongly, app.locate (geometry)
 * @param app.changed () after names have come
 */
export function facilityList(app) {
  const known = new Map(); // facility to its feature; undefined while it is asked for
  let shown = AT_ONCE;
  let layer;

  /** Asks for the names that are not known yet. */
  async function learn(ids) {
    const unknown = ids.filter((id) => !known.has(id));
    if (!layer || unknown.length === 0) return;
    for (const id of unknown) known.set(id, undefined);
    try {
      await ask(unknown);
      app.changed();
    } catch {
      for (const id of unknown) known.delete(id); // A name is all that is lost: the number stands in for it.
    }
  }

  async function ask(ids) {
    const { features } = await app.items(layer.id, { limit: ids.length, filter: oneOf('id', ids) });
    for (const feature of features) known.set(feature.id, feature);
  }

  const name = (facility) => {
    if (!layer) return t('travel.point', { number: facility + 1 });
    const feature = known.get(facility);
    return feature ? featureName(layer, feature) : String(facility);
  };

  return {
    /** Begins anew: facilities of a layer, or points without one. */
    reset(ofLayer) {
      layer = ofLayer;
      known.clear();
      shown = AT_ONCE;
    },

    /** What a facility is called; learns it when it is not known yet. */
    name(facility) {
      learn([facility]);
      return name(facility);
    },

    /** What all of some are called: Map of facility to name. */
    async names(facilities) {
      const unknown = layer ? facilities.filter((id) => !known.get(id)) : [];
      for (let from = 0; from < unknown.length; from += NAMES_AT_ONCE) await ask(unknown.slice(from, from + NAMES_AT_ONCE));
      return new Map(facilities.map((id) => [id, name(id)]));
    },

    table(areas, minutes, header) {
      const rows = facilityRows(areas, minutes);
      const first = rows.slice(0, shown);
      learn(first.map(({ facility }) => facility));
      const words = formatter(language());
      const locate = (facility) => known.get(facility) && app.locate(known.get(facility).geometry);
      return h('section', {},
        h('h3', {}, t('travel.each', { count: words.number(rows.length) })),
        h('table', { class: 'zones facilities' },
          h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, header), h('th', { scope: 'col' }, t('travel.within', { minutes: minutesText(minutes) })))),
          h('tbody', {}, first.map(({ facility, people }) => h('tr', {
            'data-facility': facility, onmouseenter: () => app.light(facility), onmouseleave: () => app.light(), onclick: () => locate(facility),
          }, h('th', { scope: 'row' }, h('button', { type: 'button', 'data-key': `facility-${facility}`, onfocus: () => app.light(facility), onblur: () => app.light() }, name(facility))),
          h('td', {}, people.get(minutes) === null ? '–' : words.people(people.get(minutes))))))),
        rows.length > shown && h('button', { type: 'button', class: 'button small', 'data-key': 'more-facilities', onclick: () => { shown += AT_ONCE; app.changed(); } }, t('matrix.more', { count: words.number(rows.length - shown) })));
    },
  };
}
