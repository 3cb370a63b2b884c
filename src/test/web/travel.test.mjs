import assert from 'node:assert/strict';
import test from 'node:test';
import {
  areasAsGeoJson, bandColours, bandShares, classOfFilter, closing, csvRows, facilityRows, FIRST, nearestChange, peopleLost, questionOf, routesLost, serviceAreaInputs, usualDirection,
} from '../../../web/js/pure/travel.js';

const SHELTER = { id: 'shelter', goes_out: false };
const STATION = { id: 'fire_station', goes_out: true };

test('people go to what serves them, engines leave where they stand, points are where one sets out', () => {
  assert.equal(usualDirection(SHELTER, 'walk'), 'to');
  assert.equal(usualDirection(SHELTER, 'drive'), 'to');
  assert.equal(usualDirection(STATION, 'walk'), 'to');
  assert.equal(usualDirection(STATION, 'drive'), 'from');
  assert.equal(usualDirection(STATION, 'emergency'), 'from');
  assert.equal(usualDirection(undefined, 'walk'), 'from');
});

test('inputs name either a layer or points, and turnout only where engines leave', () => {
  const question = { ...FIRST, facilities: 'fire_station', filter: "kind = 'first'", mode: 'emergency', turnout: 45 };
  assert.deepEqual(serviceAreaInputs(question, STATION), {
    facilities: 'fire_station', filter: "kind = 'first'", mode: 'emergency', minutes: [5, 10, 15], direction: 'from', split: false, turnout_s: 45,
  });
  assert.equal('turnout_s' in serviceAreaInputs({ ...question, direction: 'to' }, STATION), false);
  assert.equal('turnout_s' in serviceAreaInputs({ ...question, turnout: undefined }, STATION), false);
  assert.deepEqual(serviceAreaInputs({ ...question, points: [[1, 2]], mode: 'walk' }, STATION), {
    points: [[1, 2]], mode: 'walk', minutes: [5, 10, 15], direction: 'from', split: false,
  });
});

test('a standard becomes a question, with what it leaves open as usual', () => {
  assert.deepEqual(questionOf({ facilities: 'shelter', filter: null, mode: 'walk', minutes: [15, 30], direction: 'to', people: 'population' }), {
    ...FIRST, facilities: 'shelter', mode: 'walk', minutes: [15, 30], direction: 'to',
  });
  assert.equal(questionOf({ facilities: 'fire_station', mode: 'emergency', minutes: 5, turnout_s: 60 }).turnout, 60);
});

test('areas become features with what they are of', () => {
  const polygon = { type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] };
  const empty = { type: 'MultiPolygon', coordinates: [] };
  const answer = {
    areas: [{ minutes: 5, facility: 7, people: 3, geometry: polygon }, { minutes: 5, facility: 8, people: 0, geometry: empty }],
    change: 4, simulated: true, resolution_m: 1, notes: [],
  };
  const collection = areasAsGeoJson(answer, { minutes: [5] }, new Map([[7, 'North']]));
  assert.equal(collection.type, 'FeatureCollection');
  assert.deepEqual(collection.features, [{ type: 'Feature', geometry: polygon, properties: { minutes: 5, facility: 7, name: 'North', people: 3, simulated: true } }]);
  assert.equal(collection.resolution_m, 1);
  const merged = areasAsGeoJson({ ...answer, simulated: false, areas: [{ minutes: 5, facility: null, people: 3, geometry: polygon }] }, {}, new Map());
  assert.deepEqual(merged.features[0].properties, { minutes: 5, people: 3 });
});

test('without shut roads the inputs are what they were', () => {
  const inputs = { minutes: [5] };
  assert.equal(closing(inputs, []), inputs);
  assert.deepEqual(closing(inputs, [7]), { minutes: [5], closed_roads: [7] });
});

test('the class that a filter picks', () => {
  const field = { id: 'kind', choices: [{ id: 'first' }, { id: "o'brien" }] };
  assert.equal(classOfFilter(field, "kind = 'o''brien'"), "o'brien");
  assert.equal(classOfFilter(field, "kind = 'other'"), undefined);
  assert.equal(classOfFilter(undefined, ''), undefined);
});

