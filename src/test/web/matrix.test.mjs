import assert from 'node:assert/strict';
import test from 'node:test';
import { arrange, chosenStandards, countStatuses, nextSort, sortOf, START, STATUSES, step, windowOf } from '../../../web/js/pure/matrix.js';
import { madeReport, madeStandards } from './made/report.mjs';

const standards = madeStandards();
const arranged = (change = {}, { report = madeReport(2, 3), parents = [] } = {}) =>
  arrange({ report, parents, standards, choice: { ...START, ...change }, language: 'zh' });
const codes = ({ rows }) => rows.map(({ zone }) => zone);

/** Four towns in two districts; `helipad` and `drill` only. */
function small() {
  const result = (standard, status, value) => ({ standard, status, value, missing: [] });
  const town = (zone, name, parent, helipad, drill) => ({
    zone, name, parent, results: [result('helipad', ...helipad), result('drill', ...drill)],
  });
  return {
    zones: [
      town('102', '土湾', '1', ['gap', 9000], ['gap', 0]),
      town('101', '井口', '1', ['met', 400], ['gap', 0]),
      town('201', '磁器口', '2', ['no_data', null], ['met', 3]),
      town('202', '白市驿', '2', ['partial', 7000], ['not_applicable', null]),
    ],
    summary: [{ standard: 'helipad' }, { standard: 'drill' }],
  };
}
const DISTRICTS = [
  { zone: '1', name: '东区', parent: null, results: [{ standard: 'helipad', status: 'gap', value: 9000 }] },
  { zone: '2', name: '西区', parent: null, results: [{ standard: 'helipad', status: 'no_data', value: null }] },
];
const smallArranged = (change) => arranged(change, { report: small(), parents: DISTRICTS });

test('towns stand under their district by code, with what the district counts and what it is itself', () => {
  const { rows, columns, shown } = smallArranged();
  assert.deepEqual(columns, ['helipad', 'drill']);
  assert.equal(shown, 4);
  assert.deepEqual(rows.map(({ zone }) => zone), ['1', '101', '102', '2', '201', '202']);
  const [east] = rows;
  assert.equal(east.name, '东区');
  assert.equal(east.size, 2);
  assert.deepEqual(east.totals.get('drill'), { gap: 2, partial: 0, no_data: 0, met: 0, not_applicable: 0, off: 0 });
  assert.equal(east.counts.gap, 3);
  assert.equal(east.results.get('helipad').status, 'gap');
  assert.equal(east.results.get('drill'), undefined);
});

test('the city stands first, a functional zone gathers its members', () => {
  const report = small();
  report.zones[0].member_of = '9';
  report.zones[2].member_of = '9';
  const city = { zone: '0', name: '全市', kind: 'city', parent: null, results: [] };
  const parents = [...DISTRICTS.map((district) => ({ ...district, parent: '0' })), city, { zone: '9', name: '高新区', kind: 'functional', parent: null, results: [] }];
  const { rows } = arranged({}, { report, parents });
  assert.deepEqual(rows.map(({ zone }) => zone), ['0', '1', '101', '102', '2', '201', '202']);
  assert.equal(rows[0].size, 4);
  assert.equal(rows[0].isFolded, undefined);
  assert.deepEqual(codes(arranged({ district: '9' }, { report, parents })), ['9', '102', '201']);
});

test('a district that was not answered is named by its code', () => {
  assert.equal(arrange({ report: small(), parents: [], standards, choice: START, language: 'zh' }).rows[0].name, '1');
});

test('totals are those of the answer itself', () => {
  const report = madeReport(3, 9);
  const { totals } = arranged({}, { report });
  for (const { standard, ...counts } of report.summary) assert.deepEqual(totals.get(standard), counts, standard);
});

test('districts sum to the whole', () => {
  const { rows, totals } = arranged({}, { report: madeReport(3, 9) });
  const groups = rows.filter(({ isGroup }) => isGroup);
  for (const [standard, whole] of totals) {
    for (const status of STATUSES) assert.equal(groups.reduce((sum, { totals: own }) => sum + own.get(standard)[status], 0), whole[status]);
  }
});

test('a column is sorted by status, then by value up, then down, then no more', () => {
  assert.equal(nextSort('code', 'helipad'), 'status.helipad');
  assert.equal(nextSort('status.helipad', 'helipad'), 'value.helipad');
  assert.equal(nextSort('value.helipad', 'helipad'), '-value.helipad');
  assert.equal(nextSort('-value.helipad', 'helipad'), 'code');
  assert.equal(nextSort('code', 'name'), 'name');
  assert.equal(nextSort('-name', 'name'), 'code');
  assert.equal(nextSort('code', 'gaps'), '-gaps');
  assert.deepEqual(sortOf('-value.helipad', 'helipad'), { by: 'value', descending: true });
  assert.deepEqual(sortOf('code', 'name'), { by: 'code', descending: false });
  assert.equal(sortOf('value.helipad', 'drill'), undefined);
});

