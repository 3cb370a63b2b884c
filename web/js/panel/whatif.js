/** Suppositions: facilities added, moved, taken away, roads closed or built; how the answer changes; and putting them into effect. */
import { featureName, label, t } from '../i18n/i18n.js';
import { coordinates } from '../pure/format.js';
import { kindsOf } from '../pure/geometry.js';
import { changeOf, fieldsThatMatter, isEffective, movedTo, nearestTo, noted, snapped, usualProperties } from '../pure/whatif.js';
import { fill, h, icon, iconButton, problemBox } from './dom.js';
import { applyDialog } from './whatif-apply.js';
import { whatIfResult } from './whatif-result.js';
import { kindName, toolHint, toolName } from './whatif-words.js';

const PROCESS = 'before-after';
const FOUND = 200;
const ROAD = 'road';
const NEW_ROAD = { class: 'residential' };

/**
 * @param app.catalogue, app.execute, app.items
 * @param app.api to create, patch and remove
 * @param app.drawnOnly (layer) to the part of a query that leaves out what is not drawn now
 * @param app.map for drawing and finding
 * @param app.question () to {process, inputs, facilities, takesRoads} that is asked now; nothing while it cannot be
 * @param app.compared () after the map has begun or ceased to show two answers instead of one
 * @param app.showZone (code or nothing), app.zoomToZone (code)
 * @param app.makeRoom () where the map is to be clicked, app.tell (() to words, action) what is said when the panel is out of sight
 * @param app.noteState () after what stands in the address changed
 * @param app.written (count, failed) after something was put into effect
 */
