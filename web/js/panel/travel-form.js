/** The question of travel times: from what, how, how long, which way. */
import { label, language, t } from '../i18n/i18n.js';
import { equals } from '../pure/cql.js';
import { coordinates, formatter, readCoordinates, readPositives } from '../pure/format.js';
import { classifyField } from '../pure/symbol.js';
import { classOfFilter, DIRECTIONS, MINUTES, MOST_MINUTES, ROAD_MODES, takesTurnout, usualDirection } from '../pure/travel.js';
import { fill, h, iconButton, segments } from './dom.js';
import { limitsOf, modeName } from './travel-words.js';

const MOST_TURNOUT_SECONDS = 3600;

/**
 * @param question what is asked; the form writes into it
 * @param resources () to the layers that can be asked about
 * @param changed () after the question has become another, run () when it is to be answered, cancel ()
 */
export function travelForm({ question, resources, changed, run, cancel }) {
  const element = h('div', { class: 'lines' });
  const faults = new Set();
  const typed = { minutes: otherMinutes(), turnout: undefined, point: '' };
  let isRunning = false;
  let isAnswered = false;

  const layer = () => resources().find(({ id }) => id === question.facilities);
  const direction = () => question.direction ?? usualDirection(question.points ? undefined : layer(), question.mode);

  function otherMinutes() {
    return question.minutes.filter((each) => !MINUTES.includes(each)).join(', ');
  }

  function set(part) {
    Object.assign(question, part);
    render();
    changed();
  }

  /** The minutes out of the buttons and what is typed beside them. */
  function setMinutes(chosen) {
    const others = typed.minutes.trim() === '' ? [] : readPositives(typed.minutes, MOST_MINUTES);
    faults.delete('minutes');
    if (!others || chosen.length + others.length === 0) {
      faults.add('minutes');
      return render();
    }
    return set({ minutes: [...new Set([...chosen, ...others])].sort((a, b) => a - b) });
  }

  function setTurnout(text) {
    const seconds = text.trim() === '' ? undefined : Number(text);
    typed.turnout = text;
    faults.delete('turnout');
    if (seconds !== undefined && !(seconds >= 0 && seconds <= MOST_TURNOUT_SECONDS)) {
      faults.add('turnout');
      return render();
    }
    return set({ turnout: seconds });
  }

  function addPoint(event) {
    event.preventDefault();
    const point = readCoordinates(typed.point);
    faults.delete('point');
    if (!point) {
      faults.add('point');
      return render();
    }
    typed.point = '';
    return set({ points: [...question.points, point] });
  }

  const fault = (name, text) => faults.has(name) && h('span', { class: 'fault', id: `${name}-fault` }, text);
  const faultMarks = (name) => ({ 'aria-invalid': faults.has(name) && 'true', 'aria-describedby': faults.has(name) && `${name}-fault` });

  function facilities() {
    const of = layer();
    const kinds = of && classifyField(of);
    const isOther = question.filter !== '' && classOfFilter(kinds, question.filter) === undefined;
    return [
      h('label', { class: 'field' }, h('span', { class: 'field-label' }, t('coverage.facilities')),
        h('select', { name: 'travel-facilities', 'data-key': 'travel-facilities', onchange: (event) => set({ facilities: event.target.value, filter: '' }) },
          resources().map((each) => h('option', { value: each.id, selected: each.id === question.facilities }, `${label(each.label)} (${formatter(language()).number(each.count)})`)))),
      (kinds || isOther) && h('label', { class: 'field' }, h('span', { class: 'field-label' }, kinds ? label(kinds.label) : t('travel.filter')),
        h('select', { name: 'travel-filter', 'data-key': 'travel-filter', onchange: (event) => set({ filter: event.target.value }) },
          h('option', { value: '', selected: question.filter === '' }, t('coverage.land_any')),
          (kinds?.choices ?? []).map((choice) => h('option', { value: equals(kinds.id, choice.id), selected: equals(kinds.id, choice.id) === question.filter }, label(choice.label))),
          isOther && h('option', { value: question.filter, selected: true }, question.filter))),
    ];
  }

  function points() {
    return h('div', { class: 'points-box' },
      h('p', { class: 'quiet' }, t('travel.points_hint')),
      question.points.length > 0 && h('ol', { class: 'points' }, question.points.map((point, index) => h('li', {},
        h('span', { class: 'row-name' }, coordinates(...point)),
        iconButton('close', t('travel.point_remove', { number: index + 1 }), () => set({ points: question.points.filter((_, each) => each !== index) }), { 'data-key': `point-${index}` })))),
      h('form', { class: 'point-add', onsubmit: addPoint, novalidate: true },
        h('input', { type: 'text', name: 'travel-point', 'data-key': 'travel-point', value: typed.point, placeholder: '106.45, 29.55', autocomplete: 'off', 'aria-label': t('nearest.place'), ...faultMarks('point'), oninput: (event) => { typed.point = event.target.value; } }),
        h('button', { type: 'submit', class: 'button small', 'data-key': 'point-add' }, t('travel.point_add'))),
      fault('point', t('nearest.place_bad')));
  }

  function minutes() {
    const chosen = question.minutes.filter((each) => MINUTES.includes(each));
    const toggle = (each) => setMinutes(chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each]);
    return h('fieldset', { class: 'field' }, h('legend', { class: 'field-label' }, t('travel.minutes')),
      h('div', { class: 'minutes' },
        MINUTES.map((each) => h('button', { type: 'button', class: 'toggle', 'data-key': `minutes-${each}`, 'aria-pressed': String(chosen.includes(each)), onclick: () => toggle(each) }, String(each))),
        h('input', { type: 'text', name: 'travel-minutes', 'data-key': 'travel-minutes', inputmode: 'decimal', value: typed.minutes, placeholder: t('travel.minutes_other'), 'aria-label': t('travel.minutes_other'), ...faultMarks('minutes'),
          oninput: (event) => { typed.minutes = event.target.value; }, onchange: () => setMinutes(chosen) })),
      fault('minutes', t('travel.minutes_bad', { most: MOST_MINUTES })));
  }

  function render() {
    const way = direction();
    const limits = limitsOf(question.mode, isAnswered);
    const usual = usualDirection(question.points ? undefined : layer(), question.mode);
    const directionName = (each) => ({ to: t('travel.to'), from: t('travel.from') })[each];
    fill(element,
      h('p', { class: 'intro' }, t('travel.intro')),
      segments(t('travel.origins'), 'travel-origins', [['layer', t('coverage.facilities')], ['points', t('travel.points')]], question.points ? 'points' : 'layer',
        (value) => set({ points: value === 'points' ? [] : undefined })),
      question.points ? points() : facilities(),
      segments(t('travel.mode'), 'travel-mode', ROAD_MODES.map((mode) => [mode, modeName(mode)]), question.mode, (mode) => set({ mode })),
      minutes(),
      segments(t('travel.direction'), 'travel-direction', DIRECTIONS.map((each) => [each, each === usual ? t('travel.usual', { choice: directionName(each) }) : directionName(each)]), way,
        (value) => set({ direction: value === usual ? undefined : value })),
      segments(t('travel.together'), 'travel-split', [['0', t('travel.merged')], ['1', t('travel.split')]], question.split ? '1' : '0', (value) => set({ split: value === '1' })),
      takesTurnout(question.mode, way) && h('label', { class: 'field' }, h('span', { class: 'field-label' }, t('travel.turnout')),
        h('input', { type: 'text', class: 'short', name: 'travel-turnout', 'data-key': 'travel-turnout', inputmode: 'numeric', value: typed.turnout ?? question.turnout ?? '', placeholder: t('travel.turnout_own'), ...faultMarks('turnout'), onchange: (event) => setTurnout(event.target.value) })),
      fault('turnout', t('travel.turnout_bad', { most: MOST_TURNOUT_SECONDS })),
      limits && h('p', { class: 'quiet' }, limits),
      isRunning
        ? h('div', { class: 'actions' }, h('span', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('coverage.running')),
          h('button', { type: 'button', class: 'button', onclick: cancel }, t('app.cancel')))
        : h('div', { class: 'actions' }, h('button', { type: 'button', class: 'button primary', 'data-key': 'travel-run', disabled: question.points?.length === 0, onclick: run }, t('travel.run'))));
  }

  return {
    element,

    /** @param state {isRunning, isAnswered} */
    show(state) {
      ({ isRunning, isAnswered } = state);
      render();
    },

    /** Takes over a question that was asked elsewhere. */
    reset() {
      faults.clear();
      typed.minutes = otherMinutes();
      typed.turnout = undefined;
    },
  };
}
