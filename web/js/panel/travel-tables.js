/** The answer on travel times as tables: who is reached, and who no longer is while roads are shut. */
import { language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { sortRows } from '../pure/table.js';
import { bandShares, peopleLost, withinOf } from '../pure/travel.js';
import { h } from './dom.js';
import { minutesText } from './travel-words.js';

const isKnown = (value) => value !== null && value !== undefined;

/**
 * @param on.zone {mark (code), light (code or nothing for the marked one)}
 * @param on.sort (column), when the table can be sorted
 */
export function travelTables({ mark, light, sort }) {
  const words = () => formatter(language());
  const people = (count) => (isKnown(count) ? words().people(count) : '–');

  function shareCell(row, minutes, colours) {
    const { share } = withinOf(row, minutes);
    if (!isKnown(share)) return h('td', { class: 'share' }, '–');
    const bar = h('span', { class: 'bar bands', 'aria-hidden': 'true' }, bandShares(row).map(() => h('span', {})));
    bandShares(row).forEach((part, index) => {
      bar.children[index].style.inlineSize = `${part * 100}%`;
      bar.children[index].style.background = colours[index];
    });
    return h('td', { class: 'share' }, h('span', {}, words().share(share)), bar);
  }

  /** What every row of a zone answers to. */
  const zoneRow = (row, marked, ...cells) => h('tr', {
    'data-zone': row.zone, class: row.zone === marked ? 'is-marked' : '',
    onclick: () => mark(row.zone), onmouseenter: () => light(row.zone), onmouseleave: () => light(),
  }, h('th', { scope: 'row' }, h('button', { type: 'button', 'data-key': `travel-zone-${row.zone}`, onfocus: () => light(row.zone) }, row.name ?? row.zone)), cells);

  return {
    /** All zones: people, people within the minutes, share with its bands. */
    zones({ answer, minutes, colours, sorting, marked }) {
      const columns = [['name', t('coverage.zone')], ['people', t('coverage.total_people')], ['within', t('travel.within', { minutes: minutesText(minutes) })], ['share', t('coverage.share')]];
      const rows = answer.zones.map((row) => ({ ...row, name: row.name ?? row.zone, reached: withinOf(row, minutes).people, portion: withinOf(row, minutes).share }));
      const by = { within: 'reached', share: 'portion' }[sorting.column] ?? sorting.column;
      const state = (id) => (sorting.column === id ? (sorting.descending ? 'descending' : 'ascending') : 'none');
      return h('table', { class: 'zones' },
        h('thead', {}, h('tr', {}, columns.map(([id, text]) => h('th', { scope: 'col', 'aria-sort': state(id) },
          h('button', { type: 'button', 'data-key': `travel-sort-${id}`, title: t('coverage.sort', { column: text }), onclick: () => sort(id) }, text,
            h('span', { class: 'arrow', 'aria-hidden': 'true' }, { ascending: '↑', descending: '↓', none: '' }[state(id)])))))),
        h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('coverage.sum')), h('td', {}, people(answer.people)), h('td', {}, people(withinOf(answer, minutes).people)), shareCell(answer, minutes, colours))),
        h('tbody', {}, sortRows(rows, by, sorting.descending, language()).map((row) => zoneRow(row, marked,
          h('td', {}, people(row.people)), h('td', {}, people(row.reached)), shareCell(row, minutes, colours)))));
    },

    /** The zones where somebody is no longer reached. */
    lost({ before, after, minutes, marked }) {
      const { rows, total } = peopleLost(before, after, minutes);
      const signed = (lost) => (lost > 0 ? `−${people(lost)}` : lost < 0 ? `+${people(-lost)}` : '0');
      const change = (lost) => h('td', { class: 'lost' }, signed(lost));
      const all = after.within.map(({ minutes: each }) => t('travel.lost_within', { minutes: minutesText(each), change: signed(peopleLost(before, after, each).total.lost) }));
      return h('section', { class: 'change-box' },
        h('h3', {}, t('closures.change')),
        h('p', {}, t('travel.lost_in_all', { changes: all.join(' · ') })),
        h('p', { class: 'keys' }, h('span', { class: 'key lost' }), t('travel.lost_roads')),
        rows.length === 0
          ? h('p', { class: 'quiet' }, t('travel.nobody_lost', { minutes: minutesText(minutes) }))
          : h('table', { class: 'zones changes-table' },
            h('thead', {}, h('tr', {}, [t('coverage.zone'), t('closures.before'), t('closures.after'), t('closures.difference')].map((text) => h('th', { scope: 'col' }, text)))),
            h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('coverage.sum')), h('td', {}, people(total.before)), h('td', {}, people(total.after)), change(total.lost))),
            h('tbody', {}, rows.map((row) => zoneRow(row, marked, h('td', {}, people(row.before)), h('td', {}, people(row.after)), change(row.lost))))));
    },
  };
}
