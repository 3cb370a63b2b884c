import assert from 'node:assert/strict';
import test from 'node:test';
import { daysBetween, marksBody, movedRows, movedZones, shareDone, splitRows } from '../../../web/js/pure/filing.js';
import { formatHash, parseHash } from '../../../web/js/pure/hash.js';
import { markedRule, marksOf } from '../../../web/js/pure/standard.js';

const result = (standard, movement, difference = 0) => ({ standard, movement, difference });
const zone = (code, results, more = {}) => ({ zone: code, state: 'both', ground_now: [], ground_before: [], name_before: null, results, ...more });

test('what moved is listed worst first, then as in the catalogue, then by code', () => {
  const zones = [
    zone('1', [result('drill', 'better', 1), result('helipad', 'same')]),
    zone('2', [result('drill', 'worse', -1), result('helipad', 'same', 0.1)]),
    zone('3', [result('drill', 'better', 2), result('helipad', 'marks_changed')]),
  ];
  const listed = (choice) => movedRows(zones, choice, ['helipad', 'drill']).map((row) => `${row.zone.zone} ${row.result.standard}`);
  assert.deepEqual(listed({}), ['2 drill', '1 drill', '3 drill', '3 helipad', '2 helipad']);
  assert.deepEqual(listed({ movement: 'better' }), ['1 drill', '3 drill']);
  assert.deepEqual(listed({ movement: 'same' }), ['1 helipad', '2 helipad']);
  assert.deepEqual(listed({ standard: 'helipad' }), ['3 helipad', '2 helipad']);
});

test('zones that are the same in both reports are not told of', () => {
  const zones = [zone('1', []), zone('2', [], { state: 'only_after' }), zone('3', [], { ground_before: [{}] }), zone('4', [], { name_before: 'x' })];
  assert.deepEqual(movedZones(zones).map((each) => each.zone), ['2', '3', '4']);
});

test('a report of streets shows what is above them as groups; one of a district without streets shows the district', () => {
  const rows = [{ zone: '5', kind: 'district' }, { zone: '51', kind: 'town' }];
  assert.deepEqual(splitRows({ zones: rows }), { streets: [rows[1]], above: [rows[0]] });
  assert.deepEqual(splitRows({ zones: [rows[0]] }), { streets: [rows[0]], above: [] });
});

test('a target that is passed is whole, one of nothing too', () => {
  assert.equal(shareDone({ done: 1, target: 4 }), 0.25);
  assert.equal(shareDone({ done: 5, target: 4 }), 1);
  assert.equal(shareDone({ done: 0, target: 0 }), 1);
});

test('days are counted from one to the other, over the end of February too', () => {
  assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
  assert.equal(daysBetween('2025-03-01', '2025-02-28'), -1);
});

test('only marks that are filled in and that the standard has are sent, each with its unit', () => {
  const rule = { preferred: { unit: 'm' }, limit: null, required: { unit: 'share' } };
  assert.deepEqual(marksBody({ effect: 'set', preferred: ' 500 ', limit: '9', required: '' }, rule), { preferred: { value: 500, unit: 'm' } });
  const measured = { ...rule, amounts: [{ key: 'need', unit: 'people' }, { key: 'after', unit: 'day' }, { key: 'metres', unit: 'm' }] };
  assert.deepEqual(marksBody({ effect: 'set', amounts: { need: '400', after: '2021-09-30', metres: ' ' } }, measured).amounts, [{ key: 'need', unit: 'people', value: 400 }, { key: 'after', unit: 'day', day: '2021-09-30' }]);
  assert.deepEqual(marksBody({ effect: 'off', preferred: '500' }, rule), { off: true });
  assert.deepEqual(marksBody({ effect: 'inherit' }, rule), { inherit: true });
});

const used = (level, code, value, limit = null) => ({ standard: 's', level, zone: code, preferred: { value, unit: 'm' }, limit, required: { value: 1, unit: 'share' } });

test('a result is shown with the marks it was held against, also on the map', () => {
  const passMarks = [used('town', null, 1000), used('town', 'A', 500, { value: 800, unit: 'm' }), { ...used('town', null, 1), standard: 'other' }];
  const standard = { id: 's', level: 'town', preferred: { value: 1000 }, limit: null, required: { value: 0.9 }, coverage: { facilities: 'f', radius_m: [1000] }, travel: null, own: [] };
  const rule = markedRule(standard, 'town', passMarks, { standard: 's', marks_of: 'A' });
  assert.equal(rule.preferred.value, 500);
  assert.deepEqual(rule.coverage, { facilities: 'f', radius_m: [500, 800] });
  assert.deepEqual(markedRule(standard, 'town', passMarks, { standard: 's', marks_of: null }).coverage.radius_m, [1000]);
  const split = { ...standard, coverage: null, travel: { split: true, minutes: [5] } };
  const decided = { ...used('town', 'A', 7), amounts: [{ key: 'minutes', value: 4 }] };
  assert.deepEqual(markedRule(split, 'town', [decided], { standard: 's', marks_of: 'A' }).travel.minutes, [4]);
  assert.deepEqual(markedRule(split, 'town', [decided], { standard: 's', marks_of: 'A' }).settings, decided.amounts);
  assert.equal(markedRule(standard, 'town', [], { standard: 's' }).preferred.value, 1000);
});

test('a level without a rule of its own is held against that of the level that the standard binds', () => {
  const passMarks = [used('city', null, 3), used('town', null, 1)];
  assert.equal(marksOf(passMarks, { standard: 's', marks_of: null }, 'district').level, 'town');
  assert.equal(marksOf(passMarks, { standard: 's', marks_of: null }, 'city').level, 'city');
});

test('the address keeps what of the reports is open', () => {
  const view = { zoom: 12, latitude: 29.5, longitude: 106.4 };
  for (const reports of [{ part: 'filed', report: 12, before: 7, zone: undefined }, { part: 'due', report: undefined, before: undefined, zone: '500106' }, { part: 'filed', report: undefined, before: undefined, zone: undefined }]) {
    assert.deepEqual(parseHash(formatHash({ view, layers: [], language: 'zh', reports })).reports, reports);
  }
  assert.equal(parseHash('#view=reports&report=x').reports.report, undefined);
});
