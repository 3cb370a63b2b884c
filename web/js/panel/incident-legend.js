/** What the signs on the map of an incident mean. */
import { label, t } from '../i18n/i18n.js';
import { fill, h } from './dom.js';

export function incidentMapLegend(catalogue) {
  const element = h('section', { class: 'incident-legend', hidden: true });
  return {
    element,
    /** @param isChanged whether routes of before roads were shut are drawn, too */
    render(isShown, isChanged) {
      element.hidden = !isShown;
      const levels = catalogue().layers.find(({ id }) => id === 'hazard')?.fields.find(({ id }) => id === 'level')?.choices ?? [];
      const hazard = catalogue().layers.find(({ id }) => id === 'hazard');
      const row = (kind, text) => h('li', {}, h('span', { class: `sign ${kind}`, 'aria-hidden': 'true' }), text);
      element.setAttribute('aria-label', t('incident.legend'));
      fill(element, h('ul', {},
        row('is-place', t('incident.legend_place')), row('is-zone', t('incident.legend_zone')), row('is-route', t('incident.legend_route')), isChanged && row('is-before', t('nearest.before_routes')),
        hazard && h('li', { class: 'legend-levels' }, label(hazard.label), levels.map((level) => h('span', {}, h('span', { class: 'level-dot', 'data-level': level.id, 'aria-hidden': 'true' }), label(level.label))))));
    },
  };
}
