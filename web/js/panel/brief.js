/** The brief: one page to hand on. What does not fit is counted, never dropped without a word. */
import { label, t } from '../i18n/i18n.js';
import { coordinates } from '../pure/format.js';
import { hazardCount } from '../pure/incident.js';
import { briefMap } from './brief-map.js';
import { fill, h } from './dom.js';
import { hazardTable } from './incident-answer.js';

const MOST_USEFUL = ['nexts', 'calls', 'shelters', 'notes', 'hazards'];
const LEAST_ZOOM = 0.5;
/** How much is listed, from all that a page mostly holds to what always fits. */
const DETAILS = [
  { calls: 12, nexts: 2, shelters: 10, hazards: 10, notes: 12 },
  { calls: 10, nexts: 2, shelters: 8, hazards: 8, notes: 9 },
  { calls: 8, nexts: 2, shelters: 6, hazards: 6, notes: 7 },
  { calls: 8, nexts: 2, shelters: 5, hazards: 4, notes: 6 },
  { calls: 6, nexts: 1, shelters: 4, hazards: 3, notes: 5 },
  { calls: 5, nexts: 1, shelters: 4, hazards: 2, notes: 4 },
  { calls: 4, nexts: 0, shelters: 3, hazards: 0, notes: 3 },
];

/** @param words as of incidentWords */
export function briefView(words) {
  const body = h('div', { class: 'brief-body' });
  const page = h('article', { class: 'brief' }, body);
  const element = h('div', { class: 'brief-frame', 'aria-hidden': 'true' }, page);
  const outdated = h('p', { class: 'brief-outdated' });
  let answer;

  const more = (count) => count > 0 && h('p', { class: 'brief-more' }, t('brief.more', { count: words.number(count) }));
  const hazardsListed = (after) => hazardCount(after) > after.hazards.length && t('brief.drawn', { listed: words.number(after.hazards.length) });
  const cells = (tag, ...values) => values.map((value) => h(tag, {}, value));

  function head({ kind, at, after, question, inputs, closed }) {
    const [roads, areas] = [closed.filter((each) => typeof each === 'number').length, closed.filter((each) => typeof each !== 'number').length];
    return h('header', {},
      h('h1', {}, t('brief.title'), kind && [t('app.colon'), label(kind)]),
      after.simulated && h('strong', { class: 'brief-simulated' }, t('brief.simulated')),
      h('p', {}, [t('brief.time', { time: words.clock(at), change: after.change }),
        question.shape ? t('incident.shape') : t('brief.radius', { radius: words.radius(inputs.radius_m) }),
        roads + areas > 0 && t('brief.closed', { roads, areas })].filter(Boolean).join(' · ')),
      outdated);
  }

  function where({ after: { place, zone, community, parents } }) {
    const road = place.nearest_road;
    return h('section', {},
      h('h2', {}, t('incident.where')),
      h('p', { class: 'brief-place' }, zone ? zone.name : t('incident.no_zone'), h('small', {}, ' ', [community, ...parents].filter(Boolean).map(({ name }) => name).join(' · '))),
      h('p', {}, [place.address && label(place.address), zone?.responsible_unit && t('incident.unit', { unit: zone.responsible_unit })].filter(Boolean).join(' · ')),
      h('p', {}, [coordinates(...place.point), road && t('incident.road_near', { name: road.name ?? t('incident.road_nameless'), distance: words.distance(road.distance_m) }),
        typeof place.elevation_m === 'number' && t('incident.elevation', { metres: words.number(place.elevation_m) })].filter(Boolean).join(' · ')));
  }

  function calls({ after: { call } }, { calls: most }) {
    return h('section', {},
      h('h2', {}, t('incident.call')),
      call.length === 0 ? h('p', {}, t('incident.call_nobody')) : h('table', { class: 'brief-calls' }, call.slice(0, most).map((each) => h('tr', {},
        cells('td', [words.caller(each), h('small', {}, ' ', words.callerNote(each))], h('strong', {}, each.name ?? t('incident.no_name')), h('strong', { class: 'number' }, each.phone ?? t('incident.no_phone')), h('small', {}, words.confirmed(each).text))))),
      call.length > most && h('p', { class: 'brief-more' }, t('brief.more_people', { count: call.length - most })));
  }

  function around({ after }, { hazards: most }) {
    const { people, hazards, hazard_counts: counts } = after;
    return h('section', {},
      h('h2', {}, t('incident.people'), ' ', h('strong', { class: 'brief-figure' }, typeof people === 'number' ? words.people(people) : '—'), ' · ', t('brief.hazards', { count: words.number(hazardCount(after)) })),
      counts.length === 0 ? h('p', {}, t('incident.hazards_none')) : hazardTable(counts, words),
      hazardCount(after) > Math.min(most, hazards.length) && h('p', { class: 'brief-more' }, t('brief.more_hazards', { count: words.number(hazardCount(after) - Math.min(most, hazards.length)) })));
  }

  function nearestHazards({ after: { hazards } }, { hazards: most }) {
    return most > 0 && hazards.length > 0 && h('section', {},
      h('h2', {}, t('brief.nearest_hazards')),
      h('table', { class: 'far-first' }, hazards.slice(0, most).map((hazard) => h('tr', {},
        cells('td', h('strong', { class: 'number' }, words.distance(hazard.distance_m)), hazard.name ?? t('feature.unnamed'),
          h('small', {}, `${words.choice('hazard', 'level', hazard.level)}${hazard.threatened_people > 0 ? ` · ${t('incident.threatened', { people: words.people(hazard.threatened_people) })}` : ''}`))))));
  }

  function resources({ after }, { nexts }) {
    const one = (result) => `${words.result(result)} ${words.far(result)}`;
    return h('section', {},
      h('h2', {}, t('incident.resources')),
      h('table', { class: 'brief-resources' }, after.resources.map((group) => {
        const [first, ...others] = group.results;
        return h('tr', {}, cells('td', h('span', { class: 'brief-sign' }, words.layer(group.layer)?.symbol.text ?? ''), h('strong', {}, words.group(group).name),
          first ? h('strong', { class: 'number' }, words.far(first)) : '—',
          first ? [words.result(first), h('small', {}, ' ', words.mode(group.mode), ' ', words.distance(first.distance_m)), nexts > 0 && others.length > 0 && h('small', { class: 'brief-next' }, others.slice(0, nexts).map(one).join(' · '))]
            : group.note ? label(group.note) : t('incident.none')));
      })));
  }

  function shelters({ after: { shelters: { people, placed, without_place: without, reasons, list } } }, { shelters: most }) {
    const figure = (value) => (typeof value === 'number' ? words.people(value) : '—');
    const room = ({ left, places }) => (typeof left !== 'number' || typeof places !== 'number' ? t('incident.places_unknown') : left <= 0 ? t('incident.full') : t('incident.left', { left: words.people(left) }));
    return h('section', {},
      h('h2', {}, t('incident.shelters'), ' ', h('small', {}, `${t('incident.to_place')} ${figure(people)} · ${t('incident.placed')} ${figure(placed)} · `),
        h('strong', {}, `${t('incident.without_place')} ${figure(without)}`)),
      reasons.map((each) => h('p', {}, `${label(each.label)}${t('app.colon')}${t('feature.people', { people: words.people(each.people) })}`)),
      h('table', { class: 'far-first' }, list.slice(0, most).map((shelter) => h('tr', {}, cells('td', h('strong', { class: 'number' }, words.far(shelter)), shelter.name ?? t('feature.unnamed'),
        shelter.taken > 0 ? h('strong', {}, t('incident.taken', { taken: words.people(shelter.taken) })) : '', room(shelter))))),
      more(list.length - Math.min(most, list.length)));
  }

  const remarks = ({ after: { notes = [] } }, { notes: most }) => notes.length > 0 && h('section', {},
    h('h2', {}, t('incident.notes')), h('ul', {}, notes.slice(0, most).map((note) => h('li', {}, label(note)))), more(notes.length - Math.min(most, notes.length)));

  function write(detail, map) {
    fill(body, head(answer),
      h('div', { class: 'brief-top' }, h('div', {}, where(answer), calls(answer, detail)), h('figure', {}, map, h('figcaption', {}, [t('brief.sketch'), hazardsListed(answer.after)].filter(Boolean).join(' · ')))),
      resources(answer, detail), h('div', { class: 'brief-halves' }, around(answer, detail), h('div', {}, shelters(answer, detail), nearestHazards(answer, detail))), remarks(answer, detail),
      h('footer', {}, t('brief.personal')));
  }

  /** Uses what room is left, for the most useful first. */
  function enrich(fits, level) {
    let detail = DETAILS[level];
    for (const name of MOST_USEFUL) {
      for (let richer = level - 1; richer >= 0; richer--) {
        const fuller = { ...detail, [name]: DETAILS[richer][name] };
        if (!fits(fuller)) break;
        detail = fuller;
      }
    }
    fits(detail);
  }

  /** Writes the page as full as it fits. */
  function lay() {
    if (!answer) return fill(body, h('h1', {}, t('brief.nothing')));
    body.style.zoom = 1;
    const map = briefMap(answer, words);
    const fits = (detail) => {
      write(detail, map);
      return body.scrollHeight <= page.clientHeight;
    };
    const level = DETAILS.findIndex(fits);
    if (level >= 0) return enrich(fits, level);
    // More than any answer is known to hold still stays on the page, smaller.
    for (let zoom = 0.97; body.getBoundingClientRect().height > page.clientHeight && zoom > LEAST_ZOOM; zoom -= 0.03) body.style.zoom = zoom;
    return undefined;
  }

  // Whoever prints by the keys of the browser gets it, too.
  window.addEventListener('beforeprint', lay);

  return {
    element,

    /** What is printed when that is asked for. @param next {kind, question, inputs, closed, after, at, zone}; nothing without an answer */
    show(next) {
      answer = next;
    },

    /** What is on paper says, too, when it is not the latest. */
    setCurrent(isCurrent) {
      outdated.hidden = isCurrent;
      outdated.textContent = isCurrent ? '' : t('brief.outdated');
    },

    print: () => window.print(),
  };
}
