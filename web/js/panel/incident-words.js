/** Words that the incident view and its brief share. */
import { featureName, label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { duration, modeName } from './travel-words.js';

/** @param catalogue () to the catalogue */
export function incidentWords(catalogue) {
  const words = () => formatter(language());
  const layer = (id) => catalogue().layers.find((candidate) => candidate.id === id);
  const field = (layerId, id) => layer(layerId)?.fields.find((candidate) => candidate.id === id);
  const choice = (layerId, fieldId, value) => {
    const found = field(layerId, fieldId)?.choices.find(({ id }) => id === value);
    return found ? label(found.label) : (value ?? t('layers.unclassified'));
  };

  const roleOf = ({ role, from }) => (role === 'contact' ? label(field(from.layer, 'contact').label) : choice('hazard', 'people', role));

  return {
    layer,
    choice,
    people: (count) => words().people(count),
    number: (count) => words().number(count),
    distance: (metres) => words().distance(metres),
    radius: (metres) => words().radius(metres),
    clock: (date) => words().time(date),

    /** Levels of hazards from severe to slight: [{id, label, colour}]. */
    levels: () => field('hazard', 'level').choices,

    /** What somebody to call stands for: the unit, or the place of the duty; a role alone says too little. */
    caller: (each) => each.unit ?? each.from.name ?? roleOf(each),
    callerNote: (each) => [...new Set([roleOf(each), each.from.name])].filter((text) => text && text !== (each.unit ?? each.from.name ?? roleOf(each))).join(' · '),

    /** When a person to call was confirmed: {text, isOld}. */
    confirmed({ confirmed_on: on, stale: isOld }) {
      const text = on ? (isOld ? t('incident.old', { date: on }) : t('incident.confirmed', { date: on })) : t('incident.never');
      return { text, isOld };
    },

    /** What a kind of resource is needed for: {name, note}. */
    group({ why, layer: id }) {
      const [name, ...rest] = label(why ?? layer(id).label).split(/[:\uff1a]\s*/);
      return { name, note: rest.join(' ') };
    },

    mode: modeName,

    result: (result) => result.name ?? (result.feature && layer(result.layer) ? featureName(layer(result.layer), result.feature) : t('feature.unnamed')),

    /** How far off: by time where there is one. */
    far({ time_s: seconds, distance_m: metres }) {
      if (typeof seconds === 'number') return duration(seconds);
      return typeof metres === 'number' ? words().distance(metres) : t('incident.unreachable');
    },

    duration,
  };
}
