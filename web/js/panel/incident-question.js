/** What happened, where, and how far around: large controls for fingers and keys. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { isAsked, kindOf, nextRadius, RADII, radiusOf, sliderPlace } from '../pure/incident.js';
import { fill, h, icon } from './dom.js';

const KEY_HINTS = { draw: 'D', close: 'C', print: 'P' };
const key = (name) => h('kbd', { 'aria-hidden': 'true' }, KEY_HINTS[name]);

/**
 * @param app.kinds () to [{id, label, radius_m}] of the catalogue
 * @param app.question () to what is asked, app.change (part of it, {soon}) what is asked from now on
 * @param app.search the element of the place search
 * @param app.draw () draws a shape, app.close () shuts a road, app.useRadius () instead of it, app.clear (), app.print ()
 */
export function incidentQuestion(app) {
  const tools = h('div', { class: 'ask-tools' });
  const kindsBox = h('div', { class: 'ask-kinds' });
  const kindNow = h('div', { class: 'kind-now' });
  let isUnfolded = true;

  function chooseKind(kind) {
    isUnfolded = !isAsked(app.question());
    app.change({ kind, radius: undefined });
  }

  function unfold(next) {
    isUnfolded = next;
    render();
    (element.querySelector('.kind[aria-pressed="true"]') ?? element.querySelector('.kind'))?.focus();
  }

  function kindButtons() {
    const { id: kind } = kindOf(app.question(), app.kinds());
    return h('div', { class: 'kinds', role: 'group', 'aria-label': t('incident.kind') },
      app.kinds().map((each) => h('button', { type: 'button', class: 'kind', 'data-key': `kind-${each.id}`, 'aria-pressed': String(each.id === kind), onclick: () => chooseKind(each.id) }, label(each.label))));
  }

  // The slider stays one and the same element, or a drag would lose it.
  const radius = () => radiusOf(app.question(), app.kinds());
  const set = (next, options) => app.change({ radius: next }, options);
  const step = (by, sign, name) => h('button', { type: 'button', class: 'big-button square', 'data-key': `radius-${name}`, onclick: () => set(nextRadius(radius(), by)) }, h('span', { 'aria-hidden': 'true' }, sign));
  const [smaller, larger] = [step(-1, '−', 'smaller'), step(1, '+', 'larger')];
  const slider = h('input', { type: 'range', id: 'incident-radius', 'data-key': 'radius', min: 0, max: RADII.length - 1, step: 1, oninput: () => set(RADII[Number(slider.value)], { soon: true }) });
  const radiusName = h('label', { for: 'incident-radius' });
  const radiusValue = h('output', { class: 'radius-value', for: 'incident-radius' });
  const radiusBox = h('div', { class: 'ask-radius' }, radiusName, smaller, slider, larger, radiusValue);
  const shapeBox = h('div', { class: 'ask-radius' });

  function renderRadius() {
    const isShape = app.question().shape !== undefined;
    radiusBox.hidden = isShape;
    shapeBox.hidden = !isShape;
    if (isShape) {
      return fill(shapeBox, h('strong', {}, t('incident.shape')), h('button', { type: 'button', class: 'big-button', 'data-key': 'shape-remove', onclick: app.useRadius }, t('incident.shape_remove')));
    }
    const words = formatter(language()).radius(radius());
    radiusName.textContent = t('incident.radius');
    radiusValue.textContent = words;
    slider.value = sliderPlace(radius());
    slider.setAttribute('aria-valuetext', words);
    smaller.setAttribute('aria-label', `${t('incident.radius')} −`);
    larger.setAttribute('aria-label', `${t('incident.radius')} +`);
    return undefined;
  }

  const element = h('div', { class: 'ask' }, h('div', { class: 'ask-top' }, app.search, tools), kindsBox, h('div', { class: 'ask-line' }, kindNow, radiusBox, shapeBox));

  function render() {
    const question = app.question();
    const asked = isAsked(question);
    fill(tools,
      h('button', { type: 'button', class: 'big-button', 'data-key': 'incident-draw', onclick: app.draw }, t('incident.draw'), key('draw')),
      asked && h('button', { type: 'button', class: 'big-button', 'data-key': 'incident-close', onclick: app.close }, t('incident.close'), key('close')),
      asked && h('button', { type: 'button', class: 'big-button', 'data-key': 'incident-clear', onclick: app.clear }, t('incident.clear')),
      asked && h('button', { type: 'button', class: 'big-button', 'data-key': 'incident-print', onclick: app.print }, t('incident.print'), key('print')));
    fill(kindsBox,
      !asked && h('div', { class: 'ask-first' }, h('h2', {}, t('incident.start')), h('p', {}, t('incident.start_how'))),
      (isUnfolded || !asked) && [!asked && h('h2', {}, t('incident.kind')), kindButtons()]);
    fill(kindNow, asked && h('button', { type: 'button', class: 'big-button', 'data-key': 'kind-fold', 'aria-expanded': String(isUnfolded), title: t('incident.kind_change'), onclick: () => unfold(!isUnfolded) },
      h('strong', {}, label(kindOf(question, app.kinds()).label)), icon('chevron')));
    renderRadius();
  }

  return {
    element,
    render,

    /** Shows all kinds, the chosen one in focus. */
    toKinds: () => unfold(true),

    fold() {
      isUnfolded = false;
    },
  };
}