test('colours go from light to dark, each apart from the next', () => {
  const lightness = (colour) => [1, 3, 5].reduce((sum, at, index) => sum + Number.parseInt(colour.slice(at, at + 2), 16) * [0.299, 0.587, 0.114][index], 0);
  for (const count of [1, 2, 3, 4, 7, 20]) {
    const colours = bandColours(count);
    assert.equal(colours.length, count);
    colours.forEach((colour) => assert.match(colour, /^#[0-9a-f]{6}$/));
    colours.slice(1).forEach((colour, index) => assert.ok(lightness(colour) < lightness(colours[index]), `${count}: ${colours}`));
  }
});

const within = (...people) => people.map((each, index) => ({ minutes: [5, 15][index], people: each, share: each === null ? null : each / 100 }));

test('bands add up to the share of the longest', () => {
  assert.deepEqual(bandShares({ within: within(25, 75) }), [0.25, 0.5]);
  assert.deepEqual(bandShares({ within: within(null, null) }), [0, 0]);
});

test('people lost by zone, the most first, and what did not change is left out', () => {
  const answer = (a, b, c) => ({
    zones: [{ zone: 'A', name: 'Upper', within: a }, { zone: 'B', name: null, within: b }, { zone: 'C', name: 'Same', within: c }],
    within: within(...[0, 1].map((at) => a[at].people + b[at].people + c[at].people)),
  });
  const { rows, total } = peopleLost(answer(within(10, 40), within(30, 90), within(5, 5)), answer(within(10, 30), within(0, 50), within(5, 5)), 15);
  assert.deepEqual(rows, [
    { zone: 'B', name: 'B', before: 90, after: 50, lost: 40 },
    { zone: 'A', name: 'Upper', before: 40, after: 30, lost: 10 },
  ]);
  assert.deepEqual([total.before, total.after, total.lost], [135, 85, 50]);
  assert.deepEqual(peopleLost(answer(within(1, 2), within(0, 0), within(0, 0)), answer(within(1, 2), within(0, 0), within(0, 0)), 5).rows, []);
});

test('facilities of a split answer, most people first, equals by id', () => {
  const areas = [[3, 5, 10], [3, 15, 20], [8, 5, 0], [8, 15, 70], [1, 5, 1], [1, 15, 20]].map(([facility, minutes, people]) => ({ facility, minutes, people }));
  assert.deepEqual(facilityRows(areas, 15).map(({ facility }) => facility), [8, 1, 3]);
  assert.deepEqual(facilityRows(areas, 5).map(({ facility }) => facility), [3, 1, 8]);
  assert.equal(facilityRows(areas, 15)[0].people.get(5), 0);
  assert.deepEqual(facilityRows([{ facility: null, minutes: 5, people: 3 }], 5), []);
});

test('the CSV has a row for each zone and minutes', () => {
  assert.deepEqual(csvRows({ zones: [{ zone: 'A', name: 'Upper', people: 100, within: within(25, 75) }] }), [
    ['A', 'Upper', 5, 100, 25, 0.25],
    ['A', 'Upper', 15, 100, 75, 0.75],
  ]);
});

test('what is no longer among the nearest is told apart from what only takes longer', () => {
  const [near, far, other] = [{ layer: 'shelter', id: 1, time_s: 60 }, { layer: 'shelter', id: 2, time_s: 90 }, { layer: 'helipad', id: 1, time_s: 30 }];
  const { before, gone } = nearestChange([near, far, other], [{ ...far, time_s: 100 }, other]);
  assert.deepEqual(gone, [near]);
  assert.equal(before.get('shelter/2').time_s, 90);
});

test('only routes that are not taken any more are routes of before', () => {
  const [low, high] = [{ coordinates: [[0, 0], [1, 0]] }, { coordinates: [[0, 0], [0, 1], [1, 0]] }];
  assert.deepEqual(routesLost([{ route: low }, { route: high }, { route: null }], [{ route: { ...high } }]), [low]);
});
