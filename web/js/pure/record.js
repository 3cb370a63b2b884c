/** Feature properties in words, and forms back into properties. */

/** Fields that every layer has, in the order of forms; words for them are texts of `i18n`. */
export const COMMON_FIELDS = [
  { id: 'name', type: 'text', key: 'field.name' },
  { id: 'zone', type: 'text', key: 'field.zone' },
  { id: 'source', type: 'text', key: 'field.source' },
  { id: 'source_key', type: 'text', key: 'field.source_key' },
  { id: 'confirmed_on', type: 'date', key: 'field.confirmed_on' },
  { id: 'remark', type: 'text', key: 'field.remark' },
];

const isEmpty = (value) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What a feature is called in that language: its name, otherwise its kind; undefined when it has neither. */
export function nameOf(layer, properties, language) {
  if (!isEmpty(properties.name)) return properties.name;
  const kind = layer.fields.find((field) => (field.id === 'kind' || field.id === 'class') && field.type === 'choice');
  return kind?.choices.find((choice) => choice.id === properties[kind.id])?.label[language];
}

/**
 * A value in words; undefined when it is not known. Choices no longer in the catalogue are shown as stored.
 * `words` gives {language, yes, no, plain(number)}.
 */
export function valueInWords(field, value, words) {
  if (isEmpty(value)) return undefined;
  const choice = (id) => field.choices.find((candidate) => candidate.id === id)?.label[words.language] ?? String(id);
  switch (field.type) {
    case 'choice': return choice(value);
    case 'choices': return value.map(choice).join(words.language === 'zh' ? '、' : ', ');
    case 'boolean': return value ? words.yes : words.no;
    case 'integer': {
      // A year is no quantity: it takes no thousands separator.
      const isYear = field.minimum >= 1000 && field.maximum <= 9999;
      return withUnit(isYear ? String(value) : words.plain(value), field.unit);
    }
    case 'number': return withUnit(words.plain(value), field.unit);
    case 'people': return value.map((person) => [person.role && choice(person.role), person.name, person.phone].filter(Boolean).join(' ')).join('; ');
    default: return String(value);
  }
}

function withUnit(text, unit) {
  return unit ? `${text} ${unit}` : text;
}

/** What a form control holds, as JSON of the contract; a number that is none goes as typed for the server to refuse. */
export function readValue(field, raw) {
  if (isEmpty(raw)) return null;
  switch (field.type) {
    case 'integer':
    case 'number': {
      const text = raw.trim();
      if (text === '') return null;
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
    }
    case 'boolean': return raw === 'true';
    case 'choices': return raw;
    case 'people': {
      const people = raw.map((person) => Object.fromEntries(Object.entries(person).filter(([, text]) => text !== '')));
      const kept = people.filter((person) => Object.keys(person).length > 0);
      return kept.length > 0 ? kept : null;
    }
    default: return raw.trim() === '' ? null : raw.trim();
  }
}

/** Properties of a new feature: the known ones only. */
export function propertiesOf(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/**
 * The merge patch from what was shown to what the form holds: changed properties, null where one was emptied.
 * Withheld fields were never shown: empty means leave as it is.
 */
export function patchOf(before, values, withheld) {
  const patch = {};
  for (const [id, value] of Object.entries(values)) {
    const old = isEmpty(before[id]) ? null : before[id];
    if (withheld.has(id) ? value !== null : JSON.stringify(old) !== JSON.stringify(value)) patch[id] = value;
  }
  return patch;
}
