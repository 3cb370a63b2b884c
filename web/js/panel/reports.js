/** The reports page: filing, what was filed, two beside each other, and what is due. */
import { language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { fill, h, icon, problemBox } from './dom.js';
import { comparisonView } from './reports-comparison.js';
import { dueView } from './reports-due.js';
import { filedView } from './reports-filed.js';

/**
 * @param app.catalogue, app.api as elsewhere
 * @param app.noteState () after what stands in the address changed, app.step (change) makes a change that the Back button takes back
 * @param app.live () resolves to {report, due, progress} of the matrix as it is now
 * @param app.openCell ({zone, standard}) in the matrix, app.openFeature (layer id, feature id) on the map
 */
export function reportsView(app) {
  const list = h('div', { class: 'reports-list' });
  const detail = h('div', { class: 'reports-detail', tabindex: -1 });
  const dueBox = h('div', { class: 'reports-due' });
  const head = h('div', { class: 'reports-head' });
  const filedBox = h('div', { class: 'reports-filed' }, list, detail);
  const element = h('section', { class: 'reports', hidden: true }, head, filedBox, dueBox);
  const filed = filedView({ ...app, close: () => app.step(() => choose({})) });
  const comparison = comparisonView({ ...app, close: () => app.step(() => choose({})) });
  const due = dueView(app);
  let zones = [];
  let heads;
  let problem;
  let said;
  let refusal;
  let isFiling = false;
  let shown = { part: 'filed' }; // {part, report, before}
  let form = { zone: '', as_of: '', filed_by: '', remark: '', current: false };

  async function load() {
    try {
      const [{ reports }, known] = await Promise.all([
        app.api.reports({ limit: 200 }),
        zones.length > 0 ? undefined : app.api.reportZones(),
      ]);
      heads = reports;
      if (known) ({ zones } = known);
      form.zone ||= zones[0]?.zone ?? '';
      problem = undefined;
    } catch (failure) {
      problem = failure;
    }
    render();
  }

  async function file(event) {
    event.preventDefault();
    refusal = said = undefined;
    isFiling = true;
    renderList();
    try {
      const made = await app.api.file({
        zone: form.zone, filed_by: form.filed_by, ...(form.as_of && { as_of: form.as_of }), ...(form.remark && { remark: form.remark }), ...(form.current && { data: 'current' }),
      });
      said = t('filing.filed', { id: made.id });
      form = { ...form, remark: '', current: false };
      isFiling = false;
      app.step(() => choose({ report: made.id }));
      await load();
    } catch (failure) {
      refusal = failure;
    }
    isFiling = false;
    renderList();
  }

  function choose({ report, before }) {
    shown = { ...shown, report, before };
    // On a narrow screen it stands below the list.
    Promise.resolve(showDetail()).then(() => { if (report && shown.report === report) detail.scrollIntoView({ block: 'start' }); });
    renderList();
  }

  function showDetail() {
    const { report, before } = shown;
    if (!report) return fill(detail, h('p', { class: 'quiet' }, t('filing.file_intro')));
    const view = before ? comparison : filed;
    detail.replaceChildren(view.element);
    return before ? comparison.show(before, report) : filed.show(report);
  }

  const field = (title, control) => h('label', { class: 'field' }, h('span', { class: 'field-label' }, title), control);
  const input = (name, attributes) => h('input', { class: 'input', 'data-key': `file-${name}`, value: form[name], oninput: (event) => { form[name] = event.target.value; }, ...attributes });

  function formBox() {
    return h('form', { class: 'file-form', onsubmit: file },
      h('h3', {}, t('filing.file')),
      field(t('filing.zone'), h('select', { 'data-key': 'file-zone', onchange: (event) => { form.zone = event.target.value; } },
        zones.map(({ zone, name }) => h('option', { value: zone, selected: zone === form.zone }, `${name} · ${zone}`)))),
      field(t('filing.as_of'), input('as_of', { type: 'date' })),
      field(t('filing.by'), input('filed_by', { type: 'text', maxlength: 100 })),
      field(t('filing.remark'), input('remark', { type: 'text', maxlength: 1000 })),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', 'data-key': 'file-current', checked: form.current, onchange: (event) => { form.current = event.target.checked; } }), t('filing.current')),
      refusal && problemBox(refusal, t, { zone: t('filing.zone'), as_of: t('filing.as_of'), filed_by: t('filing.by'), remark: t('filing.remark') }),
      said && h('p', { class: 'note', role: 'status' }, said),
      h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'button primary', 'data-key': 'file-submit', disabled: isFiling }, isFiling ? [h('span', { class: 'spinner' }), t('filing.filing')] : t('filing.do_file'))));
  }

  function row(report) {
    const isShown = report.id === shown.report;
    const isBefore = report.id === shown.before;
    return h('li', { class: isShown || isBefore ? 'filed is-shown' : 'filed' },
      h('button', { type: 'button', class: 'row', 'data-key': `report-${report.id}`, 'aria-current': isShown && 'true', onclick: () => app.step(() => choose({ report: report.id })) },
        h('span', { class: 'row-name' }, t('filing.head', { zone: report.zone_name, date: report.as_of }),
          h('span', { class: 'mark-source' }, t('filing.meta', { id: report.id, by: report.filed_by, time: formatter(language()).time(report.filed_at), change: report.change, zones: report.zones })),
          report.simulated && h('span', { class: 'badge unsure' }, t('app.simulated')))),
      shown.report && !isShown && h('button', { type: 'button', class: 'button small', 'data-key': `compare-${report.id}`, onclick: () => app.step(() => choose({ report: shown.report, before: report.id })) }, t('filing.compare_with')));
  }

  function renderList() {
    fill(list,
      problem && problemBox(problem, t),
      heads && zones.length > 0 && formBox(),
      heads && [h('h3', {}, t('filing.list')), heads.length === 0 ? h('p', { class: 'quiet' }, t('filing.none')) : h('ul', { class: 'rows' }, heads.map(row))]);
  }

  function part(id, title, iconName) {
    return h('button', { type: 'button', role: 'tab', 'data-key': `reports-${id}`, 'aria-selected': String(shown.part === id), onclick: () => app.step(() => { shown = { ...shown, part: id }; open(); }) }, icon(iconName), title);
  }

  function renderHead() {
    fill(head, h('h2', {}, t('filing.title')),
      h('div', { class: 'tabs', role: 'tablist' }, part('filed', t('filing.tab_filed'), 'list'), part('due', t('filing.tab_due'), 'target')));
  }

  function open() {
    filedBox.hidden = shown.part !== 'filed';
    dueBox.hidden = shown.part !== 'due';
    if (shown.part === 'due') {
      dueBox.replaceChildren(due.element);
      due.open();
    } else {
      if (!heads) load();
      showDetail();
    }
    render();
  }

  function render() {
    renderHead();
    renderList();
    filed.render();
    comparison.render();
    due.render();
  }

  return {
    element,
    render,

    forget() {
      problem = refusal = said = undefined;
    },

    /** What of the page stands in the address; nothing while it is out of sight. */
    state: () => (element.hidden ? undefined : { ...shown, zone: due.zone() }),

    /** Shows the page as an address has it, or hides it without one. */
    restore(state) {
      element.hidden = !state;
      if (!state) return;
      shown = { part: state.part, report: state.report, before: state.before };
      due.choose(state.zone);
      open();
    },
  };
}
