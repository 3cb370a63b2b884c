/** Themes: the systems that the documents name, each with its layers, standards, units and questions. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { STATUSES } from '../pure/matrix.js';
import { fill, h, icon, problemBox } from './dom.js';
import { unitsOf } from './matrix-duty.js';
import { statusBadge } from './matrix-status.js';
import { swatch } from './swatch.js';

const REPORT = 'gap-report';
const MOST_MARKED = 2000; // Of a layer that shows more the map tells none apart.

const MOST_LOOKED_THROUGH = 20_000;

/**
 * @param app.catalogue, app.items, app.execute as elsewhere
 * @param app.step (change) makes a change that the Back button takes back
 * @param app.showLayers (ids) draws these beside the base map
 * @param app.marked () after other features stand out
 * @param app.showStandard (id) shows it in the matrix, app.ask ({process, inputs}) asks it in its own tab
 */
export function themesView(app) {
  const element = h('div', { class: 'view themes' });
  let open; // id
  let counts; // by position in the theme's layers
  let marked; // ids of what belongs to the theme, by layer: of layers that show only a part
  let summary;
  let above; // of standards that bind no streets: the summary of the zones above them
  let problem;
  let asking;

  const themeOf = (id) => app.catalogue().themes.find((theme) => theme.id === id);
  const standardOf = (id) => app.catalogue().standards.find((standard) => standard.id === id);
  const layerOf = (id) => app.catalogue().layers.find((layer) => layer.id === id);
  const words = () => formatter(language());

  async function ask() {
    asking?.abort();
    const controller = new AbortController();
    asking = controller;
    counts = summary = above = problem = undefined;
    mark(undefined);
    const theme = themeOf(open);
    render();
    if (!theme) return;
    try {
      const found = Promise.all(theme.layers.map(({ layer, filter }) => app.items(layer, { limit: 1, ...(filter ? { filter } : {}) }, controller.signal)));
      const report = app.execute(REPORT, { standards: theme.standards, remedies: false }, controller.signal);
      counts = (await found).map(({ numberMatched }) => numberMatched);
      if (asking === controller) render();
      const ids = await askMarked(theme, controller.signal);
      if (asking === controller) mark(ids);
      const told = await report;
      if (asking === controller) {
        ({ summary } = told);
        render();
        above = await askAbove(told.zones, theme, controller.signal);
      }
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      problem = failure;
    }
    if (asking === controller) render();
  }

  /** What of the layers belongs to a theme, where that is a part of them and not too much. */
  async function askMarked(theme, signal) {
    const isWhole = ({ layer }) => theme.layers.some((each, index) => each.layer === layer && (!each.filter || counts[index] > MOST_MARKED));
    const parts = theme.layers.filter((each) => !isWhole(each) && layerOf(each.layer).geometry !== 'none' && !layerOf(each.layer).symbol.base);
    const found = await Promise.all(parts.map(({ layer, filter }) => app.items(layer, { limit: MOST_MARKED, filter }, signal)));
    const ids = new Map(parts.map(({ layer }) => [layer, new Set()]));
    found.forEach(({ features }, index) => features.forEach(({ id }) => ids.get(parts[index].layer).add(id)));
    return ids;
  }

  function mark(ids) {
    marked = ids;
    app.marked();
  }

  /** How the districts fare by standards that bind them and not their streets. */
  async function askAbove(streets, theme, signal) {
    const own = theme.standards.filter((id) => standardOf(id).level !== 'town');
    const zones = [...new Set(streets.flatMap(({ parent, member_of: functional }) => [parent, functional]).filter(Boolean))].sort();
    return own.length > 0 && zones.length > 0 ? (await app.execute(REPORT, { zones, standards: own, remedies: false }, signal)).summary : [];
  }

  /** Opens a theme, or the list of them without an id. */
  function show(id) {
    open = id;
    if (!id) {
      asking?.abort();
      mark(undefined);
      render();
      return;
    }
    const theme = themeOf(id);
    if (theme) app.showLayers(theme.layers.map(({ layer }) => layer));
    ask();
  }

  const choose = (id) => app.step(() => show(id));

  function list() {
    return [
      h('p', { class: 'quiet' }, t('themes.intro')),
      h('ul', { class: 'rows' }, app.catalogue().themes.map((theme) => h('li', {}, h('button', {
        type: 'button', class: 'row', 'data-key': `theme-${theme.id}`, title: label(theme.shows), onclick: () => choose(theme.id),
      }, h('span', { class: 'row-name' }, label(theme.label)), language() === 'zh' ? h('span', { class: 'row-note' }, theme.systems[0]) : undefined)))),
    ];
  }

  function layerRows(theme) {
    return h('ul', { class: 'rows' }, theme.layers.map(({ layer, label: name }, index) => h('li', { class: 'row' },
      swatch(layerOf(layer)), h('span', { class: 'row-name' }, label(name)), h('span', { class: 'row-number', 'data-key': `theme-count-${index}` }, counts ? words().number(counts[index]) : '…'))));
  }

  function standardRows(theme) {
    return theme.standards.map((id) => {
      const { label: name, lead_unit: lead, level } = standardOf(id);
      const isAbove = level !== 'town';
      const summaries = isAbove ? above : summary;
      const told = summaries?.find(({ standard }) => standard === id);
      return h('div', { class: 'clause' },
        h('strong', {}, label(name), ' ', h('button', { type: 'button', class: 'link', 'data-key': `theme-standard-${id}`, onclick: () => app.showStandard(id) }, t('themes.matrix'))),
        h('span', { class: 'theme-statuses', 'data-key': `theme-summary-${id}` }, isAbove && t('themes.above'), told
          ? STATUSES.filter((status) => told[status] > 0).map((status) => [statusBadge(status), ` ${words().number(told[status])} `])
          : summaries ? '–' : h('span', { class: 'spinner' })),
        h('span', { class: 'quiet' }, t('duties.lead_of', { unit: label(lead) }), ' ', lead.certainty === 'assumption' && h('span', { class: 'badge unsure' }, t('matrix.certainty_assumption'))));
    });
  }

  function units(theme) {
    const documents = new Map(theme.units.map((unit) => [`${unit.document} ${unit.clause}`, unit]));
    return [...documents].map(([name, unit]) => h('p', { class: 'clause' }, h('strong', {}, name), unitsOf(unit)));
  }

  function page() {
    const theme = themeOf(open);
    const back = h('button', { type: 'button', class: 'link', 'data-key': 'themes-all', onclick: () => choose(undefined) }, icon('back'), t('themes.all'));
    if (!theme) return [back, h('p', { class: 'note' }, t('themes.unknown', { theme: open }))];
    return [
      back, h('h2', {}, label(theme.label)), h('p', {}, label(theme.shows)), problem && problemBox(problem, t),
      h('h3', {}, t('themes.layers')), layerRows(theme),
      h('h3', {}, t('themes.standards')), standardRows(theme),
      theme.analyses.length > 0 && [h('h3', {}, t('themes.analyses')), theme.analyses.map((question) => h('button', { type: 'button', class: 'button', 'data-key': `theme-ask-${question.process}`, onclick: () => app.ask(question) }, icon('target'), label(question.label)))],
      h('h3', {}, t('themes.units')), units(theme),
      h('h3', {}, t('themes.systems')), theme.systems.map((name) => h('p', {}, name)), theme.sources.map(({ document: number, clause, text }) => h('p', { class: 'clause' }, h('strong', {}, `${number} ${clause}`), h('span', {}, label(text)))),
    ];
  }

  function render() {
    fill(element, open ? page() : list());
  }

  return {
    element,
    render,

    /** What stands in the address. */
    state: () => (open ? { theme: open } : undefined),

    /** (layer, id) to whether it belongs to the open theme; nothing while all are alike. */
    marks: () => marked && ((layer, id) => marked.get(layer)?.has(id) ?? true),

    /** Layers of which the open theme shows a part: all of that part is meant, however small, where the layer is not too large to look through. */
    markedLayers: () => [...(marked?.keys() ?? [])].filter((id) => layerOf(id).count <= MOST_LOOKED_THROUGH),

    /** Opens what an address names. */
    ask: (question) => show(question?.theme),
  };
}
