/** The nearest of each kind of resource with routes, and the shelters with the people who go there. */
import { label, t } from '../i18n/i18n.js';
import { asResult, groupKey } from '../pure/incident.js';
import { ROAD_MODES, resultKey } from '../pure/travel.js';
import { h, segments } from './dom.js';
import { telephone } from './incident-answer.js';
import { swatch } from './swatch.js';

const SHELTERS_AT_FIRST = 6;

export const SHELTERS = { layer: 'shelter', mode: 'walk' };

/** What tells one line of the answer from all others. */
export const lineKey = (group, result) => `${groupKey(group)} ${resultKey(result)}`;

function delay(group, result, change, words) {
  if (!change) return false;
  if (change.isNew(group, result)) return h('span', { class: 'delay' }, t('incident.instead'));
  return change.isLonger(group, result) && h('span', { class: 'delay' }, t('incident.longer', { before: words.duration(change.secondsBefore(group, result)) }));
}

const gone = (group, change, words) => change?.gone.get(groupKey(group))?.map((result) =>
  h('p', { class: 'delay gone-line' }, t('incident.gone', { name: words.result(result), before: words.far(result) })));

/** @param on.choose (line key or nothing), on.light (line key or nothing), on.open (layer, feature) */
function line(group, result, { chosen, change, note }, words, on) {
  const key = lineKey(group, result);
  const isChosen = key === chosen;
  const steps = result.steps ?? [];
  return h('li', {},
    h('button', {
      type: 'button', class: 'found-row', 'data-key': `line-${key}`, 'aria-expanded': String(isChosen), onclick: () => on.choose(isChosen ? undefined : key),
      onmouseenter: () => on.light(key), onmouseleave: () => on.light(), onfocus: () => on.light(key), onblur: () => on.light(),
    },
    h('span', { class: 'found-far' }, words.far(result)),
    h('span', { class: 'found-what' }, words.result(result), ' ',
      h('span', { class: 'found-note' }, typeof result.time_s === 'number' && words.distance(result.distance_m)), note, delay(group, result, change, words))),
    isChosen && h('div', { class: 'found-more' },
      steps.length > 0 && h('ol', { class: 'route-steps' }, steps.map((step) => h('li', {}, h('span', {}, label(step.instruction)), h('span', { class: 'found-note' }, words.duration(step.time_s))))),
      contactOf(result),
      result.id !== undefined && h('button', { type: 'button', class: 'big-button', onclick: () => on.open(result.layer, result) }, t('incident.details'))));
}

function group(each, shown, words, on) {
  const layer = words.layer(each.layer);
  const mode = each.mode === 'straight' ? t('incident.by_straight') : words.mode(each.mode);
  return h('section', { class: 'resource', 'data-group': groupKey(each) },
    h('h3', {}, layer && swatch(layer), h('span', {}, words.group(each).name, h('span', { class: 'found-note' }, words.group(each).note)), h('span', { class: 'resource-mode' }, mode)),
    each.results.length === 0
      ? [h('p', { class: 'strong-note' }, each.note ? label(each.note) : ROAD_MODES.includes(each.mode) ? t('incident.cut_off') : t('incident.none')),
        each.instead?.length > 0 && [h('p', { class: 'quiet' }, t('incident.unusable')), h('ul', { class: 'found-unusable' }, each.instead.map((result) => h('li', {}, words.result(result), ' ', words.distance(result.distance_m))))]]
      : [h('ol', { class: 'found' }, each.results.map((result) => line(each, result, shown, words, on))), each.note && h('p', { class: 'quiet' }, label(each.note))],
    gone(each, shown.change, words));
}

export function resourcesSection(shown, words, on) {
  return h('section', { class: 'resources' },
    h('h2', {}, t('incident.resources')),
    shown.after.resources.map((each) => group(each, shown, words, on)));
}

function placesOf({ places, taken, left, in_area: isInArea, suitability }, words) {
  const room = typeof left !== 'number' || typeof places !== 'number' ? t('incident.places_unknown') : left <= 0 ? t('incident.full') : t('incident.left', { left: words.people(left) });
  return h('span', { class: 'places' }, taken > 0 && h('strong', {}, t('incident.taken', { taken: words.people(taken) })), h('span', { class: left <= 0 && 'is-full' }, room),
    isInArea && h('span', { class: 'is-full' }, t('incident.in_area')), suitability === 'not_stated' && h('span', { class: 'is-full' }, t('incident.suits_unknown')));
}

const contactOf = ({ phone, contact }) => phone && h('a', { class: 'phone', href: telephone(phone) }, contact ? `${contact} ${phone}` : phone);

/** @param on.whom (which), on.moreShelters () */
export function sheltersSection(shown, words, on) {
  const { people, placed, without_place: without, reasons, list, most_minutes: minutes } = shown.after.shelters;
  const listed = shown.showsAllShelters ? list : list.slice(0, SHELTERS_AT_FIRST);
  const whom = segments(t('incident.whom'), 'incident-whom', [['people', t('incident.whom_people')], ['threatened', t('incident.whom_threatened')]], shown.question.whom, on.whom);
  const more = shown.change?.placed ?? 0;
  const figure = (text, value, name) => h('div', { class: `figure ${name}` }, h('dt', {}, text), h('dd', {}, typeof value === 'number' ? words.people(value) : '—'));
  return h('section', { class: 'shelters', 'data-group': groupKey(SHELTERS) },
    h('h2', {}, t('incident.shelters')),
    whom,
    h('dl', { class: 'figures' }, figure(t('incident.to_place'), people, ''), figure(t('incident.placed'), placed, 'is-good'), figure(t('incident.without_place'), without, without > 0 ? 'is-bad' : '')),
    reasons.map((each) => h('p', { class: 'strong-note' }, `${label(each.label)}${t('app.colon')}${t('feature.people', { people: words.people(each.people) })}`)),
    more !== 0 && h('p', { class: 'delay' }, more < 0 ? t('incident.placed_less', { people: words.people(-more) }) : t('incident.placed_more', { people: words.people(more) })),
    list.length === 0
      ? h('p', { class: 'strong-note' }, t('incident.cut_off'))
      : h('ol', { class: 'found' }, listed.map((shelter) => line(SHELTERS, asResult(shelter), { ...shown, note: placesOf(shelter, words) }, words, on))),
    list.length > SHELTERS_AT_FIRST && h('button', { type: 'button', class: 'big-button', 'data-key': 'shelters-more', onclick: on.moreShelters },
      shown.showsAllShelters ? t('incident.shelters_less', { count: SHELTERS_AT_FIRST }) : t('incident.shelters_more', { count: list.length - SHELTERS_AT_FIRST })),
    h('p', { class: 'quiet' }, t('incident.shelters_how', { minutes })),
    gone(SHELTERS, shown.change, words));
}