test('rows are sorted by gaps, by status worst first, by value with the unknown last either way', () => {
  assert.deepEqual(codes(smallArranged({ grouped: false, sort: '-gaps' })), ['102', '101', '201', '202']);
  assert.deepEqual(codes(smallArranged({ grouped: false, sort: 'status.helipad' })), ['102', '202', '201', '101']);
  assert.deepEqual(codes(smallArranged({ grouped: false, sort: 'value.helipad' })), ['101', '202', '102', '201']);
  assert.deepEqual(codes(smallArranged({ grouped: false, sort: '-value.helipad' })), ['102', '202', '101', '201']);
  assert.deepEqual(codes(smallArranged({ grouped: false, sort: 'name' })), ['202', '201', '101', '102']);
  assert.deepEqual(codes(smallArranged({ sort: '-gaps' })), ['1', '102', '101', '2', '201', '202']);
  assert.deepEqual(codes(smallArranged({ sort: 'name' })), ['1', '101', '102', '2', '202', '201']);
});

test('a status leaves the towns that have it in a column shown; the counts stay those before', () => {
  const { rows, counts, totals, shown } = smallArranged({ grouped: false, statuses: ['partial', 'no_data'] });
  assert.deepEqual(rows.map(({ zone }) => zone), ['201', '202']);
  assert.equal(shown, 2);
  assert.equal(counts.gap, 3);
  assert.equal(totals.get('helipad').gap, 0);
  assert.deepEqual(codes(smallArranged({ grouped: false, statuses: ['gap'], standard: 'helipad' })), ['102']);
});

test('a standard, or all that a unit leads, is chosen; gaps are counted in what is shown', () => {
  const { columns, rows } = smallArranged({ standard: 'helipad', grouped: false });
  assert.deepEqual(columns, ['helipad']);
  assert.deepEqual(rows.map(({ counts }) => counts.gap), [0, 1, 0, 0]);
  assert.deepEqual(smallArranged({ standard: `lead:${standards[11].lead_unit.zh}` }).columns, ['drill']);
  assert.equal(chosenStandards(standards, '').length, 21);
});

test('text finds names and the beginnings of codes, a district its towns', () => {
  assert.deepEqual(codes(smallArranged({ grouped: false, text: ' 口 ' })), ['101', '201']);
  assert.deepEqual(codes(smallArranged({ grouped: false, text: '20' })), ['201', '202']);
  assert.deepEqual(codes(smallArranged({ district: '1' })), ['1', '101', '102']);
  assert.deepEqual(codes(smallArranged({ text: 'nowhere' })), []);
});

test('few districts stand open, many folded, and a search looks into all of them', () => {
  assert.deepEqual(codes(smallArranged({ toggled: ['1'] })), ['1', '2', '201', '202']);
  const report = madeReport(5, 2);
  assert.equal(arranged({}, { report }).rows.length, 5);
  assert.equal(arranged({ toggled: ['500102'] }, { report }).rows.length, 7);
  assert.equal(arranged({ district: '500102' }, { report }).rows.length, 3);
  assert.equal(arranged({ text: '第2街道' }, { report }).rows.length, 10);
});

test('a thousand streets are arranged', () => {
  const report = madeReport(38, 27);
  assert.equal(arranged({ sort: '-gaps', grouped: false }, { report }).rows.length, 1026);
});

test('only the rows in sight are drawn, and a few around them', () => {
  assert.deepEqual(windowOf({ count: 1000, rowHeight: 36, top: 3600, height: 360, margin: 5 }), { first: 95, end: 115 });
  assert.deepEqual(windowOf({ count: 1000, rowHeight: 36, top: 0, height: 360, margin: 5 }), { first: 0, end: 15 });
  assert.deepEqual(windowOf({ count: 4, rowHeight: 36, top: 0, height: 360, margin: 5 }), { first: 0, end: 4 });
  assert.deepEqual(windowOf({ count: 4, rowHeight: 36, top: 9000, height: 360, margin: 5 }), { first: 4, end: 4 });
});

test('keys move within the table and stop at its borders', () => {
  const size = { lines: 10, columns: 5, page: 4 };
  const at = { line: 3, column: 2 };
  assert.deepEqual(step(at, { key: 'ArrowDown' }, size), { line: 4, column: 2 });
  assert.deepEqual(step(at, { key: 'PageUp' }, size), { line: 0, column: 2 });
  assert.deepEqual(step(at, { key: 'End' }, size), { line: 3, column: 4 });
  assert.deepEqual(step(at, { key: 'End', ctrlKey: true }, size), { line: 9, column: 4 });
  assert.deepEqual(step(at, { key: 'Home', ctrlKey: true }, size), { line: 0, column: 0 });
  assert.deepEqual(step({ line: 0, column: 0 }, { key: 'ArrowLeft' }, size), { line: 0, column: 0 });
  assert.equal(step(at, { key: 'x' }, size), undefined);
});

test('statuses that do not occur count nothing', () => {
  assert.deepEqual(countStatuses([{ status: 'met' }, { status: 'met' }]), { gap: 0, partial: 0, no_data: 0, met: 2, not_applicable: 0, off: 0 });
});
