/** All that is known of one feature, in words. */
import { featureName, label, language, t } from '../i18n/i18n.js';
import { bounds } from '../pure/geometry.js';
import { coordinates, formatter } from '../pure/format.js';
import { valueInWords } from '../pure/record.js';
import { isUsable } from '../pure/symbol.js';
import { h, icon } from './dom.js';
import { swatch } from './swatch.js';

/**
 * @param layer, feature what to show
 * @param zoneName name of the feature's zone, when it is known
 * @param actions zoom, edit, move, remove
 */
export function featureDetails({ layer, feature, zoneName, actions }) {
  const { properties, geometry } = feature;
  const words = { language: language(), yes: t('feature.yes'), no: t('feature.no'), plain: formatter(language()).plain };
  const missing = h('span', { class: 'missing' }, t('feature.not_given'));
  const line = (text, value) => [h('dt', {}, text), h('dd', {}, value ?? missing.cloneNode(true))];
  const box = bounds(geometry);
  const personal = layer.fields.filter((field) => field.personal);
  const extra = Object.entries(properties.extra ?? {});

  const usability = () => {
    if (!layer.usable) return undefined;
    if (!isUsable(layer, properties)) return h('span', { class: 'badge off' }, t('feature.unusable'));
    const value = properties[layer.usable.field];
    return value === null || value === undefined
      ? h('span', { class: 'badge unsure' }, t('feature.unverified'))
      : h('span', { class: 'badge on' }, t('feature.usable'));
  };

  const action = (name, text, onclick, style = '') => h('button', { type: 'button', class: `button small ${style}`, 'data-key': name, onclick }, icon(name), text);
  return h('div', { class: 'details' },
    h('div', { class: 'details-head' },
      h('h2', {}, swatch(layer), h('span', {}, featureName(layer, feature))),
      usability()),
    h('div', { class: 'actions' },
      geometry && action('target', t('feature.zoom'), actions.zoom),
      action('edit', t('feature.edit'), actions.edit),
      geometry && action('move', geometry.type.endsWith('Point') ? t('feature.move') : t('feature.redraw'), actions.move),
      action('remove', t('feature.delete'), actions.remove, 'danger')),
    h('dl', {},
      layer.fields.filter((field) => !field.personal).map((field) => line(label(field.label), valueInWords(field, properties[field.id], words))),
      line(t('field.remark'), properties.remark)),
    personal.length > 0 && h('p', { class: 'quiet' }, t('feature.withheld', { fields: personal.map((field) => label(field.label)).join(language() === 'zh' ? '、' : ', ') })),
    h('h3', {}, t('feature.about')),
    h('dl', {},
      line(t('field.zone'), properties.zone ? [zoneName, properties.zone].filter(Boolean).join(' ') : geometry ? t('feature.outside') : undefined),
      line(t('field.source'), properties.source),
      line(t('field.source_key'), properties.source_key),
      line(t('field.confirmed_on'), properties.confirmed_on),
      box && line(t('field.geometry'), coordinates((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)),
      line(t('field.updated_at'), properties.updated_at && formatter(language()).time(properties.updated_at)),
      line(t('field.id'), String(feature.id))),
    extra.length > 0 && [h('h3', {}, t('feature.extra')), h('dl', {}, extra.map(([column, value]) => line(column, value === null ? undefined : String(value))))]);
}
