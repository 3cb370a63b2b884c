import assert from 'node:assert/strict';
import test from 'node:test';
import { drawGlyph, SHAPES } from '../../../web/js/pure/glyph.js';
import { colourOf, isUsable, legendClasses, paintOrder, pointStyle, shapeStyle, zoneLabel } from '../../../web/js/pure/symbol.js';

const layer = {
  id: 'shelter',
  fields: [{ id: 'status', choices: [{ id: 'open', label: { zh: '启用', en: 'Open' }, colour: '#0a0' }, { id: 'closed', label: { zh: '停用', en: 'Closed' }, colour: null }] }],
  usable: { field: 'status', excluded: ['closed'] },
  symbol: { colour: '#123456', shape: 'house', text: '避', classify: 'status', base: false, min_zoom: 0 },
};

test('a class has its colour, the rest the colour of the layer', () => {
  assert.equal(colourOf(layer, { status: 'open' }), '#0a0');
  assert.equal(colourOf(layer, { status: 'closed' }), '#123456');
  assert.equal(colourOf(layer, {}), '#123456');
  assert.deepEqual(legendClasses(layer).map((entry) => entry.id), ['open']);
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
  assert.deepEqual(pointStyle(layer, { status: 'closed' }, 6), { shape: 'circle', colour: '#123456', text: '', size: 5, hollow: true });
  const close = pointStyle(layer, { status: 'open' }, 16);
  assert.equal(close.shape, 'house');
  assert.equal(close.text, '避');
  assert.equal(close.hollow, false);
});

test('zone borders and names come with the zoom of their kind', () => {
  const zone = { id: 'zone', fields: [], symbol: { colour: '#555', classify: null, base: true } };
  assert.equal(shapeStyle(zone, { kind: 'community' }, 10, true), undefined);
  assert.ok(shapeStyle(zone, { kind: 'community' }, 14, true).stroke);
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
