/** Roads and areas that the reader shuts to see what changes. They belong to this page: nothing is stored. */
import { featureName, label, t } from '../i18n/i18n.js';
import { oneOf } from '../pure/cql.js';
import { featureNear } from '../pure/geometry.js';
import { fill, h, icon, iconButton, problemBox } from './dom.js';

const FOUND = 200;

/**
 * @param app.catalogue, app.items
 * @param app.drawnOnly (layer) to the part of a query that leaves out what is not drawn now
 * @param app.map for drawing, marking and finding
 * @param app.editRoad (id) opens the form of a road with `closed` filled in
 * @param app.changed () after something was shut or opened
 * @param app.makeRoom () where the map is to be clicked, app.tell (() to words, action as notices have it) what is said when the panel is out of sight
 */
export function closuresView(app) {
  const element = h('section', { class: 'closures' });
  const roads = []; // {id, feature}; a feature that is not known yet is absent
  const areas = [];
  let tool; // 'point' while roads are clicked, 'polygon' while a flood is drawn
  let said; // () to what became of the last click
  let problem;

  const road = () => app.catalogue().layers.find(({ id }) => id === 'road');
  const nameOf = ({ id, feature }) => (feature ? featureName(road(), feature) : String(id));

  function show() {
    app.map.showClosures(roads.flatMap(({ feature }) => (feature ? [feature.geometry] : [])), areas);
    render();
  }

  function changed() {
    show();
    app.changed();
  }

  function start(kind) {
    tool = kind;
    const stopped = () => { tool = undefined; render(); };
    app.map.draw.start(kind, kind === 'point' ? ({ coordinates }) => shutAt(coordinates) : flood, stopped, stopped);
  }

  /** Takes a tool into the hand, or lays it down. */
  function take(kind) {
    said = problem = undefined;
    const isOff = tool === kind;
    app.map.draw.stop();
    if (isOff) return;
    start(kind);
    app.makeRoom();
    if (kind === 'point') app.tell(() => t('closures.click'), {});
    else app.tell(() => t('draw.polygon'), { action: { text: () => t('draw.finish'), run: () => app.map.draw.finish() } });
    render();
  }

  function flood(area) {
    tool = undefined;
    areas.push(area);
    app.tell(() => t('closures.shut', { name: t('closures.area_name', { number: areas.length }) }));
    changed();
  }

  function say(words) {
    said = words;
    app.tell(words);
  }

  /** Shuts the road at a place, or opens it again; the tool stays in hand. */
  async function shutAt(position) {
    start('point');
    const bbox = app.map.around(position).map((degrees) => degrees.toFixed(7)).join(',');
    try {
      const { features } = await app.items('road', { bbox, limit: FOUND, ...app.drawnOnly(road()) });
      const feature = featureNear(features, position);
      if (!feature) say(() => t('closures.no_road'));
      else if (feature.properties.closed) say(() => t('closures.already', { name: featureName(road(), feature) }));
      else return toggle(feature);
    } catch (failure) {
      problem = failure;
    }
    return render();
  }

  function toggle(feature) {
    const at = roads.findIndex(({ id }) => id === feature.id);
    if (at >= 0) roads.splice(at, 1);
    else roads.push({ id: feature.id, feature });
    say(() => (at >= 0 ? t('closures.opened', { name: featureName(road(), feature) }) : t('closures.shut', { name: featureName(road(), feature) })));
    changed();
  }

  const without = (list, one) => {
    list.splice(list.indexOf(one), 1);
    said = undefined;
    changed();
  };

  function clear() {
    roads.length = areas.length = 0;
    said = undefined;
    changed();
  }

  const zoomTo = (geometry) => h('button', { type: 'button', class: 'icon-button small', title: t('feature.zoom'), 'aria-label': t('feature.zoom'), onclick: () => app.map.zoomTo(geometry) }, icon('target'));

  const toolButton = (kind, text) => h('button', { type: 'button', class: 'button small', 'data-key': `shut-${kind}`, 'aria-pressed': String(tool === kind), onclick: () => take(kind) }, text);

  function render() {
    if (!app.catalogue()) return;
    fill(element,
      h('h3', {}, t('closures.title')),
      h('div', { class: 'actions' }, toolButton('point', t('closures.road')), toolButton('polygon', t('closures.area')),
        roads.length + areas.length > 1 && h('button', { type: 'button', class: 'link', 'data-key': 'open-all', onclick: clear }, t('closures.clear'))),
      tool && h('p', { class: 'hint', role: 'status' }, tool === 'point' ? t('closures.click') : t('draw.polygon'), ' ', t('draw.keyboard')),
      tool === 'polygon' && h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'button small primary', onclick: () => app.map.draw.finish() }, t('draw.finish')),
        h('button', { type: 'button', class: 'button small', onclick: () => app.map.draw.removeLast() }, t('draw.back'))),
      problem && problemBox(problem, t),
      said && h('p', { class: 'quiet', role: 'status' }, said()),
      roads.length + areas.length > 0 && [
        h('ul', { class: 'shut' },
          roads.map((each) => h('li', { 'data-road': each.id }, h('span', { class: 'cross', 'aria-hidden': 'true' }),
            h('span', { class: 'row-name' }, nameOf(each), h('button', { type: 'button', class: 'link small', 'data-key': `for-good-${each.id}`, onclick: () => app.editRoad(each.id) }, t('closures.for_good'))),
            each.feature && zoomTo(each.feature.geometry),
            iconButton('close', t('closures.open', { name: nameOf(each) }), () => without(roads, each), { 'data-key': `open-${each.id}` }))),
          areas.map((area, index) => h('li', { 'data-area': index }, h('span', { class: 'key uncovered strong', 'aria-hidden': 'true' }),
            h('span', { class: 'row-name' }, t('closures.area_name', { number: index + 1 })), zoomTo(area),
            iconButton('close', t('closures.open', { name: t('closures.area_name', { number: index + 1 }) }), () => without(areas, area), { 'data-key': `open-area-${index}` })))),
        h('p', { class: 'quiet' }, t('closures.unstored'))]);
  }

  /** Fetches what only an address has named. */
  async function complete() {
    const ids = roads.filter(({ feature }) => !feature).map(({ id }) => id);
    if (ids.length === 0) return;
    try {
      const { features } = await app.items('road', { limit: ids.length, filter: oneOf('id', ids) });
      for (const each of roads) each.feature ??= features.find(({ id }) => id === each.id);
    } catch (failure) {
      problem = failure;
    }
    show();
  }

  return {
    element,
    render,

    /** What the processes take as closed_roads. */
    inputs: () => [...roads.map(({ id }) => id), ...areas],

    /** What of it stands in the address. */
    state: () => (roads.length + areas.length === 0 ? undefined : { roads: roads.map(({ id }) => id), areas: [...areas] }),

    restore(state = { roads: [], areas: [] }) {
      roads.splice(0, Infinity, ...state.roads.map((id) => roads.find((each) => each.id === id) ?? { id }));
      areas.splice(0, Infinity, ...state.areas);
      show();
      return complete();
    },

    /** A road that is closed in the data by now needs not be shut here, too. */
    drop(id) {
      const at = roads.findIndex((each) => each.id === id);
      if (at < 0) return;
      roads.splice(at, 1);
      changed();
    },

    forget() {
      problem = undefined;
    },
  };
}
