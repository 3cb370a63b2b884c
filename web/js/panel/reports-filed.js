/** A filed report as it was handed in: what it says of itself, its table, one cell of it. */
import { label, language, t } from '../i18n/i18n.js';
import { splitRows } from '../pure/filing.js';
import { formatter } from '../pure/format.js';
import { arrange, START } from '../pure/matrix.js';
import { marksOf, quantity } from '../pure/standard.js';
import { fill, h, iconButton, problemBox } from './dom.js';
import { matrixGrid } from './matrix-grid.js';
import { statusBadge } from './matrix-status.js';
import { reportForms } from './report-forms.js';

/** @param app.catalogue, app.api as elsewhere, app.close () back to the list */
export function filedView(app) {
  const facts = h('div', { class: 'filed-facts' });
  const cellBox = h('div', { class: 'filed-cell' });
  const grid = matrixGrid({ onOpen: openCell, onSort: (sort) => choose({ sort }), onFold: fold, onMove: () => {} });
  const element = h('div', { class: 'filed-report' }, facts, grid.element, cellBox);
  const forms = reportForms({ write: (id, form, includePersonal) => app.api.writeFiled(id, form, includePersonal), what: () => report.id });
  let report;
  let problem;
  let wanted;
  let choice = { ...START };
  let opened;

  const words = () => ({ ...formatter(language()), yes: t('feature.yes'), no: t('feature.no') });
  const standardOf = (id) => app.catalogue().standards.find((each) => each.id === id);
  const standardName = (id) => (standardOf(id) ? label(standardOf(id).label) : id);
  const layerName = (id) => label(app.catalogue().layers.find((each) => each.id === id)?.label ?? { zh: id, en: id });
  const nameOf = (code) => report.result.zones.find(({ zone }) => zone === code)?.name ?? code;

  function choose(part) {
    choice = { ...choice, ...part };
    render();
  }

  function fold(zone) {
    choose({ toggled: choice.toggled.includes(zone) ? choice.toggled.filter((each) => each !== zone) : [...choice.toggled, zone] });
  }

  function openCell(zone, standard) {
    opened = { zone, standard };
    renderCell();
  }

  function about() {
    const { about: { later_changes: later, overlaps }, result } = report;
    const own = result.pass_marks.filter(({ zone }) => zone !== null);
    return [
      report.remark && h('p', {}, report.remark),
      later.length > 0 && h('p', { class: 'note' }, t('filing.later', { layers: later.map(({ layer }) => layerName(layer)).join(language() === 'zh' ? '、' : ', ') })),
      overlaps.length > 0 && h('p', { class: 'note' }, t('filing.overlaps', { zones: overlaps.map(({ zone, other, area_m2: area }) => t('filing.overlap', { zone: nameOf(zone), other: nameOf(other), area: words().area(area) })).join(language() === 'zh' ? '、' : ', ') })),
      h('details', {}, h('summary', {}, `${t('filing.marks_used')} (${own.length})`),
        own.length === 0 ? h('p', { class: 'quiet' }, t('filing.all_catalogue')) : h('ul', { class: 'plain-list' }, own.map((marks) =>
          h('li', {}, `${standardName(marks.standard)} · ${marks.zone_name}${t('app.colon')}${marksText(marks)}`)))),
    ];
  }

  function marksText(marks) {
    if (marks.off) return t('marks.off');
    return Object.entries({ preferred: t('matrix.preferred'), limit: t('matrix.limit'), required: t('matrix.required') })
      .filter(([name]) => marks[name]).map(([name, title]) => `${title} ${quantity(marks[name].value, marks[name].unit, words())}`).join(' · ');
  }

  function renderFacts() {
    forms.render();
    fill(facts,
      h('header', { class: 'marks-head' }, h('h2', {}, t('filing.head', { zone: report.zone_name, date: report.as_of })), forms.element, iconButton('close', t('filing.back'), app.close, { 'data-key': 'filed-close' })),
      h('p', { class: 'quiet' }, h('strong', {}, t('filing.snapshot')), ' · ', t('filing.meta', { id: report.id, by: report.filed_by, time: words().time(report.filed_at), change: report.change, zones: report.zones }), ' · ', t('filing.catalogue', { version: report.catalogue.replaceAll('"', '').slice(0, 12) }),
        report.simulated && [' · ', h('strong', {}, t('app.simulated'))]),
      about());
  }

  function renderCell() {
    const row = report.result.zones.find(({ zone }) => zone === opened?.zone);
    const result = row?.results.find(({ standard }) => standard === opened.standard);
    if (!row) return fill(cellBox);
    const close = iconButton('close', t('filing.close_cell'), () => { opened = undefined; renderCell(); }, { 'data-key': 'filed-cell-close' });
    if (!result) {
      return fill(cellBox, h('header', { class: 'marks-head' }, h('h3', {}, row.name), close),
        h('ul', { class: 'rows' }, row.results.map((each) => h('li', {}, h('button', { type: 'button', class: 'row', onclick: () => openCell(row.zone, each.standard) }, statusBadge(each.status), h('span', { class: 'row-name' }, standardName(each.standard)), h('span', { class: 'row-number' }, quantity(each.value, each.unit, words())))))));
    }
    const marks = marksOf(report.result.pass_marks, result, row.kind);
    const numbers = standardOf(result.standard)?.numbers ?? {};
    return fill(cellBox,
      h('header', { class: 'marks-head' }, h('h3', {}, `${row.name} · ${standardName(result.standard)}`), close),
      h('p', { class: 'cell-verdict' }, statusBadge(result.status), h('span', { class: 'big' }, quantity(result.value, result.unit, words())),
        result.limit_value !== null && h('span', { class: 'quiet' }, `${t('matrix.value_limit')} ${quantity(result.limit_value, result.unit, words())}`)),
      marks && h('p', { class: 'quiet' }, marksText(marks), ' · ', marks.zone ? `${marks.zone_name}` : t('marks.by_catalogue')),
      h('dl', { class: 'filed-numbers' }, Object.entries(result.evidence.numbers).map(([id, value]) => [h('dt', {}, numbers[id] ? label(numbers[id]) : id), h('dd', {}, words().plain(value))])),
      result.missing.length > 0 && h('ul', { class: 'plain-list' }, result.missing.map(({ layer, field, rows }) => h('li', {}, field ? t('matrix.missing_field', { layer: layerName(layer), field, rows: words().number(rows) }) : t('matrix.missing_layer', { layer: layerName(layer) })))),
      h('p', { class: 'quiet' }, result.source));
  }

  function render() {
    if (problem) return fill(facts, problemBox(problem, t));
    if (!report) return fill(facts, wanted && h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' })));
    const { streets, above } = splitRows(report.result);
    const known = app.catalogue().standards.filter(({ id }) => report.standards.includes(id));
    const arranged = arrange({ report: { ...report.result, zones: streets }, parents: above, standards: known, choice, language: language() });
    renderFacts();
    grid.show({
      ...arranged, standards: new Map(known.map((each) => [each.id, each])), outside: new Map(report.result.summary.map((each) => [each.standard, each.outside ?? 0])), sort: choice.sort, statuses: [],
    });
    return renderCell();
  }

  return {
    element,
    render,

    async show(id) {
      if (report?.id === id) return;
      wanted = id;
      report = problem = opened = undefined;
      choice = { ...START };
      grid.element.hidden = true;
      fill(cellBox);
      render();
      try {
        const found = await app.api.report(id);
        if (wanted !== id) return;
        report = found;
        grid.element.hidden = false;
      } catch (failure) {
        if (wanted !== id) return;
        problem = failure;
      }
      render();
    },
  };
}
