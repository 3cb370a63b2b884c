/** Two answers beside each other: street by street, and what differs on the map. */
import { language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { sortRows } from '../pure/table.js';
import { atLimit } from '../pure/whatif.js';
import { fill, h, notesBox } from './dom.js';
import { minutesText } from './travel-words.js';
import { viewName } from './whatif-words.js';

const VIEWS = ['difference', 'before', 'after'];
const COLUMNS = ['name', 'before', 'after', 'difference'];
const isKnown = (value) => value !== null && value !== undefined;

/**
 * @param app.showDifference ({kept, gained, lost}, or nothing)
 * @param app.showZone (code or nothing), app.zoomToZone (code)
 * @param app.isStale () whether the data has changed since, app.again () answers anew
 * @param app.changed () after another part of the answer is to be seen
 */
export function whatIfResult(app) {
  const mapLegend = h('div', { class: 'map-legend whatif-legend', hidden: true });
  const sorting = { column: 'difference', descending: true };
  let limit = 0;
  let view = VIEWS[0];
  let marked;
  let isWhole = false; // whether zones that do not change are listed, too

  const words = () => formatter(language());
  const limitText = (total) => (isKnown(total.minutes) ? minutesText(total.minutes) : words().radius(total.radius_m));
  const countsPeople = ({ question }) => question.process === 'service-area' || question.inputs.over === 'population';
  const quantity = (answer, value) => (!isKnown(value) ? '–' : countsPeople(answer) ? words().people(value) : words().area(value));
  const share = (value) => (isKnown(value) ? words().share(value) : '–');

  function signed(answer, value) {
    if (!isKnown(value) || value === 0) return isKnown(value) ? '0' : '–';
    const size = quantity(answer, Math.abs(value));
    return value > 0 ? `+${size}` : `−${size}`;
  }

  const tone = (value) => (value > 0 ? 'gain' : value < 0 ? 'loss' : '');

  function part(answer) {
    limit = Math.min(limit, answer.result.totals.length - 1);
    return atLimit(answer.result, limit);
  }

  function keys() {
    return view === 'difference'
      ? [['gained', t('whatif.gained')], ['lost-area', t('whatif.lost')], ['kept', t('whatif.kept')]]
      : [['kept', t('whatif.covered')]];
  }

  const keyRow = ([name, text]) => [h('span', { class: `key ${name}`, 'aria-hidden': 'true' }), text];

  function draw(answer) {
    const area = answer && part(answer).area;
    if (!area) return app.showDifference();
    const { kept_geometry: kept, gained_geometry: gained, lost_geometry: lost } = area;
    const whole = (of) => of.radii?.[limit]?.covered_geometry ?? { type: 'GeometryCollection', geometries: of.areas.filter((each) => each.minutes === answer.result.totals[limit].minutes && each.geometry).map((each) => each.geometry) };
    return app.showDifference({ difference: { kept, gained, lost }, before: { kept: whole(answer.result.before) }, after: { kept: whole(answer.result.after) } }[view]);
  }

  function choose(change) {
    change();
    app.changed();
  }

  function table(answer, { total, zones }) {
    const text = { name: t('coverage.zone'), before: t('whatif.before'), after: t('whatif.after'), difference: t('whatif.difference') };
    const state = (id) => (sorting.column === id ? (sorting.descending ? 'descending' : 'ascending') : 'none');
    const sort = (id) => choose(() => Object.assign(sorting, { column: id, descending: sorting.column === id ? !sorting.descending : id !== 'name' }));
    const cells = (row) => [
      h('td', {}, quantity(answer, row.before), h('span', { class: 'row-note' }, share(row.share_before))),
      h('td', {}, quantity(answer, row.after), h('span', { class: 'row-note' }, share(row.share_after))),
      h('td', { class: tone(row.difference) }, signed(answer, row.difference)),
    ];
    const listed = isWhole ? zones : zones.filter(({ difference }) => difference !== 0);
    const rows = sortRows(listed.map((row) => ({ ...row, name: row.name ?? row.zone })), sorting.column, sorting.descending, language());
    const mark = (code) => choose(() => { marked = code; app.showZone(code); app.zoomToZone(code); });
    return h('table', { class: 'zones whatif-table' },
      h('thead', {}, h('tr', {}, COLUMNS.map((id) => h('th', { scope: 'col', 'aria-sort': state(id) },
        h('button', { type: 'button', 'data-key': `whatif-sort-${id}`, title: t('coverage.sort', { column: text[id] }), onclick: () => sort(id) }, text[id],
          h('span', { class: 'arrow', 'aria-hidden': 'true' }, { ascending: '↑', descending: '↓', none: '' }[state(id)])))))),
      h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('coverage.sum')), cells(total))),
      h('tbody', {}, rows.map((row) => h('tr', {
        'data-zone': row.zone, class: row.zone === marked ? 'is-marked' : '',
        onclick: () => mark(row.zone), onmouseenter: () => app.showZone(row.zone), onmouseleave: () => app.showZone(marked),
      }, h('th', { scope: 'row' }, h('button', { type: 'button', 'data-key': `whatif-zone-${row.zone}`, onfocus: () => app.showZone(row.zone) }, row.name)), cells(row)))));
  }

  function unchanged({ zones }) {
    const count = zones.filter(({ difference }) => difference === 0).length;
    return count > 0 && h('p', { class: 'quiet' }, count === zones.length ? t('whatif.same') : t('whatif.unchanged', { count }), ' ',
      h('button', { type: 'button', class: 'link', 'data-key': 'whatif-whole', 'aria-pressed': String(isWhole), onclick: () => choose(() => { isWhole = !isWhole; }) }, isWhole ? t('whatif.fewer') : t('whatif.all')));
  }

  function radios(title, name, options, chosen, choice) {
    return h('fieldset', { class: 'field' }, h('legend', { class: 'field-label' }, title),
      h('div', { class: 'segments' }, options.map(([value, text]) => h('label', {},
        h('input', { type: 'radio', name, value, 'data-key': `${name}-${value}`, checked: value === chosen, onchange: () => choose(() => choice(value)) }), h('span', {}, text)))));
  }

  return {
    mapLegend,
    draw,

    /** The comparison in the panel. */
    show(answer) {
      const { result } = answer;
      const shown = part(answer);
      draw(answer);
      return h('div', { class: 'whatif-result' },
        h('div', { class: 'result-head' }, h('h2', {}, `${t('whatif.result')} · ${limitText(shown.total)}`),
          h('span', { class: `big ${tone(shown.total.difference)}` }, signed(answer, shown.total.difference))),
        h('p', { class: 'quiet' }, h('span', { class: 'supposed-badge' }, t('whatif.badge')), ' ',
          t('whatif.share', { before: share(shown.total.share_before), after: share(shown.total.share_after) })),
        result.totals.length > 1 && radios(t('whatif.which'), 'whatif-limit', result.totals.map((total, index) => [index, limitText(total)]), limit, (value) => { limit = value; }),
        shown.area && radios(t('whatif.view'), 'whatif-view', VIEWS.map((each) => [each, viewName(each)]), view, (value) => { view = value; }),
        shown.area && h('p', { class: 'keys' }, keys().map(keyRow)),
        notesBox(result.notes),
        app.isStale() && h('p', { class: 'note' }, t('coverage.stale'), ' ', h('button', { type: 'button', class: 'link', 'data-key': 'whatif-again', onclick: app.again }, t('coverage.again'))),
        shown.zones.length === 0 ? h('p', { class: 'quiet' }, t('coverage.no_zones')) : [table(answer, shown), unchanged(shown)],
        h('p', { class: 'facts' }, t('coverage.facts', { change: result.change }),
          result.unverified > 0 && ` · ${t('coverage.unverified', { count: words().number(result.unverified) })}`,
          result.simulated && [' · ', h('strong', {}, t('app.simulated'))]));
    },

    legend(answer) {
      mapLegend.hidden = !answer;
      if (!answer) return;
      const { area } = part(answer);
      fill(mapLegend, h('p', {}, t('whatif.badge'), area && ` · ${viewName(view)}`),
        area && h('ul', {}, keys().map((each) => h('li', {}, keyRow(each)))));
    },
  };
}
