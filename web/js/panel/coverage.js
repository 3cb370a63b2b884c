/** Radius coverage: question, table by zone, legend. */
import { label, language, t } from '../i18n/i18n.js';
import { equals } from '../pure/cql.js';
import { formatter, readPositives } from '../pure/format.js';
import { sortRows, toCsv } from '../pure/table.js';
import { download, fill, h, icon, problemBox, segments } from './dom.js';

const PROCESS = 'radius-coverage';

/**
 * @param app.catalogue () to the catalogue
 * @param app.execute as of api
 * @param app.asked () after a question was asked
 * @param app.showCoverage ({facilities, covered, uncovered}, or nothing to clear it), app.showZone (code or nothing), app.zoomToZone (code)
 */
export function coverageView(app) {
  const question = { facilities: undefined, radius: '500, 2000', over: 'area', land: '' };
  const sorting = { column: 'share', descending: false };
  const element = h('div', { class: 'view' });
  const formBox = h('div');
  const whatIfPlace = h('div');
  const resultBox = h('div', { class: 'result' });
  element.append(formBox, whatIfPlace, resultBox);
  let running;
  let answer;
  let asked;
  let shown = 0;
  let marked;
  let problem;
  let radiusBad = false;

  const resources = () => app.catalogue().layers.filter((layer) => layer.usable && layer.geometry !== 'none' && !layer.symbol.base);
  const landKinds = () => app.catalogue().layers.find((layer) => layer.id === 'land')?.fields.find((field) => field.id === 'kind')?.choices ?? [];
  const words = () => formatter(language());
  // Amounts and shares are empty where the data does not say: no cells, or nothing to cover.
  const isKnown = (value) => value !== null && value !== undefined;
  const quantity = (value) => (!isKnown(value) ? '–' : asked.over === 'population' ? words().people(value) : words().area(value));

  function inputsOf(radii) {
    const inputs = { facilities: question.facilities, radius_m: radii, over: question.over, include_geometry: true };
    if (question.over === 'land' && question.land) inputs.over_filter = equals('kind', question.land);
    return inputs;
  }

  async function run(event) {
    event?.preventDefault();
    const radii = readPositives(question.radius);
    radiusBad = radii === undefined;
    if (radiusBad) {
      renderForm();
      return element.querySelector('[name=radius]').focus();
    }
    const controller = new AbortController();
    running = controller;
    problem = undefined;
    app.asked();
    render();
    try {
      const result = await app.execute(PROCESS, inputsOf(radii), controller.signal);
      asked = { ...question };
      answer = result;
      shown = radii.length > 1 && shown < radii.length ? shown : 0;
      marked = undefined;
      draw();
    } catch (failure) {
      if (failure.name !== 'AbortError') problem = failure;
    }
    if (running === controller) running = undefined;
    return render();
  }

  /** Answers anew what was answered. */
  function again() {
    if (!answer) return undefined;
    Object.assign(question, asked);
    return run();
  }

  function cancel() {
    running?.abort();
    running = undefined;
    render();
  }

  function clear() {
    answer = undefined;
    problem = undefined;
    marked = undefined;
    draw();
    app.showZone();
    render();
  }

  function draw() {
    const radius = answer?.radii[shown];
    app.showCoverage(radius && { facilities: asked.facilities, covered: radius.covered_geometry, uncovered: radius.uncovered_geometry });
  }

  function field(name, text, control, note) {
    return h('label', { class: 'field' }, h('span', { class: 'field-label' }, text), control, note);
  }

  function renderForm() {
    const layers = resources();
    question.facilities ??= (layers.find((layer) => layer.count > 0) ?? layers[0])?.id;
    const choose = (name) => (event) => { question[name] = event.target.value; };
    fill(formBox, h('form', { class: 'question', onsubmit: run, novalidate: true },
      h('p', { class: 'intro' }, t('coverage.intro')),
      field('facilities', t('coverage.facilities'), h('select', { name: 'facilities', 'data-key': 'facilities', onchange: choose('facilities') },
        layers.map((layer) => h('option', { value: layer.id, selected: layer.id === question.facilities }, `${label(layer.label)} (${words().number(layer.count)})`)))),
      field('radius', t('coverage.radius'),
        h('input', { name: 'radius', 'data-key': 'radius', type: 'text', inputmode: 'decimal', value: question.radius, 'aria-invalid': radiusBad && 'true', 'aria-describedby': radiusBad && 'radius-fault', oninput: choose('radius') }),
        radiusBad && h('span', { class: 'fault', id: 'radius-fault' }, t('coverage.radius_bad'))),
      segments(t('coverage.over'), 'over', [['area', t('coverage.over_area')], ['population', t('coverage.over_population')], ['land', t('coverage.over_land')]],
        question.over, (value) => { question.over = value; renderForm(); }),
      question.over === 'land' && field('land', t('coverage.land_kind'), h('select', { name: 'land', 'data-key': 'land', onchange: choose('land') },
        h('option', { value: '', selected: question.land === '' }, t('coverage.land_any')),
        landKinds().map((choice) => h('option', { value: choice.id, selected: choice.id === question.land }, label(choice.label))))),
      running
        ? h('div', { class: 'actions' }, h('span', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('coverage.running')),
          h('button', { type: 'button', class: 'button', onclick: cancel }, t('app.cancel')))
        : h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'button primary', 'data-key': 'run' }, t('coverage.run')))));
  }

  function mark(code) {
    marked = code;
    app.showZone(code);
    for (const row of element.querySelectorAll('tbody tr')) row.classList.toggle('is-marked', row.dataset.zone === code);
  }

  function columns() {
    return [
      { id: 'name', text: t('coverage.zone') },
      { id: 'total', text: asked.over === 'population' ? t('coverage.total_people') : t('coverage.total_area') },
      { id: 'covered', text: t('coverage.covered') },
      { id: 'share', text: t('coverage.share') },
    ];
  }

  function shareCell(share) {
    if (!isKnown(share)) return h('td', { class: 'share' }, '–');
    const meter = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', {}));
    meter.firstChild.style.inlineSize = `${Math.min(100, share * 100)}%`;
    return h('td', { class: 'share' }, h('span', {}, words().share(share)), meter);
  }

  function table(radius) {
    const sort = (column) => {
      sorting.descending = sorting.column === column ? !sorting.descending : false;
      sorting.column = column;
      render();
    };
    const head = columns().map(({ id, text }) => h('th', { scope: 'col', 'aria-sort': sorting.column === id ? (sorting.descending ? 'descending' : 'ascending') : 'none' },
      h('button', { type: 'button', 'data-key': `sort-${id}`, title: t('coverage.sort', { column: text }), onclick: () => sort(id) }, text, h('span', { class: 'arrow', 'aria-hidden': 'true' }, sorting.column === id ? (sorting.descending ? '↓' : '↑') : ''))));
    const rows = sortRows(radius.zones.map((zone) => ({ ...zone, name: zone.name ?? zone.zone })), sorting.column, sorting.descending, language());
    return h('table', { class: 'zones' },
      h('thead', {}, h('tr', {}, head)),
      h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('coverage.sum')), h('td', {}, quantity(radius.total)), h('td', {}, quantity(radius.covered)), shareCell(radius.share))),
      h('tbody', {}, rows.map((zone) => h('tr', {
        'data-zone': zone.zone, class: zone.zone === marked ? 'is-marked' : '',
        onclick: () => { mark(zone.zone); app.zoomToZone(zone.zone); },
        onmouseenter: () => app.showZone(zone.zone), onmouseleave: () => app.showZone(marked),
      }, h('th', { scope: 'row' }, h('button', { type: 'button', 'data-key': `zone-${zone.zone}`, onfocus: () => app.showZone(zone.zone) }, zone.name)),
      h('td', {}, quantity(zone.total)), h('td', {}, quantity(zone.covered)), shareCell(zone.share)))));
  }

  function save() {
    const header = ['zone', 'zone_name', 'radius_m', 'over', 'total', 'covered', 'share'];
    const rows = answer.radii.flatMap((radius) => radius.zones.map((zone) => [zone.zone, zone.name, radius.radius_m, asked.over, zone.total, zone.covered, zone.share]));
    if (answer.simulated) {
      header.push('simulated');
      rows.forEach((row) => row.push('true'));
    }
    download(`coverage-${asked.facilities}.csv`, toCsv(header, rows));
  }

  function renderResult() {
    resultBox.setAttribute('aria-busy', String(Boolean(running)));
    if (problem) return fill(resultBox, problemBox(problem, t));
    if (!answer) return fill(resultBox);
    const radius = answer.radii[shown];
    const layer = app.catalogue().layers.find((candidate) => candidate.id === asked.facilities);
    const stale = app.catalogue().change > answer.change;
    return fill(resultBox,
      h('div', { class: 'result-head' },
        h('h2', {}, t('coverage.result', { layer: label(layer.label), radius: words().radius(radius.radius_m) })),
        h('span', { class: 'big' }, isKnown(radius.share) ? words().share(radius.share) : '–')),
      answer.radii.length > 1 && h('div', { class: 'segments', role: 'radiogroup', 'aria-label': t('coverage.which_radius') }, answer.radii.map((entry, index) =>
        h('label', {}, h('input', { type: 'radio', name: 'shown', 'data-key': `shown-${index}`, checked: index === shown, onchange: () => { shown = index; draw(); renderResult(); } }), h('span', {}, words().radius(entry.radius_m))))),
      h('p', { class: 'keys' }, h('span', { class: 'key covered' }), t('coverage.covered'), h('span', { class: 'key uncovered' }), t('coverage.uncovered')),
      stale && h('p', { class: 'note' }, t('coverage.stale'), ' ', h('button', { type: 'button', class: 'link', onclick: again }, t('coverage.again'))),
      radius.zones.length > 0 && radius.total === 0 && asked.over !== 'area'
        && h('p', { class: 'note' }, asked.over === 'population' ? t('coverage.no_people') : t('coverage.no_land')),
      radius.zones.length === 0 ? h('p', { class: 'quiet' }, t('coverage.no_zones')) : table(radius),
      h('p', { class: 'facts' }, t('coverage.facts', { change: answer.change }),
        answer.unverified > 0 && ` · ${t('coverage.unverified', { count: words().number(answer.unverified) })}`,
        answer.simulated && [' · ', h('strong', {}, t('app.simulated'))]),
      h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'button', onclick: save }, icon('download'), t('coverage.download')),
        h('button', { type: 'button', class: 'button', onclick: clear }, t('coverage.clear'))));
  }

  function render() {
    renderForm();
    renderResult();
  }

  return {
    element,
    render,

    /** Where suppositions stand in this panel, and what they are compared by; nothing while that cannot be asked. */
    whatIfPlace,
    whatIf() {
      const radii = readPositives(question.radius);
      return radii && question.facilities ? { process: PROCESS, inputs: inputsOf(radii), facilities: question.facilities } : undefined;
    },

    again,

    isShowing: () => answer !== undefined,

    /** Puts the result on the map again after something else was drawn there. */
    draw,

    /** Asks what the inputs of the process say. */
    ask({ facilities, radius_m: radii, over = 'area', over_filter: filter }) {
      const land = landKinds().find(({ id }) => equals('kind', id) === filter)?.id ?? '';
      Object.assign(question, { facilities, radius: [radii].flat().join(', '), over, land });
      run();
    },

    /** Drops a refusal: its words are in the language it was asked in. */
    forget() {
      problem = undefined;
    },

    /** The row of a zone clicked on the map; false when the table has none. */
    markZone(code) {
      if (!answer?.radii[shown].zones.some((zone) => zone.zone === code)) return false;
      mark(code);
      element.querySelector(`tr[data-zone="${CSS.escape(code)}"]`)?.scrollIntoView({ block: 'nearest' });
      return true;
    },
  };
}
