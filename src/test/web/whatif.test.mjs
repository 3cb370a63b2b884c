import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atLimit, changeOf, fieldsThatMatter, inOrder, isEffective, markerPlace, movedTo, nearestTo, noted, parseNoted, snapped, usualProperties } from '../../../web/js/pure/whatif.js';

const point = (x, y) => ({ type: 'Point', coordinates: [x, y] });
const line = (...coordinates) => ({ type: 'LineString', coordinates });

test('every kind of supposition is a change of the process', () => {
  const feature = { id: 7 };
  assert.deepEqual(changeOf({ kind: 'add', layer: 'shelter', geometry: point(1, 2), properties: { status: 'open' } }),
    { layer: 'shelter', feature: { type: 'Feature', geometry: point(1, 2), properties: { status: 'open' } } });
  assert.deepEqual(changeOf({ kind: 'move', layer: 'shelter', feature, geometry: point(3, 4), properties: { name: 'x' } }),
    { layer: 'shelter', id: 7, feature: { type: 'Feature', geometry: point(3, 4) } });
  assert.deepEqual(changeOf({ kind: 'remove', layer: 'shelter', feature }), { layer: 'shelter', id: 7, feature: null });
  assert.deepEqual(changeOf({ kind: 'close', layer: 'road', feature }), { layer: 'road', id: 7, feature: { type: 'Feature', properties: { closed: true } } });
});

test('what waits for its new place says nothing yet', () => {
  assert.equal(isEffective({ kind: 'move' }), false);
  assert.equal(isEffective({ kind: 'move', isMoved: true }), true);
  assert.equal(isEffective({ kind: 'remove' }), true);
});

test('a new facility can be relied on and is of a kind seen at every zoom', () => {
  const water = {
    id: 'water_source', symbol: { classify: 'kind' }, usable: { field: 'usable', excluded: ['false'] },
    fields: [{ id: 'kind', choices: [{ id: 'hydrant', min_zoom: 14 }, { id: 'pond', min_zoom: 0 }] }, { id: 'usable', type: 'boolean', choices: [] }, { id: 'volume_m3' }],
  };
  assert.deepEqual(usualProperties(water), { kind: 'pond', usable: true });
  assert.deepEqual(fieldsThatMatter(water).map(({ id }) => id), ['kind', 'usable']);
  const shelter = { symbol: {}, usable: { field: 'status', excluded: ['planned'] }, fields: [{ id: 'status', type: 'choice', choices: [{ id: 'planned' }, { id: 'open' }] }] };
  assert.deepEqual(usualProperties(shelter), { status: 'open' });
});

test('an area is moved as a whole by the middle of its extent', () => {
  const area = { type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 4], [0, 0]]] };
  assert.deepEqual(markerPlace(area), [1, 2]);
  assert.deepEqual(movedTo(area, [11, 2]), { type: 'Polygon', coordinates: [[[10, 0], [12, 0], [12, 4], [10, 0]]] });
  assert.deepEqual(movedTo(point(1, 1), [1.23456789, 2]), point(1.2345679, 2));
});

test('the nearest of some features is meant, and lines end on the roads they were drawn to', () => {
  const near = { id: 1, geometry: line([0, 0], [0, 10]) };
  assert.equal(nearestTo([{ id: 2, geometry: point(3, 5) }, near], [1, 5]).id, 1);
  assert.equal(nearestTo([], [0, 0]), undefined);
  assert.deepEqual(snapped(line([1, 5], [3, 3], [7, 8]), near, undefined), line([0, 5], [3, 3], [7, 8]));
});

test('an answer is taken apart by radius or minutes', () => {
  const answer = {
    totals: [{ radius_m: 500, minutes: null, difference: 1 }, { radius_m: 900, minutes: null, difference: 2 }],
    zones: [{ radius_m: 500, minutes: null, zone: 'a' }, { radius_m: 900, minutes: null, zone: 'a' }],
    areas: [{ radius_m: 500, minutes: null }, { radius_m: 900, minutes: null, gained_geometry: 'g' }],
  };
  const { total, zones, area } = atLimit(answer, 1);
  assert.equal(total.difference, 2);
  assert.deepEqual(zones, [answer.zones[1]]);
  assert.equal(area.gained_geometry, 'g');
  assert.equal(atLimit({ ...answer, areas: [] }, 0).area, undefined);
});

test('roads are cut before the road is written that joins them', () => {
  const edits = [{ change: 0, id: null }, { change: 0, id: 4 }, { change: 1, id: 9 }];
  assert.deepEqual(inOrder(edits).map(({ change, id, isOwn }) => [change, id, isOwn]), [[0, 4, false], [0, null, true], [1, 9, true]]);
});

test('suppositions stand in the address and come back from it', () => {
  const feature = { id: 7, geometry: point(1, 2) };
  const all = [
    { kind: 'add', layer: 'shelter', geometry: point(1, 2), properties: { name: 'x;&', status: 'open' } },
    { kind: 'build', layer: 'road', geometry: line([1, 2], [3, 4]), properties: { class: 'residential' } },
    { kind: 'move', layer: 'shelter', feature, geometry: point(3, 4), isMoved: true },
    { kind: 'remove', layer: 'shelter', feature, geometry: feature.geometry },
    { kind: 'close', layer: 'road', feature, geometry: line([1, 2], [3, 4]) },
  ].map(noted);
  assert.deepEqual(all[2], { kind: 'move', layer: 'shelter', id: 7, to: [3, 4] });
  assert.deepEqual(all[4], { kind: 'close', layer: 'road', id: 7 });
  assert.deepEqual(parseNoted(JSON.stringify(all)), all);
});

test('what is no supposition is left out of an address', () => {
  for (const text of ['', '[{"kind"', '{}', 'null', '7']) assert.deepEqual(parseNoted(text), [], text);
  const none = [
    null, 7, { kind: 'add' }, { kind: 'fly', layer: 'road', id: 7 }, { kind: 'close', layer: 'road', id: '7' }, { kind: 'move', layer: 'shelter', id: 7 },
    { kind: 'move', layer: 'shelter', id: 7, to: [200, 0] }, { kind: 'add', layer: 'shelter', geometry: point(1, 2) },
    { kind: 'add', layer: 'shelter', geometry: point('a', 2), properties: {} }, { kind: 'build', layer: 'road', geometry: { type: 'LineString' }, properties: {} },
    { kind: 'add', layer: 'shelter', geometry: line([1, 2], [3, 4]), properties: {} },
  ];
  assert.deepEqual(parseNoted(JSON.stringify(none)), []);
});
