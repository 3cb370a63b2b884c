/** What stands above the matrix: what it says, and what of it is shown. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { STATUSES } from '../pure/matrix.js';
import { fill, h, icon } from './dom.js';
import { statusBadge, statusWord } from './matrix-status.js';

/**
 * @param app.onChoose (part of a choice), app.onAgain ()
 * @param app.forms of the report, to download
 */
export function matrixToolbar(app) {
  const facts = h('div', { class: 'matrix-facts' });
  const filters = h('div', { class: 'matrix-filters' });
  const title = h('summary', {});
  const element = h('div', { class: 'matrix-bar' }, facts, h('details', { class: 'matrix-more', open: window.innerWidth > 760 }, title, filters));

  function renderFacts({ report, isStale, isRunning }) {
    const words = formatter(language());
    fill(facts,
      h('h2', {}, t('matrix.title')),
      h('span', { class: 'quiet' }, t('matrix.facts', { date: report.as_of, change: report.change }),
        report.unverified > 0 && ` · ${t('matrix.unverified', { count: words.number(report.unverified) })}`),
      isRunning && h('span', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('coverage.running')),
      isStale && !isRunning && h('span', { class: 'note', role: 'status' }, t('matrix.stale'), ' ',
        h('button', { type: 'button', class: 'link', 'data-key': 'matrix-again', onclick: app.onAgain }, t('coverage.again'))),
      app.forms.element);
    app.forms.render();
  }

  function chip(status, count, choice) {
    const isOn = choice.statuses.includes(status);
    const others = choice.statuses.filter((each) => each !== status);
    return h('button', {
      type: 'button', class: `chip is-${status}`, 'data-key': `status-${status}`, 'aria-pressed': String(isOn), title: t('matrix.only_status', { status: statusWord(status) }),
      onclick: () => app.onChoose({ statuses: isOn ? others : STATUSES.filter((each) => each === status || others.includes(each)) }),
    }, statusBadge(status, status === 'not_applicable' ? t('status.not_applicable_long') : statusWord(status)), h('span', { class: 'chip-count' }, formatter(language()).number(count)));
  }

  const option = (value, text, chosen) => h('option', { value, selected: value === chosen }, text);

  function standardOptions(standards, chosen) {
    const leads = new Map(standards.map(({ lead_unit: unit }) => [unit.zh, unit]));
    return [
      option('', t('matrix.all_standards'), chosen),
      h('optgroup', { label: t('matrix.one_standard') }, standards.map(({ id, label: name }) => option(id, label(name), chosen))),
      h('optgroup', { label: t('matrix.lead') }, [...leads].map(([zh, unit]) => option(`lead:${zh}`, label(unit), chosen))),
    ];
  }

  function renderFilters({ choice, counts, standards, districts }) {
    fill(filters,
      h('div', { class: 'search' }, icon('search'), h('input', {
        type: 'search', class: 'search-input', 'data-key': 'matrix-find', value: choice.text, placeholder: t('matrix.find'), 'aria-label': t('matrix.find'), autocomplete: 'off',
        oninput: (event) => app.onChoose({ text: event.target.value }),
      })),
      districts.length > 1 && h('select', { 'data-key': 'matrix-district', 'aria-label': t('matrix.district'), onchange: (event) => app.onChoose({ district: event.target.value }) },
        option('', t('matrix.all_districts'), choice.district), districts.map(({ zone, name }) => option(zone, name, choice.district))),
      h('select', { 'data-key': 'matrix-standard', 'aria-label': t('matrix.standard'), onchange: (event) => app.onChoose({ standard: event.target.value }) }, standardOptions(standards, choice.standard)),
      h('div', { class: 'chips', role: 'group', 'aria-label': t('matrix.statuses') }, STATUSES.map((status) => chip(status, counts[status], choice))),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', 'data-key': 'matrix-group', checked: choice.grouped, onchange: (event) => app.onChoose({ grouped: event.target.checked }) }), t('matrix.group')));
  }

  return {
    element,

    /** @param state {report, isStale, isRunning, choice, counts, standards, districts} */
    show(state) {
      title.textContent = t('matrix.filters');
      renderFacts(state);
      renderFilters(state);
    },
  };
}
