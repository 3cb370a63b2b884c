/** Progress towards the year's targets, what is overdue and what falls due next, of one zone. */
import { label, language, t } from '../i18n/i18n.js';
import { daysBetween, shareDone } from '../pure/filing.js';
import { formatter } from '../pure/format.js';
import { fill, h, problemBox } from './dom.js';
import { statusBadge } from './matrix-status.js';

const AT_ONCE = 200;

/** @param app.catalogue, app.execute, app.live, app.openCell, app.openFeature, app.noteState as of reportsView */
export function dueView(app) {
  const element = h('div', { class: 'due' });
  let chosen; // code of the zone
  let live; // {report, rows, due, progress}
  let problem;
  let isAsking = false;
  let most = AT_ONCE;
  const whole = new Map(); // by code of the zone: everything that is due there

  const words = () => formatter(language());
  const standardName = (id) => { const found = app.catalogue().standards.find((each) => each.id === id); return found ? label(found.label) : id; };
  const layerName = (id) => label(app.catalogue().layers.find((each) => each.id === id)?.label ?? { zh: id, en: id });
  const kindName = (kind) => ({
    rectification: t('due.rectification'), confirmation: t('due.confirmation'), plan: t('due.plan'), drill: t('due.drill'), shelter: t('due.shelter'), inventory: t('due.inventory'),
  })[kind];
  const rowOf = (code) => live.rows.find(({ zone }) => zone === code);

  async function open() {
    if (isAsking) return;
    isAsking = true;
    render();
    try {
      live = await app.live();
      whole.clear();
      problem = undefined;
      if (!rowOf(chosen)) chosen = (live.rows.find(({ kind }) => kind === 'city') ?? live.rows.find(({ kind }) => kind === 'district') ?? live.rows[0])?.zone;
    } catch (failure) {
      problem = failure;
    }
    isAsking = false;
    render();
  }

  /** Lists more; what the report of all zones leaves out is asked for once. */
  async function more() {
    const { items, overdue, upcoming } = dueNow();
    try {
      if (items.length < overdue + upcoming) {
        const { due } = await app.execute('gap-report', { zones: [chosen], as_of: live.report.as_of });
        whole.set(chosen, due[0]);
      }
      most = Infinity;
    } catch (failure) {
      problem = failure;
    }
    render();
  }

  const dueNow = () => whole.get(chosen) ?? live.due.find(({ zone }) => zone === chosen);

  function zoneChoice() {
    const rank = (kind) => ['city', 'district', 'functional'].indexOf(kind) + 1 || 9;
    const rows = [...live.rows].sort((a, b) => rank(a.kind) - rank(b.kind) || (a.zone < b.zone ? -1 : 1));
    return h('label', { class: 'field inline' }, h('span', { class: 'field-label' }, t('due.zone')),
      h('select', { 'data-key': 'due-zone', onchange: (event) => { chosen = event.target.value; most = AT_ONCE; render(); app.noteState(); } }, rows.map(({ zone, name }) => h('option', { value: zone, selected: zone === chosen }, `${name} · ${zone}`))));
  }

  function progressRow(entry) {
    const bar = h('span', { class: `bar is-${entry.status}` });
    bar.style.inlineSize = `${100 * shareDone(entry)}%`;
    return h('li', { class: 'progress-row' },
      h('button', { type: 'button', class: 'link', onclick: () => app.openCell({ zone: entry.zone, standard: entry.standard }) }, standardName(entry.standard)), statusBadge(entry.status),
      h('span', { class: 'bar-frame', 'aria-hidden': 'true' }, bar),
      h('span', { class: 'row-number' }, t('due.done_of', { done: words().plain(entry.done), target: words().plain(entry.target) })),
      h('span', { class: 'row-note' }, [entry.expected !== null && t('due.expected', { expected: words().plain(entry.expected) }), entry.by && t('due.by', { date: entry.by })].filter(Boolean).join(' · ')));
  }

  function dueRow(item) {
    const days = daysBetween(live.report.as_of, item.due_on);
    return h('li', {}, h('button', { type: 'button', class: 'row', disabled: item.id === null, onclick: () => app.openFeature(item.layer, item.id) },
      h('span', { class: 'due-date' }, item.due_on), h('span', { class: 'badge' }, kindName(item.kind)),
      h('span', { class: 'row-name' }, item.name ?? layerName(item.layer), item.zone !== chosen && h('span', { class: 'mark-source' }, rowOf(item.zone)?.name ?? item.zone)),
      h('span', { class: `row-note ${item.overdue ? 'is-late' : ''}` }, item.overdue ? t('due.days_over', { days: words().number(-days) }) : t('due.days_left', { days: words().number(days) }))));
  }

  function dueLists() {
    const due = dueNow();
    if (!due) return [];
    const late = due.items.filter(({ overdue }) => overdue).slice(0, most);
    const next = due.items.filter(({ overdue }) => !overdue).slice(0, most);
    const left = due.overdue + due.upcoming - late.length - next.length;
    const list = (items) => (items.length === 0 ? h('p', { class: 'quiet' }, t('due.none')) : h('ul', { class: 'rows' }, items.map(dueRow)));
    return [
      h('div', { class: 'due-lists' },
        h('section', { class: 'overdue' }, h('h3', {}, t('due.overdue', { count: words().number(due.overdue) })), list(late)),
        h('section', { class: 'upcoming' }, h('h3', {}, t('due.next', { count: words().number(due.upcoming) })), list(next))),
      left > 0 && most === AT_ONCE && h('button', { type: 'button', class: 'button small', 'data-key': 'due-more', onclick: more }, t('due.more', { count: words().number(left) })),
    ];
  }

  function render() {
    if (problem) return fill(element, problemBox(problem, t));
    if (!live) return fill(element, isAsking && h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('due.loading')));
    const progress = live.progress.filter(({ zone }) => zone === chosen);
    return fill(element,
      zoneChoice(),
      h('p', { class: 'quiet' }, t('due.facts', { date: live.report.as_of, change: live.report.change }), live.report.simulated && [' · ', h('strong', {}, t('app.simulated'))]),
      h('h3', {}, t('due.progress', { year: live.report.as_of.slice(0, 4) })),
      progress.length === 0 ? h('p', { class: 'quiet' }, t('due.progress_none')) : h('ul', { class: 'progress-rows' }, progress.map(progressRow)),
      dueLists());
  }

  return {
    element,
    render,
    open,
    zone: () => chosen,
    choose(zone) {
      chosen = zone ?? chosen;
    },
  };
}
