/** Puts suppositions into effect: says exactly what will be written, writes it item by item, tells what was not. */
import { label, language, t } from '../i18n/i18n.js';
import { coordinates, formatter } from '../pure/format.js';
import { valueInWords } from '../pure/record.js';
import { inOrder, markerPlace } from '../pure/whatif.js';
import { fill, h } from './dom.js';
import { kindName } from './whatif-words.js';

/**
 * @param app.api to create, patch and remove
 * @param app.layerOf (id), app.nameOf (supposition)
 * @param app.simulated () whether the data is simulated
 * @param app.done ({asked, failed: [{supposition, why: () to words}]}) after all was tried
 */
export function applyDialog(app) {
  const element = h('dialog', { class: 'apply', 'aria-labelledby': 'apply-title' });
  let answer;
  let isWriting = false;

  const words = () => ({ language: language(), yes: t('feature.yes'), no: t('feature.no'), plain: formatter(language()).plain });
  const edits = () => inOrder(answer.result.edits);
  const ofEdit = ({ change }) => answer.asked[change];

  function what(edit) {
    const supposition = ofEdit(edit);
    const layer = app.layerOf(edit.layer);
    if (!edit.isOwn) return [t('whatif.kind_cut'), `${label(layer.label)}${t('app.colon')}${edit.name ?? edit.id}`, t('whatif.cut_why')];
    const { kind, geometry, properties } = supposition;
    const place = () => coordinates(...markerPlace(geometry));
    const fields = layer.fields.filter(({ id }) => id in properties).map((field) => `${label(field.label)} ${valueInWords({ choices: [], ...field }, properties[field.id], words())}`);
    const detail = {
      add: () => [t('whatif.at', { place: place() }), ...fields],
      build: () => [t('whatif.length', { count: geometry.coordinates.length }), ...fields],
      move: () => [t('whatif.to', { place: place() })],
      remove: () => [t('whatif.deleted')],
      close: () => [t('whatif.closed_for_all')],
    }[kind]();
    return [kindName(kind), `${label(layer.label)}${t('app.colon')}${app.nameOf(supposition)}`, detail.join(' · ')];
  }

  function write({ layer, id, version, feature }) {
    if (id === null) return app.api.create(layer, feature);
    return feature ? app.api.patch(layer, id, `"${version}"`, patchOf(feature)) : app.api.remove(layer, id, `"${version}"`);
  }

  const patchOf = ({ geometry, properties }) => ({ ...(geometry && { geometry }), ...(properties && { properties }) });

  const whyNot = (failure) => {
    const faults = (failure.errors ?? []).map(({ found, expected }) => [found, expected].filter(Boolean).join(' → ')).filter(Boolean);
    return [failure.message, ...faults].join(' · ');
  };

  async function apply() {
    isWriting = true;
    render();
    const failed = new Map();
    for (const edit of edits()) {
      const supposition = ofEdit(edit);
      if (failed.has(supposition)) continue;
      try {
        await write(edit);
      } catch (failure) {
        const why = whyNot(failure);
        failed.set(supposition, () => `${edit.isOwn ? t('whatif.failed') : t('whatif.failed_join')}${t('app.colon')}${why}`);
      }
    }
    isWriting = false;
    element.close();
    const { asked } = answer;
    await app.done({ asked, failed: [...failed].map(([supposition, why]) => ({ supposition, why })) });
  }

  function render() {
    const all = edits();
    fill(element,
      h('h2', { id: 'apply-title' }, t('whatif.apply_title', { count: all.length })),
      h('p', { class: 'quiet' }, t('whatif.apply_intro'), app.simulated() && [' ', h('strong', {}, t('whatif.apply_simulated'))]),
      h('ol', { class: 'apply-list' }, all.map((edit) => {
        const [kind, name, detail] = what(edit);
        return h('li', {}, h('strong', {}, kind), ' ', name, h('span', { class: 'row-note' }, detail));
      })),
      h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'button primary', 'data-key': 'whatif-write', disabled: isWriting, onclick: apply }, isWriting ? t('form.saving') : t('whatif.apply_count', { count: all.length })),
        h('button', { type: 'button', class: 'button', 'data-key': 'whatif-cancel', disabled: isWriting, onclick: () => element.close() }, t('app.cancel'))));
  }

  // What is being written is seen to its end.
  element.addEventListener('cancel', (event) => { if (isWriting) event.preventDefault(); });

  return {
    element,
    ask(about) {
      answer = about;
      render();
      element.showModal();
    },
  };
}
