/** Where it happened, whom to call, and what is around. */
import { label, t } from '../i18n/i18n.js';
import { coordinates } from '../pure/format.js';
import { hazardCount, hazardRows } from '../pure/incident.js';
import { h } from './dom.js';

const CALLED_AT_FIRST = 6;

export const telephone = (phone) => `tel:${phone.replace(/[^\d+]/g, '')}`;

/** Zone and those above it, address, road and height. */
export function whereSection({ after }, words) {
  const { place, zone, community, parents } = after;
  const road = place.nearest_road;
  return h('section', { class: 'where' },
    h('h2', {}, t('incident.where')),
    h('p', { class: 'where-zone' }, zone ? zone.name : t('incident.no_zone')),
    h('p', { class: 'where-parents' }, [community, ...parents].filter(Boolean).map(({ name }) => name).join(' · ')),
    zone?.responsible_unit && h('p', {}, t('incident.unit', { unit: zone.responsible_unit })),
    h('p', { class: 'where-facts' }, [
      place.address && label(place.address),
      road && t('incident.road_near', { name: road.name ?? t('incident.road_nameless'), distance: words.distance(road.distance_m) }),
      typeof place.elevation_m === 'number' && t('incident.elevation', { metres: words.number(place.elevation_m) }),
      coordinates(...place.point),
    ].filter(Boolean).map((fact) => h('span', {}, fact))));
}

function person(each, words) {
  const { text, isOld } = words.confirmed(each);
  return h('li', { class: 'person-line' },
    h('span', { class: 'person-role' }, words.caller(each), h('span', { class: 'person-from' }, words.callerNote(each))),
    h('span', { class: 'person-name' }, each.name ?? t('incident.no_name')),
    each.phone ? h('a', { class: 'phone', href: telephone(each.phone) }, each.phone) : h('span', { class: 'phone none' }, t('incident.no_phone')),
    h('span', { class: isOld ? 'person-confirmed is-old' : 'person-confirmed' }, text));
}

/** @param on.more (isAll) */
export function callSection({ after, showsAllCalls }, words, on) {
  const { call } = after;
  const shown = showsAllCalls ? call : call.slice(0, CALLED_AT_FIRST);
  return h('section', { class: 'call' },
    h('h2', {}, t('incident.call')),
    call.length === 0
      ? h('p', { class: 'strong-note' }, t('incident.call_nobody'))
      : h('ul', {}, shown.map((each) => person(each, words))),
    call.length > CALLED_AT_FIRST && h('button', { type: 'button', class: 'big-button', 'data-key': 'call-more', onclick: on.moreCalls },
      showsAllCalls ? t('incident.call_less', { count: CALLED_AT_FIRST }) : t('incident.call_more', { count: call.length - CALLED_AT_FIRST })));
}

const levelDot = (level) => h('span', { class: 'level-dot', 'data-level': level ?? 'none', 'aria-hidden': 'true' });

/** Hazards around by kind and level. */
export function hazardTable(counts, words) {
  const levels = words.levels();
  const rows = hazardRows(counts, levels.map(({ id }) => id));
  const known = new Set(levels.map(({ id }) => id));
  const sum = (pick) => rows.reduce((total, row) => total + pick(row), 0);
  const columns = [...levels, { id: undefined, label: undefined }].map((level) => ({
    ...level, of: (row) => (level.id ? (row.levels.get(level.id) ?? 0) : [...row.levels].filter(([id]) => !known.has(id)).reduce((total, [, count]) => total + count, 0)),
  })).filter(({ of }) => sum(of) > 0);
  const cell = (count) => h('td', { class: count === 0 && 'zero' }, count === 0 ? '·' : words.number(count));
  return h('table', { class: 'hazard-table' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('brief.kind')),
      columns.map(({ id, label: name }) => h('th', { scope: 'col' }, levelDot(id), name ? label(name) : t('layers.unclassified'))),
      h('th', { scope: 'col' }, t('brief.sum')), h('th', { scope: 'col' }, t('brief.threatened')))),
    h('tbody', {}, rows.map((row) => h('tr', { 'data-kind': row.kind }, h('th', { scope: 'row' }, words.choice('hazard', 'kind', row.kind)), columns.map(({ of }) => cell(of(row))), cell(row.count), cell(row.people)))),
    rows.length > 1 && h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('brief.sum')), columns.map(({ of }) => cell(sum(of))), cell(sum((row) => row.count)), cell(sum((row) => row.people)))));
}

function hazardRow(hazard, isChosen, words, on) {
  const facts = [hazard.reaches_place && h('strong', { class: 'delay' }, t('incident.reaches')), words.choice('hazard', 'kind', hazard.kind), words.choice('hazard', 'level', hazard.level), hazard.threatened_people > 0 && t('incident.threatened', { people: words.people(hazard.threatened_people) })];
  return h('li', {},
    h('button', { type: 'button', class: 'found-row', 'data-key': `hazard-${hazard.id}`, 'aria-expanded': String(isChosen), onclick: () => on.chooseHazard(isChosen ? undefined : hazard.id) },
      h('span', { class: 'found-far' }, words.distance(hazard.distance_m)),
      h('span', { class: 'found-what' }, levelDot(hazard.level), hazard.name ?? t('feature.unnamed'), ' ', h('span', { class: 'found-note' }, facts.filter(Boolean).flatMap((fact, index) => (index > 0 ? [' · ', fact] : [fact]))))),
    isChosen && h('div', { class: 'found-more' },
      hazard.people?.length > 0 && h('ul', {}, hazard.people.map((each) => person({ ...each, from: { layer: 'hazard' } }, words))),
      hazard.shelter && h('p', {}, t('incident.assigned', { name: hazard.shelter.name })),
      h('button', { type: 'button', class: 'big-button', onclick: () => on.open('hazard', hazard) }, t('incident.details'))));
}

/** People and hazards around. @param on.chooseHazard (id or nothing), on.listHazards (isOpen), on.open (layer, feature) */
export function aroundSection({ after, chosenHazard, listsHazards }, words, on) {
  const { hazards, hazard_counts: counts, people } = after;
  return h('section', { class: 'around' },
    h('h2', {}, t('incident.people')),
    h('p', { class: 'huge' }, people === null || people === undefined ? '—' : words.people(people)),
    h('h2', {}, t('incident.hazards'), ' ', h('strong', { class: 'count' }, words.number(hazardCount(after)))),
    hazards.length === 0 ? h('p', {}, t('incident.hazards_none')) : [
      hazardTable(counts, words),
      hazardCount(after) > hazards.length && h('p', { class: 'strong-note' }, t('incident.hazards_drawn', { listed: words.number(hazards.length) })),
      h('details', { class: 'hazard-list', open: listsHazards, ontoggle: (event) => event.target.open !== listsHazards && on.listHazards(event.target.open) },
        h('summary', { 'data-key': 'hazard-list' }, t('incident.hazards_list')),
        listsHazards && h('ul', {}, hazards.map((hazard) => hazardRow(hazard, hazard.id === chosenHazard, words, on)))),
    ]);
}