export function whatIfView(app) {
  const element = h('section', { class: 'whatif' });
  const listBox = h('div');
  const resultBox = h('div', { class: 'lines' });
  element.append(listBox, resultBox);
  const suppositions = []; // {key, kind, layer (id), feature (as stored), geometry, properties, isMoved, refused}
  let nextKey = 1;
  let tool; // {kind, supposition}
  let editing; // key of the supposition whose fields are open
  let said;
  let problem;
  let running;
  let answer; // {question, asked: effective suppositions, result}

  const layerOf = (id) => app.catalogue().layers.find((each) => each.id === id);
  const asked = () => app.question();
  const facilities = () => layerOf(asked()?.facilities);

  function nameOf({ layer, feature, properties, number }) {
    if (feature) return featureName(layerOf(layer), feature);
    return properties.name || t('whatif.new_name', { layer: label(layerOf(layer).label), number });
  }

  function show() {
    app.map.showSupposed(suppositions.map((each) => ({
      kind: each.kind,
      geometry: each.geometry,
      from: each.kind === 'move' ? each.feature.geometry : undefined,
      title: `${t('whatif.badge')} · ${kindName(each.kind)} ${nameOf(each)}`,
      dragged: ['add', 'move'].includes(each.kind) ? (position) => place(each, position) : undefined,
    })));
    render();
  }

  const state = () => suppositions.filter(isEffective).map(noted);

  /** A supposition of an address; nothing when what it is about is gone. */
  async function recalled({ kind, layer, id, to, geometry, properties }, index) {
    if (!layerOf(layer)) return undefined;
    const common = { key: nextKey++, kind, layer };
    if (id === undefined) return { ...common, number: index + 1, geometry, properties };
    try {
      const { feature } = await app.api.item(layer, id);
      return { ...common, feature, geometry: to ? movedTo(feature.geometry, to) : feature.geometry, properties: feature.properties, isMoved: to !== undefined };
    } catch (failure) {
      if (failure.status !== 404) throw failure;
      return undefined;
    }
  }

  /** Supposes what an address says, and nothing else. */
  async function restore(asked = []) {
    if (JSON.stringify(asked) === JSON.stringify(state())) return;
    try {
      const found = await Promise.all(asked.map(recalled));
      const left = found.filter(Boolean);
      suppositions.splice(0, suppositions.length, ...left);
      if (left.length < found.length) said = () => t('whatif.gone', { count: found.length - left.length });
    } catch (failure) {
      problem = failure;
    }
    changed();
  }

  function changed() {
    app.noteState();
    show();
    if (suppositions.some(isEffective)) return run();
    return drop();
  }

  function drop() {
    running?.abort();
    running = answer = undefined;
    app.map.showDifference();
    app.compared();
    render();
  }

  async function run() {
    const question = asked();
    if (!question) return drop();
    running?.abort();
    const controller = new AbortController();
    running = controller;
    problem = undefined;
    render();
    const effective = suppositions.filter(isEffective);
    const ask = (inputs) => app.execute(PROCESS, { process: question.process, inputs, changes: effective.map(changeOf) }, controller.signal);
    const found = (result) => {
      answer = { question, asked: effective, result };
      app.compared();
      render();
    };
    try {
      // The ground takes longer to draw than the people to count.
      if (question.takesRoads) {
        const counted = await ask({ ...question.inputs, include_geometry: false });
        if (running !== controller) return undefined;
        found(counted);
      }
      const result = await ask(question.inputs);
      if (running !== controller) return undefined;
      found(result);
    } catch (failure) {
      if (failure.name === 'AbortError') return undefined;
      if (running === controller) problem = failure;
    }
    if (running === controller) running = undefined;
    render();
    return compared.draw(answer);
  }

  const compared = whatIfResult({
    showDifference: app.map.showDifference,
    showZone: app.showZone,
    zoomToZone: app.zoomToZone,
    isStale: () => answer && app.catalogue().change > answer.result.change,
    again: () => run(),
    changed: () => render(),
  });

  const dialog = applyDialog({
    api: app.api,
    layerOf,
    nameOf,
    simulated: () => app.catalogue().simulated,
    async done(outcome) {
      const kept = new Map(outcome.failed.map(({ supposition, why }) => [supposition, why]));
      for (const each of outcome.asked) {
        each.refused = kept.get(each);
        if (!kept.has(each)) suppositions.splice(suppositions.indexOf(each), 1);
      }
      await app.written(outcome.asked.length - kept.size, kept.size);
      changed();
    },
  });

  function add(supposition) {
    tool = undefined;
    const number = 1 + Math.max(0, ...suppositions.map((each) => each.number ?? 0));
    const one = { key: nextKey++, number: supposition.feature ? undefined : number, ...supposition };
    suppositions.push(one);
    if (!one.feature) editing = one.key;
    app.tell(() => `${kindName(one.kind)}${t('app.colon')}${nameOf(one)}`);
    changed();
    return one;
  }

  function place(supposition, position) {
    supposition.geometry = movedTo(supposition.geometry, position);
    supposition.isMoved = true;
    changed();
  }

  /** Finds what a click meant and supposes it otherwise. */
  async function pick(kind, layer, position) {
    const bbox = app.map.around(position).map((degrees) => degrees.toFixed(7)).join(',');
    try {
      const { features } = await app.items(layer.id, { bbox, limit: FOUND, ...app.drawnOnly(layer) });
      const feature = nearestTo(features, position);
      if (!feature) {
        say(() => t('whatif.nothing_here', { layer: label(layer.label) }));
        return start(kind);
      }
      if (suppositions.some((each) => each.layer === layer.id && each.feature?.id === feature.id)) {
        return say(() => t('whatif.twice', { name: featureName(layer, feature) }));
      }
      return add({ kind, layer: layer.id, feature, geometry: feature.geometry, properties: feature.properties });
    } catch (failure) {
      problem = failure;
      return render();
    }
  }

  async function built(line) {
    const near = async (position) => {
      const bbox = app.map.around(position).map((degrees) => degrees.toFixed(7)).join(',');
      return nearestTo((await app.items(ROAD, { bbox, limit: FOUND })).features, position);
    };
    try {
      const ends = await Promise.all([line.coordinates[0], line.coordinates.at(-1)].map(near));
      add({ kind: 'build', layer: ROAD, geometry: snapped(line, ...ends), properties: { ...NEW_ROAD } });
    } catch (failure) {
      problem = failure;
      render();
    }
  }

  function say(words) {
    said = words;
    app.tell(words);
    render();
  }

  const finished = {
    add: ({ coordinates: position }) => add({ kind: 'add', layer: facilities().id, geometry: { type: 'Point', coordinates: position }, properties: usualProperties(facilities()) }),
    move: ({ coordinates: position }) => pick('move', facilities(), position),
    remove: ({ coordinates: position }) => pick('remove', facilities(), position),
    close: ({ coordinates: position }) => pick('close', layerOf(ROAD), position),
    build: built,
    place: ({ coordinates: position }, supposition) => place(supposition, position),
  };

  function start(kind, supposition) {
    tool = { kind, supposition };
    const stopped = () => { tool = undefined; render(); };
    app.map.draw.start(kind === 'build' ? 'line' : 'point', (geometry) => {
      tool = undefined;
      finished[kind](geometry, supposition);
      render();
    }, stopped, stopped);
    render();
  }

  const hint = (kind) => toolHint(kind, facilities() ? label(facilities().label) : '');

  /** Takes a tool into the hand, or lays it down. */
  function take(kind, supposition) {
    const isOff = tool?.kind === kind && tool.supposition === supposition;
    app.map.draw.stop();
    said = problem = undefined;
    if (isOff) return render();
    start(kind, supposition);
    app.makeRoom();
    return app.tell(() => hint(kind), kind === 'build' ? { action: { text: () => t('draw.finish'), run: () => app.map.draw.finish() } } : {});
  }

  function without(supposition) {
    suppositions.splice(suppositions.indexOf(supposition), 1);
    said = undefined;
    changed();
  }

  function clear() {
    suppositions.length = 0;
    said = undefined;
    changed();
  }

  const toolButton = (kind) => h('button', { type: 'button', class: 'button small', 'data-key': `whatif-${kind}`, 'aria-pressed': String(tool?.kind === kind), onclick: () => take(kind) }, toolName(kind));

  function control(supposition, field) {
    const value = supposition.properties[field.id];
    const set = (next) => {
      if (next === undefined) delete supposition.properties[field.id];
      else supposition.properties[field.id] = next;
      changed();
    };
    const options = field.type === 'boolean'
      ? [['true', t('feature.yes')], ['false', t('feature.no')]]
      : (field.choices ?? []).map((choice) => [choice.id, label(choice.label)]);
    const attributes = { 'data-key': `whatif-${supposition.key}-${field.id}`, 'data-field': field.id };
    if (options.length === 0) {
      const isNumber = ['integer', 'number'].includes(field.type);
      const read = (text) => (text.trim() === '' ? undefined : isNumber && Number.isFinite(Number(text)) ? Number(text) : text.trim());
      return h('input', { type: 'text', autocomplete: 'off', value: value ?? '', ...attributes, onchange: (event) => set(read(event.target.value)) });
    }
    return h('select', { ...attributes, onchange: (event) => set(event.target.value === '' ? undefined : field.type === 'boolean' ? event.target.value === 'true' : event.target.value) },
      h('option', { value: '' }, t('layers.unclassified')),
      options.map(([id, text]) => h('option', { value: id, selected: String(value) === id }, text)));
  }

  function fields(supposition) {
    const all = [{ id: 'name', type: 'text', text: t('field.name') }, ...fieldsThatMatter(layerOf(supposition.layer))];
    return h('div', { class: 'supposed-fields' }, all.map((field) => h('label', {},
      h('span', {}, field.text ?? label(field.label)), control(supposition, field))));
  }

  function row(supposition) {
    const { key, kind, feature, geometry, isMoved, refused } = supposition;
    const name = nameOf(supposition);
    const isOpen = editing === key && !feature;
    return h('li', { class: `supposed is-${kind}`, 'data-supposed': key },
      h('div', { class: 'supposed-line' },
        h('span', { class: 'supposed-kind' }, kindName(kind)),
        h('span', { class: 'row-name' }, name),
        !feature && iconButton('edit', `${t('whatif.edit')}${t('app.colon')}${name}`, () => { editing = isOpen ? undefined : key; render(); }, { class: 'icon-button small', 'aria-expanded': String(isOpen), 'data-key': `whatif-edit-${key}` }),
        iconButton('target', t('feature.zoom'), () => app.map.zoomTo(geometry), { class: 'icon-button small' }),
        iconButton('undo', t('whatif.undo', { name }), () => without(supposition), { class: 'icon-button small', 'data-key': `whatif-undo-${key}` })),
      kind === 'move' && !isMoved && h('p', { class: 'quiet' }, t('whatif.drag'), ' ',
        h('button', { type: 'button', class: 'link', 'data-key': `whatif-place-${key}`, onclick: () => take('place', supposition) }, t('whatif.click_place'))),
      geometry.type === 'Point' && (kind === 'add' || isMoved) && h('p', { class: 'quiet' }, coordinates(...geometry.coordinates),
        ' ', h('button', { type: 'button', class: 'link', 'data-key': `whatif-place-${key}`, onclick: () => take('place', supposition) }, t('whatif.click_place'))),
      isOpen && fields(supposition),
      refused && h('p', { class: 'fault', role: 'alert' }, refused()));
  }

  function renderList() {
    const question = asked();
    const layer = facilities();
    const canAdd = layer && kindsOf(layer).includes('point');
    const isLine = tool?.kind === 'build';
    fill(listBox,
      h('h3', {}, t('whatif.title'), suppositions.length > 0 && h('span', { class: 'supposed-badge' }, t('whatif.badge'))),
      suppositions.length === 0 && h('p', { class: 'quiet' }, t('whatif.intro')),
      h('div', { class: 'actions' }, canAdd && toolButton('add'), layer && toolButton('move'), layer && toolButton('remove'),
        question?.takesRoads && [toolButton('close'), toolButton('build')],
        suppositions.length > 1 && h('button', { type: 'button', class: 'link', 'data-key': 'whatif-clear', onclick: clear }, t('whatif.clear'))),
      tool && h('p', { class: 'hint', role: 'status' }, hint(tool.kind), ' ', t('draw.keyboard')),
      isLine && h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'button small primary', onclick: () => app.map.draw.finish() }, t('draw.finish')),
        h('button', { type: 'button', class: 'button small', onclick: () => app.map.draw.removeLast() }, t('draw.back'))),
      said && h('p', { class: 'quiet', role: 'status' }, said()),
      suppositions.length > 0 && h('ul', { class: 'suppositions' }, suppositions.map(row)),
      !question && suppositions.length > 0 && h('p', { class: 'fault' }, t('whatif.bad_question')),
      problem && problemBox(problem, t),
      running && h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('coverage.running')));
  }

  function render() {
    if (!app.catalogue()) return;
    renderList();
    fill(resultBox, answer && compared.show(answer),
      answer && !running && !problem && h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'button primary', 'data-key': 'whatif-apply', onclick: () => dialog.ask(answer) }, t('whatif.apply'))));
    compared.legend(answer);
  }

  return {
    element,
    render,

    /** What of it stands in the address. */
    state,
    restore,

    /** Lies over the map while two answers are compared. */
    mapLegend: compared.mapLegend,
    dialog: dialog.element,

    /** Whether the map shows where two answers differ: then it does not show one. */
    isOnMap: () => answer !== undefined && answer.result.areas.length > 0,

    /** The question above has been asked, or another tab: compares anew. */
    questionChanged() {
      if (suppositions.some(isEffective)) run();
      else render();
    },

    /** Takes the comparison off the map; the suppositions stay. */
    leave: drop,

    forget() {
      problem = said = undefined;
      show();
    },
  };
}
