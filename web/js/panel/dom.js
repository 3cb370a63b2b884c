/** Elements out of plain calls. Texts become text nodes only: names with markup in them stay names. */
import { label } from '../i18n/i18n.js';

/**
 * `h('button', { class: 'x', onclick: f, 'aria-label': 'y', disabled: true }, 'text', child, [children])`.
 * Attributes that are false, null or undefined are left out; children likewise.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== false && child !== null && child !== undefined));
  return element;
}

const ICONS = {
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  list: 'M5 7h14M5 12h14M5 17h9',
  panel: 'M4 6h16M4 12h16M4 18h16',
  chevron: 'M9 6l6 6-6 6',
  back: 'M15 6l-6 6 6 6',
  edit: 'M5 19l1-4L16 5l3 3L9 18z',
  move: 'M12 4v16M4 12h16M9 7l3-3 3 3M9 17l3 3 3-3M7 9l-3 3 3 3M17 9l3 3-3 3',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  target: 'M12 3v4M12 17v4M3 12h4M17 12h4M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  undo: 'M9 6L4 11l5 5M4 11h10a5 5 0 0 1 5 5v2',
};

/** A line drawing, silent for screen readers. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [attribute, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' })) {
    svg.setAttribute(attribute, value);
  }
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows an icon and says `name` to screen readers and on hovering. */
export function iconButton(name, text, onclick, attributes = {}) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': text, title: text, onclick, ...attributes }, icon(name));
}

/** One of a few: `options` are [value, text]. */
export function segments(title, name, options, chosen, choose) {
  return h('fieldset', { class: 'field' }, h('legend', { class: 'field-label' }, title),
    h('div', { class: 'segments' }, options.map(([value, text]) => h('label', {},
      h('input', { type: 'radio', name, value, 'data-key': `${name}-${value}`, checked: value === chosen, onchange: () => choose(value) }), h('span', {}, text)))));
}

/** Replaces what is in an element, keeping keyboard focus on the control with the same `data-key`. */
export function fill(element, ...children) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

const LEAST_IN_SIGHT = 120;

/** Scrolls a panel to what has just come, unless some of it is in sight. */
export function reveal(element) {
  const frame = element.closest('.tab-body').getBoundingClientRect();
  if (element.getBoundingClientRect().top > frame.bottom - LEAST_IN_SIGHT) element.scrollIntoView({ block: 'start' });
}

/** Hands a file made in the page to the reader. */
export function download(name, text, type = 'text/csv') {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A refusal of the server: its title and what it found where. `names` has what the fields of a form are called in it. */
export function problemBox(problem, t, names = {}) {
  return h('div', { class: 'problem', role: 'alert' },
    h('strong', {}, problem.message),
    problem.errors?.length > 0 && h('ul', {}, problem.errors.map((error) =>
      h('li', {}, error.field && (names[error.field] ? h('strong', {}, names[error.field]) : h('code', {}, error.field)), ' ', faultText(error, t)))));
}

/** What a user must know about an answer: labels in both languages. */
export function notesBox(notes = []) {
  return notes.length > 0 && h('ul', { class: 'note' }, notes.map((note) => h('li', {}, label(note))));
}

/** What was found and what is expected, in words. */
export function faultText({ found, expected }, t) {
  return found === null || found === undefined || found === ''
    ? t('form.missing', { expected })
    : t('form.error', { found, expected });
}
