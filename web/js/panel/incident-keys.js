/** Single keys for who has no hand for the mouse. They can be turned off, for who dictates. */
import { t } from '../i18n/i18n.js';
import { fill, h } from './dom.js';

/**
 * @param acts {key: run}
 * @param isActive () whether the view is open
 */
export function incidentKeys(acts, isActive) {
  const element = h('details', { class: 'keys-box' });
  let isOn = true;

  const names = () => [
    ['/', t('incident.key_search')], ['M', t('incident.key_map')], ['K', t('incident.key_kind')], ['[ ]', t('incident.key_radius')], ['D', t('incident.key_draw')],
    ['C', t('incident.key_close')], ['F', t('incident.key_flood')], ['A', t('incident.key_answer')], ['P', t('incident.key_print')],
  ];

  document.addEventListener('keydown', (event) => {
    if (!isOn || !isActive() || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest('input:not([type="range"], [type="checkbox"]), textarea, select')) return;
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  return {
    element,
    render: () => fill(element,
      h('summary', { 'data-key': 'keys' }, t('incident.keys')),
      h('label', { class: 'keys-on' }, h('input', { type: 'checkbox', checked: isOn, onchange: (event) => { isOn = event.target.checked; } }), t('incident.keys_on')),
      h('dl', {}, names().map(([key, text]) => h('div', {}, h('dt', {}, key.split(' ').map((each) => h('kbd', {}, each))), h('dd', {}, text))))),
  };
}
