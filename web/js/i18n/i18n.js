/** The language of the page. Chinese first, whatever the browser prefers: the city's own terms are Chinese. The choice is remembered. */
import { formatter } from '../pure/format.js';
import { nameOf } from '../pure/record.js';
import { TEXTS } from './texts.js';

const REMEMBERED = 'luotu.language';
export const LANGUAGES = { zh: '中文', en: 'EN' };
const LANGUAGE_TAGS = { zh: 'zh-CN', en: 'en' };

let current = 'zh';

export function language() {
  return current;
}

/** The remembered language, undefined when there is none. */
export function rememberedLanguage() {
  try {
    const stored = localStorage.getItem(REMEMBERED);
    return stored in LANGUAGES ? stored : undefined;
  } catch {
    return undefined; // Storage may be forbidden: then nothing is remembered.
  }
}

/** Changes the language; views draw themselves again afterwards. */
export function setLanguage(next) {
  current = next;
  document.documentElement.lang = LANGUAGE_TAGS[next];
  document.title = t('app.title');
  try {
    localStorage.setItem(REMEMBERED, next);
  } catch {
    return; // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

/** The text of a key in the current language; an unknown key or value is a fault of ours and throws. */
export function t(key, values = {}) {
  const text = TEXTS[key];
  if (!text) throw new Error(`No text ${key}`);
  return text[current].replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`Text ${key} needs ${name}`);
    return String(values[name]);
  });
}

/** What to call a feature: its name, its kind, how many live there, the zone a row without a place is about, or that it has no name. */
export function featureName(layer, { properties }) {
  const name = nameOf(layer, properties, current);
  if (name !== undefined) return name;
  if (layer.id === 'population') return t('feature.people', { people: formatter(current).people(properties.people ?? 0) });
  return (layer.geometry === 'none' && properties.zone) || t('feature.unnamed');
}

/** A label of the catalogue in the current language. */
export function label(labels) {
  return labels[current];
}
