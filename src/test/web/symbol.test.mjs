import assert from 'node:assert/strict';
import test from 'node:test';
import { drawGlyph, SHAPES } from '../../../web/js/pure/glyph.js';
import {
  classesHiddenAt, colourOf, hiddenPart, inPaintOrder, isDrawnAt, isUsable, legendClasses, paintOrder, pointStyle, shapeStyle, symbolSize, zoneLabel,
} from '../../../web/js/pure/symbol.js';

const layer = {
  id: 'shelter',
  fields: [{ id: 'status', choices: [{ id: 'open', label: { zh: '启用', en: 'Open' }, colour: '#0a0', min_zoom: 0, size: 1.5 }, { id: 'closed', label: { zh: '停用', en: 'Closed' }, colour: null, min_zoom: 13, size: 1 }] }],
  usable: { field: 'status', excluded: ['closed'] },
  symbol: { colour: '#123456', shape: 'house', text: '避', classify: 'status', base: false, min_zoom: 9, size: 1 },
};

test('a class has its colour, the rest the colour of the layer', () => {
  assert.equal(colourOf(layer, { status: 'open' }), '#0a0');
  assert.equal(colourOf(layer, { status: 'closed' }), '#123456');
  assert.equal(colourOf(layer, {}), '#123456');
  assert.deepEqual(legendClasses(layer).map((entry) => entry.id), ['open', 'closed']);
});

test('unknown counts as usable; booleans are compared as stored', () => {
  assert.equal(isUsable(layer, {}), true);
  assert.equal(isUsable(layer, { status: 'closed' }), false);
  const water = { usable: { field: 'usable', excluded: ['false'] } };
  assert.equal(isUsable(water, { usable: false }), false);
  assert.equal(isUsable(water, { usable: true }), true);
  assert.equal(isUsable({ usable: null }, {}), true);
});

test('a point is a dot from afar and a sign with its character from near', () => {
  assert.deepEqual(pointStyle(layer, { status: 'closed' }, 6), { shape: 'circle', colour: '#123456', text: '', size: 2, hollow: true });
  const close = pointStyle(layer, { status: 'open' }, 16);
  assert.equal(close.shape, 'house');
  assert.equal(close.text, '避');
  assert.equal(close.hollow, false);
});

test('what waits for a later zoom is not drawn before it; what nobody classified does not wait', () => {
  assert.equal(hiddenPart(layer, 8), 'all');
  assert.equal(hiddenPart(layer, 9), 'some');
  assert.equal(hiddenPart(layer, 12), 'some');
  assert.equal(hiddenPart(layer, 13), undefined);
  assert.deepEqual(classesHiddenAt(layer, 12), ['closed']);
  assert.deepEqual(classesHiddenAt(layer, 13), []);
  assert.equal(isDrawnAt(layer, { status: 'closed' }, 12), false);
  assert.equal(isDrawnAt(layer, { status: 'closed' }, 13), true);
  assert.equal(isDrawnAt(layer, { status: 'open' }, 9), true);
  assert.equal(isDrawnAt(layer, { status: 'open' }, 8), false);
  assert.equal(isDrawnAt(layer, {}, 9), true);
  assert.equal(hiddenPart({ fields: [], symbol: { classify: null, min_zoom: 0 } }, 0), undefined);
});

test('the large class is painted last and drawn larger, the unclassified first', () => {
  const features = ['open', 'closed', undefined, 'open'].map((status, id) => ({ id, properties: { status } }));
  assert.deepEqual(inPaintOrder(layer, features).map(({ id }) => id), [2, 1, 0, 3]);
  assert.equal(pointStyle(layer, { status: 'open' }, 10).size, 6);
  assert.equal(pointStyle(layer, {}, 10).size, 4);
});

test('of classes alike in size that of the earlier zoom is painted last', () => {
  const choices = [{ id: 'path', min_zoom: 15, size: 1 }, { id: 'motorway', min_zoom: 0, size: 1 }, { id: 'primary', min_zoom: 10, size: 1 }];
  const road = { fields: [{ id: 'class', choices }], symbol: { classify: 'class', min_zoom: 8 } };
  const features = ['motorway', 'path', 'primary'].map((id) => ({ properties: { class: id } }));
  assert.deepEqual(inPaintOrder(road, features).map((feature) => feature.properties.class), ['path', 'primary', 'motorway']);
});

test('symbols grow with the zoom and never beyond what a map bears', () => {
  const sizes = Array.from({ length: 20 }, (_, zoom) => symbolSize(zoom + 1));
  assert.deepEqual(sizes, [...sizes].sort((a, b) => a - b));
  assert.equal(symbolSize(10), 4);
  assert.equal(symbolSize(20, 2), 30);
});

test('a motorway is wider than a street, a street wider than a path, and all grow with the zoom', () => {
  const road = { id: 'road', fields: [], symbol: { colour: '#ccc', classify: null, base: true } };
  const width = (kind, zoom) => shapeStyle(road, { class: kind }, zoom, false).width;
  for (const zoom of [14, 16, 18]) {
    assert.ok(width('motorway', zoom) > width('residential', zoom) && width('residential', zoom) > width('path', zoom), String(zoom));
  }
  assert.ok(width('motorway', 11) < width('motorway', 14) && width('motorway_link', 14) < width('motorway', 14));
  assert.equal(shapeStyle(road, { class: 'residential' }, 12, false).edge, undefined);
  assert.ok(shapeStyle(road, { class: 'motorway' }, 15, false).edge);
});

test('borders stand in the order of their zones; names come with the zoom of their kind', () => {
  const zone = { id: 'zone', fields: [], symbol: { colour: '#555', classify: null, base: true } };
  const [district, town, community] = ['district', 'town', 'community'].map((kind) => shapeStyle(zone, { kind }, 14, true).width);
  assert.ok(district > town && town > community);
  assert.equal(zoneLabel('town', 8), undefined);
  assert.ok(zoneLabel('town', 12));
  assert.equal(zoneLabel('district', 15), undefined);
});

test('land lies below water, zones above both, ordinary layers on top', () => {
  const make = (id, base) => ({ id, symbol: { base } });
  const order = paintOrder([make('hazard', false), make('shelter', false), make('zone', true), make('waterway', true), make('land', true)]);
  assert.deepEqual(order.map((each) => each.id), ['land', 'waterway', 'zone', 'shelter', 'hazard']);
});

test('every shape draws inside its size', () => {
  for (const shape of SHAPES) {
    const reach = [];
    const context = new Proxy({}, {
      get: (_, name) => (...numbers) => {
        if (name === 'moveTo' || name === 'lineTo') reach.push(...numbers);
        if (name === 'arc') reach.push(numbers[0] - numbers[2], numbers[0] + numbers[2]);
        if (name === 'rect') reach.push(numbers[0], numbers[0] + numbers[2]);
      },
      set: () => true,
    });
    drawGlyph(context, { shape, size: 20, colour: '#000', text: '', hollow: false }, 0, 0);
    assert.ok(reach.length > 0, shape);
    // The sprite that the map copies has room for 0.8 of the size on each side.
    assert.ok(reach.every((value) => Math.abs(value) <= 16), `${shape} reaches ${Math.max(...reach.map(Math.abs))}`);
  }
});
