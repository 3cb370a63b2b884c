import assert from 'node:assert/strict';
import test from 'node:test';
import { areaAround, bounds, closestPosition, drawnGeometry, endFrom, featureNear, kindOf, kindsOf, lineNear, middleOf, roadPart } from '../../../web/js/pure/geometry.js';

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

test('of lines the nearest one within reach', () => {
  const line = (id, y) => ({ id, rings: [[{ x: 0, y }, { x: 10, y }]] });
  const lines = [line('upper', 0), line('lower', 6)];
  assert.equal(lineNear(lines, { x: 5, y: 2 }, 3).id, 'upper');
  assert.equal(lineNear(lines, { x: 5, y: 4 }, 3).id, 'lower');
  assert.equal(lineNear(lines, { x: 5, y: 3 }, 2), undefined);
  assert.equal(lineNear(lines, { x: 14, y: 6 }, 4).id, 'lower', 'its end is as near as its middle');
});

test('a road is found by what the map shows, where a degree of longitude is short', () => {
  const road = (id, coordinates) => ({ id, geometry: { type: 'LineString', coordinates } });
  const roads = [road('east', [[1.5, 59], [1.5, 61]]), road('north', [[-1, 61], [1, 61]])];
  assert.equal(featureNear(roads, [0, 60]).id, 'east', 'at 60 degrees 1.5 degrees east are 0.75 on the map');
  assert.equal(featureNear([], [0, 60]), undefined);
});

test('the middle of a line lies half way along its longest part', () => {
  assert.deepEqual(middleOf({ type: 'LineString', coordinates: [[0, 0], [4, 0], [4, 4]] }), [4, 0]);
  assert.deepEqual(middleOf({ type: 'MultiLineString', coordinates: [[[0, 0], [1, 0]], [[0, 0], [0, 4]]] }), [0, 2]);
});

test('a route is drawn without the walk to where its place joins the roads, whichever way it goes', () => {
  const route = { coordinates: [[0, 0], [1, 0], [2, 0], [3, 1]] };
  assert.deepEqual(roadPart(route, [1, 0]), [[1, 0], [2, 0], [3, 1]]);
  assert.deepEqual(roadPart(route, [2, 0]), [[0, 0], [1, 0], [2, 0]]);
  assert.deepEqual(roadPart(route, [5, 5]), route.coordinates);
  assert.deepEqual(roadPart(route, undefined), route.coordinates);
  assert.deepEqual(endFrom(route, [0, 0.1]), [3, 1]);
  assert.deepEqual(endFrom(route, [3, 1]), [0, 0]);
});

test('an area holds what lies in it and not what lies in its hole', () => {
  const square = (from, to) => [{ x: from, y: from }, { x: to, y: from }, { x: to, y: to }, { x: from, y: to }, { x: from, y: from }];
  const ring = { rings: [square(0, 10), square(4, 6)] };
  const other = { rings: [square(20, 30)] };
  assert.deepEqual(areaAround([ring, other], { x: 2, y: 5 }), [ring]);
  assert.deepEqual(areaAround([ring, other], { x: 5, y: 5 }), []);
  assert.deepEqual(areaAround([ring, other], { x: 25, y: 21 }), [other]);
  assert.deepEqual(areaAround([ring, other], { x: 15, y: 5 }), []);
});
