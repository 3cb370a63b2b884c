/** The panel over the map: one feature, a choice of several, a form, or a drawing on its way. */
import { featureName, label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { kindOf, kindsOf } from '../pure/geometry.js';
import { patchOf, propertiesOf } from '../pure/record.js';
import { featureDetails } from './details.js';
import { fill, h, iconButton, problemBox } from './dom.js';
import { featureForm } from './form.js';
import { swatch } from './swatch.js';

const STALE = 412;
const NOT_FOUND = 404;
const ROWS = 100;

/**
 * @param app.api, app.map
 * @param app.catchUp resolves when the page shows what is stored now
 * @param app.written ({layer, id, key of the text, etag}) after a write: lets the page follow and offers the undo
 * @param app.zoneName (code) to its name, when known
 */
export function inspectorView(app) {
  const title = h('h2', { class: 'inspector-title', tabindex: -1 });
  const back = h('span', {});
  const closer = h('span', {});
  const body = h('div', { class: 'inspector-body' });
  const element = h('aside', { class: 'inspector', hidden: true }, h('header', {}, back, title, closer), body);
  let page; // {render, title, layer, id}
  let listPage;
  let home; // a page of another view, which all others lead back to
  let opener;

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || app.map.draw.isActive) return;
    event.preventDefault();
    close();
  });

  function show(next) {
    app.map.draw.stop();
    if (!page) opener = document.activeElement;
    page = next;
    if (next.isList) listPage = next;
    element.hidden = false;
    render();
    title.focus({ preventScroll: true });
    body.scrollTop = 0;
  }

  function close() {
    app.map.draw.stop();
    app.map.showChosen();
    listPage = undefined;
    if (home) return page === home ? home.closed() : show(home);
    return hide();
  }

  function hide() {
    page = undefined;
    element.hidden = true;
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    opener = undefined;
  }

  function render() {
    if (!page) return;
    title.textContent = page.title();
    element.setAttribute('aria-label', page.title());
    const isBelow = listPage && page !== listPage;
    fill(back, (isBelow || home) && iconButton('back', page === home ? home.back() : t('app.back'), isBelow ? () => { app.map.showChosen(); show(listPage); } : close, { 'data-key': 'back' }));
    fill(closer, iconButton('close', t('app.close'), close, { 'data-key': 'close' }));
    page.render();
  }

  function showProblem(layer, problem) {
    show({ title: () => label(layer.label), render: () => fill(body, problemBox(problem, t)) });
  }

  // A choice of several, or the rows of a layer without geometry.
  function showList(heading, entries, note) {
    show({
      isList: true,
      title: heading,
      render: () => fill(body,
        entries.length === 0 && h('p', { class: 'quiet' }, t('chooser.none')),
        h('ul', { class: 'rows' }, entries.map(({ layer, feature }) => h('li', {},
          h('button', { type: 'button', class: 'row', onclick: () => openFeature(layer, feature.id) },
            swatch(layer), h('span', { class: 'row-name' }, featureName(layer, feature)), h('span', { class: 'row-note' }, label(layer.label)))))),
        note && h('p', { class: 'quiet' }, note())),
    });
  }

  async function listLayer(layer) {
    try {
      const { features } = await app.api.items(layer.id, { limit: ROWS });
      showList(
        () => t('chooser.rows', { layer: label(layer.label), count: formatter(language()).number(layer.count) }),
        features.map((feature) => ({ layer, feature })),
        features.length === ROWS ? () => t('chooser.first', { count: ROWS }) : undefined,
      );
    } catch (problem) {
      showProblem(layer, problem);
    }
  }

  let latest = 0;

  async function openFeature(layer, id, { zoom = false, note } = {}) {
    const turn = ++latest;
    try {
      const { feature, etag } = await app.api.item(layer.id, id);
      const zoneName = feature.properties.zone ? await app.zoneName(feature.properties.zone) : undefined;
      if (turn !== latest) return;
      app.map.showChosen(feature.geometry);
      show({
        layer, id, etag,
        isDetails: true,
        title: () => label(layer.label),
        render: () => fill(body,
          note && h('p', { class: 'note', role: 'alert' }, t(note)),
          featureDetails({
            layer, feature, zoneName,
            actions: {
              zoom: () => app.map.zoomTo(feature.geometry),
              edit: () => edit(layer, feature, etag),
              move: () => move(layer, feature, etag),
              remove: () => confirmRemoval(layer, feature, etag),
            },
          })),
      });
      if (zoom) app.map.zoomTo(feature.geometry);
    } catch (problem) {
      if (turn === latest) showProblem(layer, problem);
    }
  }

  /** Runs a write on a stored feature; a version that somebody overtook is read again and shown. */
  async function write(layer, id, operation) {
    try {
      return await operation();
    } catch (problem) {
      if (problem.status !== STALE) throw problem;
      await app.catchUp();
      await openFeature(layer, id, { note: 'form.stale' });
      return undefined;
    }
  }

  /** @param proposed values that stand in the form at first, other than those that are stored */
  function edit(layer, feature, etag, proposed = {}) {
    const withheld = new Set(layer.fields.filter((field) => field.personal).map((field) => field.id));
    const form = featureForm({
      layer, properties: { ...feature.properties, ...proposed }, isNew: false,
      cancel: () => openFeature(layer, feature.id),
      submit: async (values) => {
        const patch = patchOf(feature.properties, values, withheld);
        if (Object.keys(patch).length === 0) return t('form.nothing');
        const response = await write(layer, feature.id, () => app.api.patch(layer.id, feature.id, etag, { properties: patch }));
        if (response) {
          await app.written({ layer: layer.id, id: feature.id, key: 'form.saved', etag: response.headers.get('ETag') });
          await openFeature(layer, feature.id);
        }
        return undefined;
      },
    });
    show({ layer, id: feature.id, title: () => t('form.edit', { layer: label(layer.label) }), forget: form.forget, render: () => { form.render(); fill(body, form.element); } });
  }

  function draft(layer, geometry) {
    const form = featureForm({
      layer, properties: {}, isNew: true, cancel: close,
      submit: async (values) => {
        const { id, etag } = await app.api.create(layer.id, { type: 'Feature', geometry, properties: propertiesOf(values) });
        await app.written({ layer: layer.id, key: 'form.added', etag });
        await openFeature(layer, id);
        return undefined;
      },
    });
    app.map.showChosen(geometry);
    show({ title: () => t('form.new', { layer: label(layer.label) }), forget: form.forget, render: () => { form.render(); fill(body, form.element); } });
  }

  // Drawing: `finished` takes the geometry.
  function drawing(heading, kinds, finished, cancelled) {
    let kind = kinds[0];
    let problem;
    const begin = () => app.map.draw.start(kind, async (geometry) => {
      try {
        await finished(geometry);
      } catch (failure) {
        problem = failure;
        render();
        begin();
      }
    }, cancelled);
    show({
      title: heading,
      render: () => fill(body, h('div', { class: 'drawing' },
        problem && problemBox(problem, t),
        kinds.length > 1 && h('fieldset', { class: 'field' }, h('legend', { class: 'field-label' }, t('draw.which')),
          h('div', { class: 'segments' }, kinds.map((each) => h('label', {},
            h('input', { type: 'radio', name: 'kind', 'data-key': `kind-${each}`, checked: each === kind, onchange: () => { kind = each; begin(); render(); } }),
            h('span', {}, { point: t('draw.kind_point'), line: t('draw.kind_line'), polygon: t('draw.kind_polygon') }[each]))))),
        h('p', {}, { point: t('draw.point'), line: t('draw.line'), polygon: t('draw.polygon') }[kind]),
        h('p', { class: 'quiet' }, t('draw.keyboard')),
        h('div', { class: 'actions' },
          kind !== 'point' && h('button', { type: 'button', class: 'button primary', onclick: () => app.map.draw.finish() }, t('draw.finish')),
          kind !== 'point' && h('button', { type: 'button', class: 'button', onclick: () => app.map.draw.removeLast() }, t('draw.back')),
          h('button', { type: 'button', class: 'button', onclick: cancelled }, t('app.cancel'))))),
    });
    begin();
  }

  function add(layer) {
    listPage = undefined;
    app.map.showChosen();
    if (layer.geometry === 'none') draft(layer, null);
    else drawing(() => t('form.new', { layer: label(layer.label) }), kindsOf(layer), (geometry) => draft(layer, geometry), close);
  }

  function move(layer, feature, etag) {
    const name = () => featureName(layer, feature);
    const kind = kindOf(feature.geometry);
    const heading = () => (kind === 'point' ? t('draw.move_title', { name: name() }) : t('draw.redraw_title', { name: name() }));
    drawing(heading, [kind], async (geometry) => {
      const response = await write(layer, feature.id, () => app.api.patch(layer.id, feature.id, etag, { geometry }));
      if (!response) return;
      await app.written({ layer: layer.id, key: 'form.moved', etag: response.headers.get('ETag') });
      await openFeature(layer, feature.id);
    }, () => openFeature(layer, feature.id));
  }

  function confirmRemoval(layer, feature, etag) {
    let problem;
    const remove = async () => {
      try {
        const response = await write(layer, feature.id, () => app.api.remove(layer.id, feature.id, etag));
        if (!response) return;
        close();
        await app.written({ layer: layer.id, key: 'form.deleted' });
      } catch (failure) {
        problem = failure;
        render();
      }
    };
    show({
      layer, id: feature.id,
      title: () => label(layer.label),
      render: () => fill(body, h('div', { class: 'drawing' },
        problem && problemBox(problem, t),
        h('p', {}, t('feature.confirm_delete', { name: featureName(layer, feature) })),
        h('div', { class: 'actions' },
          h('button', { type: 'button', class: 'button danger solid', onclick: remove }, t('feature.delete')),
          h('button', { type: 'button', class: 'button', onclick: () => openFeature(layer, feature.id) }, t('app.cancel'))))),
    });
  }

  return {
    element,
    render,
    close,

    /** Drops faults shown in a form: their words are in the language they were asked in. */
    forget() {
      page?.forget?.();
    },

    /**
     * Shows a page that all others lead back to, until it is closed.
     * @param next {element, title, back: () to what closing leads to, render, closed: () when the reader closes it}
     */
    openHome(next) {
      app.map.showChosen();
      listPage = undefined;
      home = { ...next, render: () => { next.render(); fill(body, next.element); } };
      show(home);
    },

    closeHome() {
      home = undefined;
      close();
    },

    add,
    listLayer,
    openFeature,

    /** Opens the form of a stored feature with some values filled in. */
    async propose(layer, id, proposed) {
      try {
        const { feature, etag } = await app.api.item(layer.id, id);
        app.map.showChosen(feature.geometry);
        edit(layer, feature, etag, proposed);
      } catch (problem) {
        showProblem(layer, problem);
      }
    },

    /** Features under a click: the only one at once, several to choose from; the base map only where nothing else lies. */
    showFound(entries) {
      listPage = undefined;
      const ordinary = entries.filter(({ layer }) => !layer.symbol.base);
      if (entries.length === 0) return close();
      if (ordinary.length === 1 || entries.length === 1) {
        const { layer, feature } = ordinary[0] ?? entries[0];
        return openFeature(layer, feature.id);
      }
      app.map.showChosen();
      const offered = ordinary.length > 0 ? ordinary : entries;
      return showList(() => t('chooser.title', { count: offered.length }), offered);
    },

    /** The shown feature may have been changed elsewhere: shows it as it is now. Forms are left alone: saving tells. */
    async follow(layers) {
      if (!page?.isDetails || !layers.includes(page.layer.id)) return;
      const shown = page;
      try {
        const { etag } = await app.api.item(shown.layer.id, shown.id);
        if (page === shown && etag !== shown.etag) await openFeature(shown.layer, shown.id);
      } catch (problem) {
        if (page !== shown || problem.status !== NOT_FOUND) return;
        app.map.showChosen();
        show({ title: shown.title, render: () => fill(body, h('p', { class: 'note', role: 'status' }, t('feature.gone'))) });
      }
    },
  };
}
