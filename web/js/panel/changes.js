/** The latest changes, each with its undo. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { fill, h, icon, problemBox } from './dom.js';

const LATEST = 20;

/** @param app.catalogue, app.latestChanges, app.undo (number) resolving when the page has caught up */
export function changesView(app) {
  const element = h('div', { class: 'view' });
  let changes;
  let asking; // the number of the change that is to be taken back once that is confirmed
  let refused;
  let problem;

  const originText = (origin) => ({
    http: t('origin.http'), import: t('origin.import'), osm: t('origin.osm'), terrain: t('origin.terrain'), undo: t('origin.undo'), sql: t('origin.sql'), city: t('origin.city'),
  })[origin] ?? origin;
  const layerText = (id) => {
    const layer = app.catalogue().layers.find((candidate) => candidate.id === id);
    return layer ? label(layer.label) : id === 'terrain' ? t('layers.ground') : id === 'pass_mark' ? t('layers.pass_marks') : id;
  };

  async function load() {
    try {
      changes = (await app.latestChanges(LATEST)).changes;
      problem = undefined;
    } catch (failure) {
      problem = failure;
    }
    render();
  }

  async function undo(number) {
    refused = asking = undefined;
    try {
      await app.undo(number);
    } catch (failure) {
      refused = { number, failure };
    }
    return load();
  }

  function ask(number) {
    asking = number;
    render();
    element.querySelector('[data-key="undo-no"]')?.focus();
  }

  const question = (change) => h('div', { class: 'change-refused', role: 'group' },
    h('p', {}, t('changes.confirm', { number: change.number, layers: layerTexts(change) })),
    h('div', { class: 'actions' },
      h('button', { type: 'button', class: 'button small danger solid', 'data-key': 'undo-yes', onclick: () => undo(change.number) }, t('changes.undo')),
      h('button', { type: 'button', class: 'button small', 'data-key': 'undo-no', onclick: () => { asking = undefined; render(); } }, t('app.cancel'))));

  const layerTexts = (change) => change.layers.map(layerText).join(language() === 'zh' ? '、' : ', ');

  function row(change) {
    const undone = changes.some((other) => other.undoes === change.number);
    return h('li', { class: undone ? 'change is-undone' : 'change' },
      h('div', { class: 'change-text' },
        h('span', { class: 'change-head' }, h('strong', {}, t('changes.number', { number: change.number })), ` · ${formatter(language()).time(change.at)}`),
        h('span', { class: 'change-what' }, layerTexts(change)),
        h('span', { class: 'change-why' }, [originText(change.origin), change.author, change.undoes ? t('changes.undoes', { number: change.undoes }) : change.reason].filter(Boolean).join(' · '))),
      !undone && !change.permanent && h('button', { type: 'button', class: 'button small', 'data-key': `undo-${change.number}`, 'aria-label': t('changes.undo_number', { number: change.number }), onclick: () => ask(change.number) }, icon('undo'), t('changes.undo')),
      asking === change.number && question(change),
      refused?.number === change.number && h('div', { class: 'change-refused' }, h('p', {}, t('changes.refused', { number: change.number })), problemBox(refused.failure, t)));
  }

  function render() {
    fill(element,
      h('p', { class: 'intro' }, t('changes.intro')),
      problem && problemBox(problem, t),
      changes?.length === 0 && h('p', { class: 'quiet' }, t('changes.none')),
      changes?.length > 0 && h('ul', { class: 'changes' }, changes.map(row)));
  }

  return {
    element,
    render,
    load,

    /** Drops refusals: their words are in the language they were asked in. */
    forget() {
      problem = refused = undefined;
    },
  };
}
