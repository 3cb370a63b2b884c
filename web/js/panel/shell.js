/** The frame of the page: head with the language switch, side panel with its tabs, what lies over the map. */
import { language, LANGUAGES, t } from '../i18n/i18n.js';
import { coordinates } from '../pure/format.js';
import { TASKS as TABS } from '../pure/task.js';
import { fill, h, icon, iconButton } from './dom.js';

/**
 * @param app.setLanguage, app.showAll, app.zoomBy, app.onTab (id), app.onPage (map, matrix or incident)
 * @param views elements by tab id
 */
export function shellView(app, views) {
  const skip = h('a', { class: 'skip', href: '#map', onclick: (event) => { event.preventDefault(); document.getElementById('map').focus(); } });
  const head = h('header', { class: 'head' });
  const tabs = h('div', { class: 'tabs', role: 'tablist' });
  const bodies = TABS.map((id) => h('div', { class: 'tab-body', role: 'tabpanel', id: `tab-${id}`, 'aria-labelledby': `tab-head-${id}`, hidden: true }, views[id]));
  const panel = h('nav', { class: 'panel', id: 'panel' }, tabs, bodies);
  const controls = h('div', { class: 'map-controls' });
  const pointer = h('output', { class: 'pointer' });
  const attribution = h('span', { class: 'attribution' });
  const empty = h('section', { class: 'empty', hidden: true });
  let active = 'layers';
  let page = 'map';
  let simulated = false;
  let isEmpty = false;
  let isOpen = window.innerWidth > 760;

  function choose(id) {
    active = id;
    isOpen = true;
    render();
    app.onTab(id);
  }

  function renderHead() {
    fill(head,
      h('button', { type: 'button', class: 'icon-button panel-switch', 'data-key': 'panel', 'aria-label': t('app.panel'), title: t('app.panel'), 'aria-expanded': String(isOpen), 'aria-controls': 'panel', onclick: () => { isOpen = !isOpen; render(); } }, icon('panel')),
      h('h1', {}, h('span', { class: 'brand' }, t('app.brand')), h('span', { class: 'brand-note' }, t('app.subtitle'))),
      h('nav', { class: 'pages', 'aria-label': t('app.pages') }, [['map', t('app.map')], ['matrix', t('app.matrix')], ['reports', t('filing.page')], ['incident', t('app.incident')]].map(([id, text]) =>
        h('button', { type: 'button', 'data-key': `page-${id}`, 'aria-current': id === page && 'page', onclick: () => app.onPage(id) }, text))),
      simulated && h('strong', { class: 'simulated' }, t('app.simulated')),
      h('div', { class: 'languages', role: 'group', 'aria-label': t('app.language') }, Object.entries(LANGUAGES).map(([id, text]) =>
        h('button', { type: 'button', lang: id, 'data-key': `lang-${id}`, 'aria-pressed': String(id === language()), onclick: () => app.setLanguage(id) }, text))));
  }

  function renderTabs() {
    const names = { layers: t('tab.layers'), coverage: t('tab.coverage'), travel: t('tab.travel'), nearest: t('tab.nearest'), themes: t('tab.themes'), changes: t('tab.changes') };
    const step = (event) => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!move) return;
      const next = TABS[(TABS.indexOf(active) + move + TABS.length) % TABS.length];
      choose(next);
      tabs.querySelector(`[data-key="tab-${next}"]`).focus();
    };
    fill(tabs, TABS.map((id) => h('button', {
      type: 'button', role: 'tab', id: `tab-head-${id}`, 'data-key': `tab-${id}`, 'aria-selected': String(id === active), 'aria-controls': `tab-${id}`,
      tabindex: id === active ? 0 : -1, onclick: () => choose(id), onkeydown: step,
    }, names[id])));
    bodies.forEach((body, index) => { body.hidden = TABS[index] !== active; });
    panel.setAttribute('aria-label', t('app.panel'));
    document.body.classList.toggle('panel-open', isOpen);
  }

  function renderEmpty() {
    empty.hidden = !isEmpty;
    fill(empty,
      h('h2', {}, t('empty.title')),
      h('p', {}, t('empty.import')),
      h('pre', {}, h('code', {}, `./luotu import ${t('empty.file')} --layer hazard`)),
      h('p', {}, t('empty.osm')),
      h('pre', {}, h('code', {}, `./luotu import-osm ${t('empty.osm_file')} --zones 8`)));
  }

  function render() {
    skip.textContent = t('app.skip');
    renderHead();
    renderTabs();
    fill(controls,
      iconButton('plus', t('map.zoom_in'), () => app.zoomBy(1), { 'data-key': 'zoom-in' }),
      iconButton('minus', t('map.zoom_out'), () => app.zoomBy(-1), { 'data-key': 'zoom-out' }),
      iconButton('whole', t('map.whole'), app.showAll, { 'data-key': 'whole' }));
    pointer.setAttribute('aria-label', t('map.pointer'));
    pointer.title = t('map.pointer');
    attribution.textContent = t(simulated ? 'map.attribution_simulated' : 'map.attribution');
    renderEmpty();
  }

  return {
    elements: { skip, head, panel, overMap: [controls, pointer, attribution, empty] },
    render,
    activeTab: () => active,
    page: () => page,
    isOpen: () => isOpen,
    choose,

    /** On a narrow screen the panel makes room for what has been asked of the map. */
    makeRoom() {
      if (window.innerWidth > 760) return;
      isOpen = false;
      render();
    },

    setFacts(facts) {
      simulated = facts.simulated;
      isEmpty = facts.isEmpty;
      render();
    },

    /** @param next map, matrix or incident */
    setPage(next) {
      page = next;
      render();
    },

    /** Takes back what stood elsewhere for a while. */
    give(id, view) {
      bodies[TABS.indexOf(id)].append(view);
    },

    setPointer(longitude, latitude, zoom) {
      pointer.textContent = longitude === undefined ? '' : coordinates(longitude, latitude, zoom);
    },
  };
}
