/** What stands in a cell beside its numbers: what would close the gap, the sum of the streets, settings, outcomes, units. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { quantity } from '../pure/standard.js';
import { fill, h, problemBox } from './dom.js';
import { statusBadge } from './matrix-status.js';

const PROCESS = 'gap-report';

/**
 * Asks what would close the gap of one cell.
 *
 * @param app.row, app.standard (id), app.report, app.execute, app.catalogue, app.items, app.select, app.zoneName
 */
export function remedyView({ row, standard, report, execute, catalogue, items, select, zoneName }) {
  const element = h('div', { class: 'remedy' });
  const controller = new AbortController();
  let remedy;
  let problem;

  const layerOf = (id) => catalogue().layers.find((layer) => layer.id === id);

  async function show(layer, id) {
    const { features: [feature] } = await items(layer, { filter: `id = ${id}`, limit: 1 });
    if (feature) select(layerOf(layer), feature);
  }

  function nameOf({ layer, id, name }) {
    if (name) return layerOf(layer).geometry === 'none' ? `${zoneName(name)} · ${label(layerOf(layer).label)}` : name;
    return layer === 'population' ? t('duties.population') : `${label(layerOf(layer).label)} ${id}`;
  }

  function step(entry) {
    const { layer, id, lacks, nearest } = entry;
    const distance = nearest && formatter(language()).radius(Math.round(nearest.distance_m));
    return h('li', {},
      h('button', { type: 'button', class: 'link', onclick: () => show(layer, id) }, nameOf(entry)),
      lacks.length > 0 && ` · ${lacks.map(label).join('; ')}`,
      nearest && [' · ', h('button', { type: 'button', class: 'link', onclick: () => show(nearest.layer, nearest.id) }, t('duties.nearest', { name: nameOf(nearest), distance }))]);
  }

  function render() {
    if (problem) fill(element, problemBox(problem, t));
    if (!remedy) return;
    fill(element,
      h('h3', {}, t('duties.remedy')),
      h('ul', { class: 'plain-list' }, remedy.sentences.map((sentence) => h('li', {}, label(sentence)))),
      remedy.steps.length > 0 && h('details', { open: remedy.steps.length < 6 }, h('summary', {}, t('duties.steps')), h('ul', { class: 'plain-list' }, remedy.steps.map(step))));
  }

  async function ask() {
    try {
      const { zones } = await execute(PROCESS, { zones: [row.zone], standards: [standard], as_of: report().as_of, remedies: true }, controller.signal);
      remedy = zones[0].results[0].remedy;
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      problem = failure;
    }
    render();
  }

  ask();
  return { element, render, stop: () => controller.abort() };
}

/** Whether the share that is shown is reached and something else that the standard asks for is not. */
export const fallsShortOtherwise = ({ result, standard: { preferred } }) =>
  result.status === 'gap' && result.unit === 'share' && !preferred && result.required !== null && result.value !== null && result.value >= result.required;

const KIND_NUMBERS = ['share', 'preferred', 'limit'];

/** The numbers of several kinds of facilities, a row each: {table, keys: of the evidence that stand in it}. */
export function kindNumbers({ result, standard }, words) {
  const { numbers } = result.evidence;
  const kinds = standard.areas.filter(({ id }) => `${id}_share` in numbers);
  if (kinds.length < 2) return { keys: new Set() };
  const cell = (id, part) => h('td', { class: 'number' }, part === 'share' ? words.share(numbers[`${id}_share`]) : words.people(numbers[`${id}_${part}`] ?? 0));
  const reach = (mark) => (mark ? quantity(mark.value, mark.unit, words) : '–');
  return {
    keys: new Set(kinds.flatMap(({ id }) => KIND_NUMBERS.map((part) => `${id}_${part}`))),
    table: h('table', { class: 'comparison-table kind-numbers' },
      h('thead', {}, h('tr', {}, [t('duties.kind'), reach(standard.preferred), t('duties.people_within', { reach: reach(standard.preferred) }), t('duties.people_within', { reach: reach(standard.limit) })].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, kinds.map(({ id, label: name }) => h('tr', {}, h('th', { scope: 'row' }, label(name)), KIND_NUMBERS.map((part) => cell(id, part)))))),
  };
}

/** The streets of a zone that has a measure of its own, added up by theirs. */
export function parts({ result, standard }, words) {
  const sum = result.parts;
  if (!sum) return false;
  return [h('h3', {}, t('duties.parts')), h('dl', {},
    h('dt', {}, statusBadge(sum.status)), h('dd', {}, h('strong', {}, quantity(sum.value, sum.unit, words))),
    Object.entries(sum.numbers).map(([id, value]) => [h('dt', {}, standard.street_numbers?.[id] ? label(standard.street_numbers[id]) : standard.numbers[id] ? label(standard.numbers[id]) : id), h('dd', {}, words.plain(value))]))];
}

/** Figures that zones enter themselves. */
export function outcomes(row, standard, catalogue, words) {
  const shown = (row.outcomes ?? []).map((figure) => ({ figure, of: catalogue.outcomes.find(({ id }) => id === figure.outcome) })).filter(({ of }) => of?.beside.includes(standard));
  if (shown.length === 0) return false;
  return [h('h3', {}, t('duties.outcomes')), h('dl', {}, shown.map(({ figure, of }) => [
    h('dt', {}, t('duties.outcome', { label: label(of.label), year: figure.year })),
    h('dd', {}, figure.value === null
      ? h('span', { class: 'badge unsure' }, t('duties.not_entered'))
      : [h('strong', {}, quantity(figure.value, of.at_most.unit, words)), ' ', statusBadge(figure.kept ? 'met' : 'gap')],
    ' ', t('duties.at_most', { value: quantity(figure.at_most, of.at_most.unit, words) }), h('span', { class: 'mark-source' }, label(of.at_most.source))),
  ]))];
}

/** Numbers and days of the measure beside its marks. */
export function settings(standard, words, certainty, zoneName) {
  if (!standard.settings?.length) return false;
  return [h('h3', {}, t('duties.settings')), h('dl', {}, standard.settings.map((setting) => [
    h('dt', {}, label(setting.label)),
    h('dd', {}, h('strong', {}, typeof setting.value === 'number' ? words.plain(setting.value) : setting.value), ' ', certainty(setting), h('span', { class: 'mark-source' }, label(setting.source)),
      setting.set_by && h('span', { class: 'mark-source' }, t('marks.set_by', { zone: zoneName(setting.set_by), date: setting.in_force_from }))),
  ]))];
}

/** Whom a document names. */
export function unitsOf({ lead_unit: lead, responsible_units: responsible }) {
  if (!lead && responsible.length === 0) return h('span', { class: 'quiet' }, t('duties.not_named'));
  return h('span', {}, lead && t('duties.lead_of', { unit: label(lead) }), lead && responsible.length > 0 && ' · ',
    responsible.length > 0 && t('duties.responsible_of', { units: responsible.map(label).join('; ') }));
}
