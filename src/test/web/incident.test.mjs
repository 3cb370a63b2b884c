import assert from 'node:assert/strict';
import test from 'node:test';
import { formatHash, parseHash } from '../../../web/js/pure/hash.js';
import {
  boxAround, changeOf, hazardCount, hazardRows, incidentInputs, isAsked, kindOf, nextRadius, NOTHING, RADII, radiusOf, sliderPlace,
} from '../../../web/js/pure/incident.js';
import { sketch } from '../../../web/js/pure/sketch.js';

const KINDS = [{ id: 'landslide', radius_m: 1000 }, { id: 'fire', radius_m: 500 }, { id: 'other', radius_m: 800 }];
const SHAPE = { type: 'Polygon', coordinates: [[[106.4, 29.5], [106.5, 29.5], [106.5, 29.6], [106.4, 29.5]]] };
const VIEW = { view: { zoom: 12, latitude: 29.55, longitude: 106.45 }, layers: [], language: 'zh' };

test('what happened stands in the hash with the roads that are shut, and is read again', () => {
  const incidents = [
    { question: { ...NOTHING }, closed: undefined },
    { question: { ...NOTHING, place: [106.455803, 29.56308], kind: 'fire', radius: 750, whom: 'threatened' }, closed: { roads: [12, 15], areas: [SHAPE] } },
    { question: { ...NOTHING, shape: SHAPE, kind: 'landslide' }, closed: undefined },
  ];
  for (const incident of incidents) {
    const hash = formatHash({ ...VIEW, incident });
    assert.deepEqual(parseHash(hash).incident, incident, hash);
  }
  assert.equal(formatHash({ ...VIEW, incident: incidents[1] }),
    '#map=12/29.5500/106.4500&layers=&lang=zh&view=incident&place=106.455803,29.56308&kind=fire&radius=750&whom=threatened&closed=12,15&flood=106.4,29.5,106.5,29.5,106.5,29.6');
});

test('nonsense about an incident is left out', () => {
  const { question } = parseHash('#view=incident&place=999,1&shape=1,2,3,4&radius=-5&whom=nobody&kind=').incident;
  assert.deepEqual(question, NOTHING);
  assert.equal(isAsked(question), false);
  assert.equal(parseHash('#view=incident&radius=1e9').incident.question.radius, undefined);
  assert.equal(parseHash('#place=1,2').incident, undefined);
});

test('a kind brings its radius until one is chosen, and without a kind the one that asks for the most is meant', () => {
  assert.equal(radiusOf({ ...NOTHING, kind: 'fire' }, KINDS), 500);
  assert.equal(radiusOf({ ...NOTHING, kind: 'fire', radius: 123 }, KINDS), 123);
  assert.equal(kindOf(NOTHING, KINDS).id, 'other');
  assert.equal(kindOf({ kind: 'gone' }, KINDS.slice(0, 2)).id, 'landslide');
  assert.deepEqual(incidentInputs({ ...NOTHING, place: [1, 2], kind: 'fire' }, KINDS), { point: [1, 2], radius_m: 500, kind: 'fire', place_whom: 'people' });
  assert.deepEqual(incidentInputs({ ...NOTHING, shape: SHAPE, radius: 5, whom: 'threatened' }, KINDS), { geometry: SHAPE, kind: 'other', place_whom: 'threatened' });
});

test('the slider steps to the next radius either way and stays at its ends', () => {
  assert.equal(nextRadius(1000, 1), 1500);
  assert.equal(nextRadius(1000, -1), 750);
  assert.equal(nextRadius(1100, -1), 1000);
  assert.equal(nextRadius(RADII.at(-1), 1), RADII.at(-1));
  assert.equal(nextRadius(RADII[0], -1), RADII[0]);
  assert.equal(RADII[sliderPlace(1000)], 1000);
  assert.equal(RADII[sliderPlace(1100)], 1500);
  assert.equal(RADII[sliderPlace(99_999)], RADII.at(-1));
});

test('hazards by kind, the kind with the most severe ones first, counts and people summed', () => {
  const counts = [
    { kind: 'road', level: 'small', count: 40, threatened_people: 10 },
    { kind: 'gas', level: 'large', count: 1, threatened_people: 7 },
    { kind: 'road', level: null, count: 2, threatened_people: 0 },
    { kind: 'landslide', level: 'large', count: 3, threatened_people: 90 },
    { kind: 'gas', level: 'small', count: 5, threatened_people: 3 },
  ];
  const rows = hazardRows(counts, ['very_large', 'large', 'medium', 'small']);
  assert.deepEqual(rows.map(({ kind, count, people }) => [kind, count, people]), [['landslide', 3, 90], ['gas', 6, 10], ['road', 42, 10]]);
  assert.equal(rows[2].levels.get(null), 2);
  assert.equal(hazardCount({ hazard_counts: counts }), 51);
  assert.deepEqual(hazardRows([], []), []);
});

