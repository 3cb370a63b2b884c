/** What one cell of the matrix consists of: numbers, clause, unit, features, and the uncovered area on the map. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { STATUSES } from '../pure/matrix.js';
import { markedRule, quantity } from '../pure/standard.js';
import { fill, h, icon, problemBox } from './dom.js';
import { fallsShortOtherwise, kindNumbers, outcomes, parts, remedyView, settings, unitsOf } from './matrix-duty.js';
import { featureRows } from './matrix-features.js';
import { statusBadge, statusSentence } from './matrix-status.js';
import { reportForms } from './report-forms.js';

const COVERAGE = 'radius-coverage';
const AREA = 'uncovered-area';
const AREA_OF = 'area_km2_'; // Before the id of a station: its number is shown beside its name.

/**
 * @param app.catalogue, app.execute, app.writeReport, app.items, app.select
 * @param app.marks () to the pass marks of the report, app.zoneName (code), app.editMarks (standard id)
 * @param app.report () to the report, app.open ({zone, standard})
 * @param app.showTravel (travel of a standard, zone): its travel times in their own panel
 * @param app.showStandard ({zone, layers, covered, uncovered, features}): on the map, as far as it is known
 */
export function cellView(app) {
  const element = h('div', { class: 'cell-page' });
  let shown; // {row, result, standard}
  let coverage; // {areas, problem, index}: the ground that is covered and not, by each distance or time of the marks
  let kind; // of several kinds of facilities the one whose ground is shown
  let features;
  let remedy;
  let asking;

  const forms = reportForms({ write: app.writeReport, what: () => ({ zones: [shown.row.zone], as_of: app.report().as_of }) });

  const words = () => ({ ...formatter(language()), yes: t('feature.yes'), no: t('feature.no') });
  const textOf = (text) => (typeof text === 'string' ? text : label(text));
  const layerOf = (id) => app.catalogue().layers.find((layer) => layer.id === id);
  const standardOf = (id) => app.catalogue().standards.find((standard) => standard.id === id);

  async function ask() {
    asking?.abort();
    const controller = new AbortController();
    asking = controller;
    try {
      const areas = await (shown.standard.coverage ? askCircles : askGround)(controller.signal);
      if (asking === controller) coverage = { areas, index: 0 };
    } catch (problem) {
      if (problem.name === 'AbortError' || asking !== controller) return;
      coverage = { problem };
    }
    draw();
    render();
  }

  async function askCircles(signal) {
    const { row, standard } = shown;
    const inputs = Object.fromEntries(Object.entries(standard.coverage).filter(([, value]) => value !== null));
    const { radii } = await app.execute(COVERAGE, { ...inputs, radius_m: [inputs.radius_m].flat(), zones: [row.zone], include_geometry: true }, signal);
    return radii.map((radius) => ({ ...radius, name: () => words().radius(radius.radius_m) }));
  }

  async function askGround(signal) {
    const { row, standard } = shown;
    const { areas } = await app.execute(AREA, { zone: row.zone, standard: standard.id, as_of: app.report().as_of, ...(kind && { kind }) }, signal);
    return areas.map((area) => ({ ...area, name: () => quantity(area.minutes, 'min', words()) }));
  }

  const hasGround = () => shown.result && (shown.standard.coverage || shown.standard.areas.length > 0) && !['off', 'not_applicable'].includes(shown.result.status);

  /** Of several kinds of facilities the one that reaches fewest. */
  function scarcest() {
    const shares = shown.result.evidence.numbers;
    const of = ({ id }) => shares[`${id}_share`] ?? 1;
    return shown.standard.areas.length === 0 ? undefined : shown.standard.areas.reduce((one, other) => (of(other) < of(one) ? other : one)).id;
  }

  function show(choice) {
    kind = choice;
    coverage = undefined;
    draw();
    render();
    ask();
  }

  /** On the map: the zone, what is covered and what is not, the features. */
  function draw() {
    const { row, standard } = shown;
    const area = coverage?.areas?.[coverage.index];
    app.showStandard({
      zone: row.zone,
      layers: standard?.reads.map(({ layer }) => layer) ?? [],
      covered: area?.covered_geometry, uncovered: area?.uncovered_geometry,
      features: standard?.coverage ? [] : features?.geometries(),
    });
  }

  function leave() {
    asking?.abort();
    features?.stop();
    remedy?.stop();
    shown = coverage = features = remedy = asking = undefined;
    app.showStandard();
  }

  const section = (title, ...content) => [h('h3', {}, title), ...content];

  function certainty(mark) {
    const text = { unverified: t('matrix.certainty_unverified'), assumption: mark.set_by ? t('marks.own') : t('matrix.certainty_assumption'), verified: t('matrix.certainty_verified') }[mark.certainty];
    return h('span', { class: `badge ${mark.certainty === 'verified' ? 'on' : 'unsure'}` }, text);
  }

  /** @param bound before the value: at least, or at most */
  function markRow(name, mark, bound) {
    return mark && [h('dt', {}, name), h('dd', {}, h('strong', {}, mark.unit === 'yes_no' ? '' : `${bound} `, quantity(mark.value, mark.unit, words())), ' ', certainty(mark),
      mark.by_year_end && h('span', { class: 'mark-source' }, t('matrix.by_year_end', { now: quantity(shown.result.required, mark.unit, words()) })),
      mark.source && h('span', { class: 'mark-source' }, textOf(mark.source)),
      mark.set_by && h('span', { class: 'mark-source' }, t('marks.set_by', { zone: app.zoneName(mark.set_by), date: mark.in_force_from })))];
  }

  function numberName(id) {
    const own = shown.standard.numbers[id];
    if (own) return label(own);
    return id === 'zones_no_data' ? t('matrix.zones_no_data') : id;
  }

  // Shares among the evidence are named as such.
  const numberText = (id, value) => (id.endsWith('_share') ? words().share(value) : words().plain(value));

  /** The area of a station, where the numbers have one. */
  function areaOf({ id }) {
    const area = shown.result.evidence.numbers[`${AREA_OF}${id}`];
    return area === undefined ? undefined : quantity(area, 'km2', words());
  }

  function numbers() {
    const { result, standard } = shown;
    const ofKinds = kindNumbers(shown, words());
    const isTwofold = standard.limit !== null && result.unit === 'share';
    const reach = (mark) => (mark ? ` (${quantity(mark.value, mark.unit, words())})` : '');
    return section(t('matrix.numbers'),
      h('dl', {},
        h('dt', {}, isTwofold ? `${t('matrix.value_preferred')}${reach(standard.preferred)}` : t('matrix.value')), h('dd', {}, h('strong', {}, quantity(result.value, result.unit, words()))),
        isTwofold && [h('dt', {}, `${t('matrix.value_limit')}${reach(standard.limit)}`), h('dd', {}, h('strong', {}, quantity(result.limit_value, result.unit, words())))],
        markRow(t('matrix.preferred'), standard.preferred, '≤'), markRow(t('matrix.limit'), standard.limit, '≤'), markRow(t('matrix.required'), standard.required, standard.required?.value === 0 ? '≤' : '≥'),
        Object.entries(result.evidence.numbers).filter(([id]) => !id.startsWith(AREA_OF) && !ofKinds.keys.has(id)).map(([id, value]) => [h('dt', {}, numberName(id)), h('dd', {}, numberText(id, value))])),
      ofKinds.table,
      h('p', {}, h('button', { type: 'button', class: 'link', 'data-key': 'edit-marks', onclick: () => app.editMarks(result.standard) }, t('marks.edit'))),
      result.unverified > 0 && h('p', { class: 'note' }, t('matrix.unverified_here', { count: words().number(result.unverified) })));
  }

  function missing() {
    const { missing: gaps } = shown.result;
    return gaps.length > 0 && section(t('matrix.missing'), h('ul', { class: 'plain-list' }, gaps.map(({ layer, field, rows }) => {
      const of = layerOf(layer);
      const fieldName = of?.fields.find(({ id }) => id === field)?.label;
      const name = of ? label(of.label) : layer;
      return h('li', {}, field
        ? t('matrix.missing_field', { layer: name, field: fieldName ? label(fieldName) : field, rows: words().number(rows) })
        : t('matrix.missing_layer', { layer: name }));
    })));
  }

  function clause() {
    const { standard, result } = shown;
    return [
      settings(standard, words(), certainty, app.zoneName),
      section(t('matrix.clause'), h('p', {}, label(standard.duty)),
        standard.sources.map((source) => ({ source, ...source })).map(({ source, document: number, clause: part, text }) => h('p', { class: 'clause' }, h('strong', {}, `${textOf(number)} ${textOf(part)}`), h('span', {}, textOf(text)), unitsOf(source)))),
      section(t('matrix.lead'), h('p', {}, textOf(result.lead_unit), ' ', standard.lead_unit.certainty && certainty(standard.lead_unit))),
    ];
  }

  function coverageBox() {
    if (!hasGround()) return false;
    const { areas: kinds } = shown.standard;
    return [
      kinds.length > 1 && h('label', { class: 'field' }, h('span', { class: 'field-label' }, t('matrix.ground_of')),
        h('select', { 'data-key': 'cell-kind', onchange: (event) => show(event.target.value) }, kinds.map(({ id, label: name }) => h('option', { value: id, selected: id === kind }, label(name))))),
      groundBox()];
  }

  function groundBox() {
    if (coverage?.problem) return problemBox(coverage.problem, t);
    if (!coverage) return h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('matrix.drawing'));
    const { areas } = coverage;
    return h('div', { class: 'cell-coverage' },
      h('p', { class: 'keys' }, h('span', { class: 'key covered' }), t('coverage.covered'), h('span', { class: 'key uncovered strong' }), t('coverage.uncovered')),
      areas.length > 1 && h('div', { class: 'segments', role: 'radiogroup', 'aria-label': t('coverage.which_radius') }, areas.map((area, index) =>
        h('label', {}, h('input', { type: 'radio', name: 'cell-radius', 'data-key': `cell-radius-${index}`, checked: index === coverage.index, onchange: () => { coverage.index = index; draw(); render(); } }), h('span', {}, area.name())))),
      areas[coverage.index].detail_m > 0 && h('p', { class: 'quiet' }, t('matrix.ground_detail', { metres: words().number(areas[coverage.index].detail_m) })));
  }

  function cell() {
    const { row, result, standard } = shown;
    return [
      h('p', { class: 'cell-zone' }, h('button', { type: 'button', class: 'link', 'data-key': 'cell-zone', title: t('matrix.whole_zone'), onclick: () => app.open({ zone: row.zone, standard: '' }) }, row.name ?? row.zone), ` ${row.zone}`),
      h('h2', {}, label(standard.label)),
      h('p', { class: 'cell-verdict' }, statusBadge(result.status), h('span', { class: 'big' }, quantity(result.value, result.unit, words()))),
      h('p', { class: 'quiet' }, statusSentence(result.status)),
      result.status === 'off' && result.marks_of && h('p', { class: 'note' }, t('marks.off_by', { zone: app.zoneName(result.marks_of) }), h('span', { class: 'mark-source' }, textOf(result.source))),
      fallsShortOtherwise(shown) && h('p', { class: 'note' }, t('duties.other_condition')),
      standard.travel && h('button', { type: 'button', class: 'button', 'data-key': 'show-travel', onclick: () => app.showTravel(standard.travel, row.zone) }, icon('target'), t('matrix.show_travel')),
      coverageBox(), numbers(), parts(shown, words()), outcomes(row, standard.id, app.catalogue(), words()), missing(), remedy?.element, features.element, clause(),
    ];
  }

  function zone() {
    const { row } = shown;
    forms.render();
    const results = [...row.results].sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
    return [
      h('p', { class: 'cell-zone' }, row.zone),
      h('h2', {}, row.name ?? row.zone),
      forms.element,
      h('ul', { class: 'rows' }, results.map((result) => h('li', {}, h('button', { type: 'button', class: 'row', onclick: () => app.open({ zone: row.zone, standard: result.standard }) },
        statusBadge(result.status), h('span', { class: 'row-name' }, label(standardOf(result.standard).label)), h('span', { class: 'row-number' }, quantity(result.value, result.unit, words())))))),
    ];
  }

  function render() {
    if (!shown) return;
    const report = app.report();
    fill(element,
      shown.result ? cell() : zone(),
      h('p', { class: 'facts' }, t('matrix.facts', { date: report.as_of, change: report.change }), report.simulated && [' · ', h('strong', {}, t('app.simulated'))]));
  }

  return {
    leave,

    /** A page for the inspector: a cell, or the whole zone without a result. */
    page({ row, result, closed }) {
      asking?.abort();
      features?.stop();
      shown = { row, result, standard: result && markedRule(standardOf(result.standard), row.kind, app.marks(), result) };
      remedy?.stop();
      coverage = asking = features = remedy = undefined;
      kind = result ? scarcest() : undefined;
      if (result && ['partial', 'gap', 'no_data'].includes(result.status)) remedy = remedyView({ ...app, row, standard: result.standard });
      if (result) features = featureRows({ ...app, references: result.evidence.features, noteOf: areaOf, changed: draw });
      draw();
      if (hasGround()) ask();
      return { element, title: () => t('matrix.cell'), back: () => t('matrix.back'), render: () => { features?.render(); remedy?.render(); render(); }, closed };
    },
  };
}
