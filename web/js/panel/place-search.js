/** A field for an address, a name or coordinates, with the places found beneath: a combobox. */
import { label, t } from '../i18n/i18n.js';
import { coordinates, readCoordinates } from '../pure/format.js';
import { fill, h, icon } from './dom.js';

const LIMIT = 8;
const TYPING_PAUSE_MILLISECONDS = 200;
const LIST = 'place-found';

/**
 * @param app.catalogue, app.search as of api
 * @param app.choose ({name, point}) a place
 */
export function placeSearch(app) {
  const input = h('input', {
    type: 'search', role: 'combobox', name: 'incident-place', 'data-key': 'incident-place', autocomplete: 'off', spellcheck: 'false', maxlength: 200, enterkeyhint: 'search',
    'aria-expanded': 'false', 'aria-controls': LIST, 'aria-autocomplete': 'list',
    oninput: typed, onkeydown: pressed, onblur: () => { setTimeout(() => { if (!element.contains(document.activeElement)) close(); }); },
  });
  const list = h('ul', { class: 'place-found', id: LIST, role: 'listbox', hidden: true, onpointerdown: (event) => event.preventDefault() });
  const said = h('p', { class: 'place-said', role: 'status' });
  const element = h('div', { class: 'place-search' }, icon('search'), input, list, said);
  let timer;
  let running;
  let results = [];
  let active = -1;
  let say;
  let takesFirst = false; // Enter was pressed before the places were there

  function close() {
    results = [];
    active = -1;
    say = undefined;
    render();
  }

  function typed() {
    clearTimeout(timer);
    running?.abort();
    takesFirst = false;
    if (input.value.trim() === '') return close();
    timer = setTimeout(ask, TYPING_PAUSE_MILLISECONDS);
    return undefined;
  }

  async function ask() {
    clearTimeout(timer);
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const text = input.value.trim();
    say = () => t('incident.search_running');
    render();
    try {
      const answer = await app.search(text, LIMIT, controller.signal);
      results = answer.results;
      active = -1;
      say = results.length === 0 ? () => t('incident.search_none', { text }) : undefined;
      if (takesFirst && results.length > 0) return take(results[0]);
    } catch (problem) {
      if (problem.name === 'AbortError') return undefined;
      results = [];
      say = () => [problem.message, ...problem.errors.map(({ found, expected }) => t('form.error', { found, expected }))].join(' ');
    } finally {
      if (running === controller) running = undefined;
    }
    return render();
  }

  function take(result) {
    takesFirst = false;
    input.value = result.name ?? coordinates(...result.point);
    close();
    app.choose(result);
  }

  function pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length > 0) {
      event.preventDefault();
      active = (active + step + results.length) % results.length;
      return render();
    }
    if (event.key === 'Escape') {
      if (results.length === 0 && !say) input.blur();
      return close();
    }
    if (event.key !== 'Enter' || input.value.trim() === '') return undefined;
    event.preventDefault();
    if (results.length > 0) return take(results[Math.max(active, 0)]);
    // The plain spelling needs no server.
    const point = readCoordinates(input.value);
    if (point) return take({ point });
    takesFirst = true;
    return ask();
  }

  const what = ({ kind, layer }) => (kind === 'coordinate' ? t('incident.search_coordinate') : label(app.catalogue().layers.find(({ id }) => id === layer)?.label ?? { zh: kind, en: kind }));

  function render() {
    input.placeholder = t('incident.search');
    input.setAttribute('aria-label', t('incident.search'));
    input.setAttribute('aria-expanded', String(results.length > 0));
    if (active >= 0) input.setAttribute('aria-activedescendant', `${LIST}-${active}`);
    else input.removeAttribute('aria-activedescendant');
    list.hidden = results.length === 0;
    list.setAttribute('aria-label', t('incident.search_list'));
    fill(list, results.map((result, index) => h('li', {
      role: 'option', id: `${LIST}-${index}`, 'aria-selected': String(index === active), onclick: () => take(result),
    }, h('span', { class: 'found-name' }, result.name ?? coordinates(...result.point)), h('span', { class: 'found-note' }, [what(result), result.zone_name].filter(Boolean).join(' · ')))));
    said.hidden = !say;
    said.textContent = say?.() ?? '';
  }

  return {
    element,
    render,
    focus() {
      input.focus();
      input.select();
    },

    /** Says where it is when that was not typed. */
    show(text) {
      clearTimeout(timer);
      running?.abort();
      input.value = text;
      close();
    },
  };
}