const result = (id, seconds) => ({ layer: 'fire_station', id, time_s: seconds });
const answer = (stations, shelters, placed) => ({
  resources: [{ layer: 'fire_station', kind: 'rescue', results: stations }, { layer: 'fire_station', kind: 'firefighting', results: stations.slice(0, 1) }],
  shelters: { placed, list: shelters },
});
const RESCUE = { layer: 'fire_station', kind: 'rescue' };
const SHELTERS = { layer: 'shelter' };

test('what shut roads changed: later, in the place of another, gone, fewer with a place', () => {
  const before = answer([result(1, 60), result(2, 90)], [{ id: 1, time_s: 300 }], 500);
  const after = answer([result(2, 90.4), result(3, 200)], [{ id: 1, time_s: 900 }], 320);
  const change = changeOf(before, after);
  assert.equal(change.isNew(RESCUE, result(3, 200)), true);
  assert.equal(change.isNew(RESCUE, result(2, 90.4)), false);
  assert.equal(change.isLonger(RESCUE, result(2, 90.4)), false);
  assert.equal(change.isLonger(SHELTERS, { layer: 'shelter', id: 1, time_s: 900 }), true);
  assert.equal(change.secondsBefore(SHELTERS, { layer: 'shelter', id: 1 }), 300);
  assert.deepEqual(change.gone.get('fire_station/rescue').map(({ id }) => id), [1]);
  // The same station counts for each use of its own.
  assert.equal(change.isNew({ layer: 'fire_station', kind: 'firefighting' }, result(2, 90.4)), true);
  assert.equal(change.placed, -180);
  assert.equal(change.isUnchanged, false);
});

test('a shelter that can no longer be walked to from the place is a change', () => {
  const before = answer([], [{ id: 1, time_s: 300 }], 5);
  const after = answer([], [{ id: 1, time_s: null }], 5);
  const change = changeOf(before, after);
  assert.equal(change.isLonger(SHELTERS, { layer: 'shelter', id: 1, time_s: null }), true);
  assert.equal(change.isUnchanged, false);
});

test('nothing changed when all is as it was', () => {
  const same = answer([result(1, 60)], [{ id: 1, time_s: 300 }], 5);
  assert.equal(changeOf(same, structuredClone(same)).isUnchanged, true);
});

test('a box around a place is as wide in metres as it is high', () => {
  const { coordinates: [[west, south], [east, north]] } = boxAround([106, 60], 1000);
  assert.ok(Math.abs((east - west) / (north - south) - 2) < 1e-9);
  assert.ok(Math.abs((north - south) * 111_320 - 2000) < 1e-6);
});

test('the sketch puts the place in the middle, north up, the whole radius in, with a round scale', () => {
  const drawing = sketch({ at: [106, 29], radius: 1000 }, 340, 300);
  assert.deepEqual(drawing.position([106, 29]), [170, 150]);
  const [x, y] = drawing.position([106, 29 + 1000 / 111_320]);
  assert.ok(Math.abs(x - 170) < 1e-6 && y > 0 && y < 150);
  assert.ok(Math.abs(drawing.units(1000) - (150 - y)) < 1e-6);
  assert.ok([50, 100, 200, 500, 1000].includes(drawing.scale.metres));
  assert.ok(Math.abs(drawing.scale.units - drawing.units(drawing.scale.metres)) < 1e-9);
});

test('the sketch takes in what is wanted near by, not what is far away', () => {
  const near = [106, 29 + 2000 / 111_320];
  const [, nearY] = sketch({ at: [106, 29], radius: 1000, wanted: [near] }, 340, 300).position(near);
  assert.ok(nearY > 0);
  const far = [106, 29 + 90_000 / 111_320];
  assert.equal(sketch({ at: [106, 29], radius: 1000, wanted: [far] }, 340, 300).units(1), sketch({ at: [106, 29], radius: 1000 }, 340, 300).units(1));
});

test('lines and areas become paths, points none', () => {
  const drawing = sketch({ at: [106.45, 29.55], shape: SHAPE }, 340, 300);
  assert.match(drawing.path(SHAPE), /^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){3}Z$/);
  assert.equal(drawing.path({ type: 'MultiLineString', coordinates: [[[106, 29], [107, 30]], [[106, 30], [107, 29]]] }).match(/M/g).length, 2);
  assert.equal(drawing.path({ type: 'Point', coordinates: [106, 29] }), '');
});
