/** Two filed reports beside each other: what moved, and what only looks as if it had. */
import { label, language, t } from '../i18n/i18n.js';
import { MOVEMENTS, movedRows, movedZones } from '../pure/filing.js';
import { formatter } from '../pure/format.js';
import { quantity } from '../pure/standard.js';
import { fill, h, iconButton, problemBox } from './dom.js';
import { statusBadge } from './matrix-status.js';

const AT_ONCE = 200;

/** @param app.catalogue, app.api as elsewhere, app.close () back to the list */
export function comparisonView(app) {
  const element = h('div', { class: 'comparison' });
  let comparison;
  let problem;
  let wanted;
  let choice = { movement: '', standard: '' };
  let most = AT_ONCE;

  const words = () => ({ ...formatter(language()), yes: t('feature.yes'), no: t('feature.no') });
  const standardName = (id) => { const found = app.catalogue().standards.find((each) => each.id === id); return found ? label(found.label) : id; };
  const movementName = (id) => ({
    better: t('movement.better'), worse: t('movement.worse'), same: t('movement.same'), marks_changed: t('movement.marks_changed'), ground_changed: t('movement.ground_changed'),
    now_known: t('movement.now_known'), no_longer_known: t('movement.no_longer_known'), other: t('movement.other'),
  })[id];
  const join = (texts) => texts.join(language() === 'zh' ? '、' : ', ');
  const head = ({ zone_name: zone, as_of: date, id }) => `${t('filing.head', { zone, date })} (${id})`;

  function marksText(marks) {
    if (marks.off) return t('marks.off');
    const by = marks.zone_name ?? t('marks.by_catalogue');
    return `${['preferred', 'limit', 'required'].filter((name) => marks[name]).map((name) => quantity(marks[name].value, marks[name].unit, words())).join(' / ')} (${by})`;
  }

  function zoneText({ zone, state, ground_now: now, ground_before: before, name_before: was }) {
    const others = (shares) => join(shares.filter((each) => each.zone !== zone).map(({ name, share }) => `${name} ${words().share(share)}`));
    const kept = now.find((each) => each.zone === zone)?.share ?? 0;
    const places = [
      others(now) && t('compare.now_there', { zones: others(now) }),
      others(before) && t('compare.was_there', { zones: others(before) }),
    ].filter(Boolean).join(' · ');
    const head = { only_before: t('compare.only_before'), only_after: t('compare.only_after') }[state];
    return [
      was !== null && t('compare.was_named', { name: was }),
      head && `${head}${t('app.colon')}${places || t('compare.nothing_there')}`,
      !head && now.length + before.length > 0 && [t('compare.redrawn', { kept: words().share(kept) }), places].filter(Boolean).join(' · '),
    ].filter(Boolean).join(' · ');
  }

  const counted = ['better', 'worse', 'same', 'marks_changed', 'ground_changed', 'now_known', 'no_longer_known', 'other'];

  function summary() {
    const moved = comparison.summary.filter((row) => counted.some((id) => id !== 'same' && row[id] > 0));
    const left = comparison.summary.length - moved.length;
    return [moved.length > 0 && summaryTable(moved), left > 0 && h('p', { class: 'quiet' }, t('compare.unmoved', { count: words().number(left) }))];
  }

  function summaryTable(rows) {
    return h('table', { class: 'comparison-table' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('compare.standard')), counted.map((id) => h('th', { scope: 'col' }, movementName(id))))),
      h('tbody', {}, rows.map((row) => h('tr', {}, h('th', { scope: 'row' }, h('button', { type: 'button', class: 'link', 'data-key': `compare-standard-${row.standard}`, onclick: () => { choice = { movement: '', standard: row.standard }; render(); } }, standardName(row.standard))),
        counted.map((id) => h('td', { class: row[id] === 0 ? 'count' : `count is-${id}` }, row[id] === 0 ? '–' : words().number(row[id])))))));
  }

  function difference({ difference: moved, unit }) {
    if (moved === null) return '–';
    const size = Math.abs(moved);
    const isShare = unit === 'share' || unit === 'ratio' || (unit === 'yes_no' && size < 1);
    const amount = isShare ? t('compare.points', { value: words().number(100 * size, 1) }) : quantity(size, unit === 'yes_no' ? 'count' : unit, words());
    return `${moved > 0 ? '+' : moved < 0 ? '−' : '±'}${amount}`;
  }

  function moves() {
    const rows = movedRows(comparison.zones, choice, app.catalogue().standards.map(({ id }) => id));
    return [
      h('div', { class: 'matrix-filters' },
        h('select', { 'data-key': 'compare-movement', 'aria-label': t('compare.movement'), onchange: (event) => { choice = { ...choice, movement: event.target.value }; most = AT_ONCE; render(); } },
          h('option', { value: '', selected: choice.movement === '' }, t('compare.all')), MOVEMENTS.map((id) => h('option', { value: id, selected: id === choice.movement }, movementName(id)))),
        h('select', { 'data-key': 'compare-standard', 'aria-label': t('compare.standard'), onchange: (event) => { choice = { ...choice, standard: event.target.value }; most = AT_ONCE; render(); } },
          h('option', { value: '', selected: choice.standard === '' }, t('matrix.all_standards')), comparison.summary.map(({ standard }) => h('option', { value: standard, selected: standard === choice.standard }, standardName(standard))))),
      rows.length === 0 ? h('p', { class: 'quiet' }, t('compare.no_moves')) : h('table', { class: 'comparison-table moves' },
        h('thead', {}, h('tr', {}, [t('marks.zone'), t('compare.standard'), t('compare.before'), t('compare.after'), t('compare.difference'), t('compare.movement')].map((text) => h('th', { scope: 'col' }, text)))),
        h('tbody', {}, rows.slice(0, most).map(({ zone, result }) => h('tr', {},
          h('th', { scope: 'row' }, zone.name), h('td', {}, standardName(result.standard)),
          h('td', {}, statusBadge(result.status_before), ' ', quantity(result.value_before, result.unit, words())),
          h('td', {}, statusBadge(result.status_after), ' ', quantity(result.value_after, result.unit, words())),
          h('td', { class: 'number' }, difference(result)), h('td', { class: `movement is-${result.movement}` }, movementName(result.movement)))))),
      rows.length > most && h('button', { type: 'button', class: 'button small', 'data-key': 'compare-more', onclick: () => { most += AT_ONCE; render(); } }, t('compare.more', { count: words().number(rows.length - most) })),
    ];
  }

  function render() {
    if (problem) return fill(element, problemBox(problem, t));
    if (!comparison) return fill(element, wanted && h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' })));
    const zones = movedZones(comparison.zones);
    return fill(element,
      h('header', { class: 'marks-head' }, h('h2', {}, t('compare.title', { before: head(comparison.before), after: head(comparison.after) })), iconButton('close', t('filing.back'), app.close, { 'data-key': 'compare-close' })),
      comparison.catalogue_changed && h('p', { class: 'note' }, t('compare.catalogue_changed')),
      comparison.pass_marks.length > 0 && [h('h3', {}, t('compare.marks')), h('ul', { class: 'plain-list' }, comparison.pass_marks.map(({ standard, before, after, zones: of }) =>
        h('li', {}, `${standardName(standard)}${t('app.colon')}`, t('marks.from_to', { before: marksText(before), after: marksText(after) }), ' · ', t('compare.marks_zones', { count: of.length }))))],
      zones.length > 0 && [h('h3', {}, t('compare.zones')), h('ul', { class: 'plain-list' }, zones.map((zone) => h('li', {}, h('strong', {}, `${zone.name} ${zone.zone}`), ' ', zoneText(zone))))],
      h('h3', {}, t('compare.summary')), summary(),
      h('h3', {}, t('compare.moved')), moves());
  }

  return {
    element,
    render,

    async show(before, after) {
      const key = `${before}/${after}`;
      if (wanted === key && comparison) return;
      wanted = key;
      comparison = problem = undefined;
      choice = { movement: '', standard: '' };
      most = AT_ONCE;
      render();
      try {
        const found = await app.api.comparison(before, after);
        if (wanted !== key) return;
        comparison = found;
      } catch (failure) {
        if (wanted !== key) return;
        problem = failure;
      }
      render();
    },
  };
}
