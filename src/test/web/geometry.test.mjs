import assert from 'node:assert/strict';
import test from 'node:test';
import { bounds, closestPosition, drawnGeometry, kindOf, kindsOf } from '../../../web/js/pure/geometry.js';

const square = { type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] };

test('bounds of every type', () => {
  assert.deepEqual(bounds(square), [0, 0, 2, 2]);
  assert.deepEqual(bounds({ type: 'Point', coordinates: [106, 29] }), [106, 29, 106, 29]);
  assert.deepEqual(bounds({ type: 'MultiPolygon', coordinates: [square.coordinates, [[[5, 5], [6, 5], [6, 7], [5, 5]]]] }), [0, 0, 6, 7]);
  assert.equal(bounds(null), undefined);
});

test('a line to a shape ends at its nearest edge', () => {
  assert.deepEqual(closestPosition(square, [1, -1]), [1, 0]);
  assert.deepEqual(closestPosition({ type: 'Point', coordinates: [3, 4] }, [0, 0]), [3, 4]);
});

test('drawings become GeoJSON, areas closed', () => {
  assert.deepEqual(drawnGeometry('point', [[1, 2]]), { type: 'Point', coordinates: [1, 2] });
  assert.deepEqual(drawnGeometry('polygon', [[0, 0], [1, 0], [1, 1]]).coordinates, [[[0, 0], [1, 0], [1, 1], [0, 0]]]);
});

test('shapes of a layer and of a geometry', () => {
  assert.deepEqual(kindsOf({ geometry: 'line_or_polygon' }), ['line', 'polygon']);
  assert.deepEqual(kindsOf({ geometry: 'none' }), []);
  assert.equal(kindOf({ type: 'MultiLineString' }), 'line');
  assert.equal(kindOf({ type: 'MultiPolygon' }), 'polygon');
});
