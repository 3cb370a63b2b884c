import assert from 'node:assert/strict';
import test from 'node:test';
import { formatHash, parseHash } from '../../../web/js/pure/hash.js';

test('what was written is read again', () => {
  const state = { view: { zoom: 12.5, latitude: 29.55, longitude: 106.45 }, layers: ['hazard', 'zone'], language: 'en' };
  assert.equal(formatHash(state), '#map=12.5/29.5500/106.4500&layers=hazard,zone&lang=en');
  assert.deepEqual(parseHash(formatHash(state)), state);
});

test('no layer at all is something else than nothing said about layers', () => {
  assert.deepEqual(parseHash('#layers=').layers, []);
  assert.equal(parseHash('').layers, undefined);
});

test('nonsense is left out', () => {
  for (const hash of ['#map=1/2', '#map=a/b/c', '#map=12/91/0', '#map=12/0/181', '#map=//', '#map=30/0/0', '#lang=fr', '#<script>']) {
    assert.deepEqual(parseHash(hash), {}, hash);
  }
});

const MATRIX = { sort: 'code', statuses: [], standard: '', district: '', text: '', grouped: true, toggled: [], at: undefined, isOpen: false, top: 0 };

test('the matrix stands in the hash with all that was chosen, and only then', () => {
  const view = { zoom: 12, latitude: 29.55, longitude: 106.45 };
  const matrices = [
    MATRIX,
    { ...MATRIX, sort: '-value.helipad', statuses: ['gap', 'no_data'], standard: 'lead:区林业局', district: '500106', text: '土&湾=,/', grouped: false, toggled: ['500106', '500107'], top: 12 },
    { ...MATRIX, at: { zone: '500106001', standard: 'helipad' } },
    { ...MATRIX, at: { zone: 'a/b', standard: 'forest-water-key' }, isOpen: true },
    { ...MATRIX, at: { zone: '500106001', standard: '' }, isOpen: true },
  ];
  for (const matrix of matrices) {
    const hash = formatHash({ view, layers: [], language: 'zh', matrix });
    assert.deepEqual(parseHash(hash).matrix, matrix, hash);
  }
  assert.equal(formatHash({ view, layers: [], language: 'zh', matrix: MATRIX }), '#map=12/29.5500/106.4500&layers=&lang=zh&view=matrix');
  assert.equal(parseHash('#view=map&sort=-gaps').matrix, undefined);
});

test('nonsense about the matrix is left out', () => {
  assert.deepEqual(parseHash('#view=matrix&sort=upwards&status=bad,gap&at=nowhere&top=-3').matrix, { ...MATRIX, statuses: ['gap'] });
});

const FIRST_QUESTION = { facilities: 'shelter', filter: '', points: undefined, mode: 'walk', minutes: [5, 10, 15], direction: undefined, split: false, turnout: undefined };
const FLOOD = { type: 'Polygon', coordinates: [[[106.4, 29.5], [106.5, 29.5], [106.5, 29.6], [106.4, 29.5]]] };

test('what is asked about travel stands in the hash with the roads that are shut', () => {
  const view = { zoom: 12, latitude: 29.55, longitude: 106.45 };
  const tasks = [
    { id: 'coverage', supposed: [{ kind: 'add', layer: 'shelter', geometry: { type: 'Point', coordinates: [106.4, 29.5] }, properties: { name: '甲;&=#', status: 'open' } }] },
    { id: 'coverage' },
    { id: 'travel', question: undefined },
    { id: 'travel', question: FIRST_QUESTION },
    { id: 'travel', question: { ...FIRST_QUESTION, facilities: 'fire_station', filter: "kind = 'a&b'", mode: 'emergency', minutes: [4.5, 60], direction: 'to', split: true, turnout: 0 }, closed: { roads: [12, 15], areas: [FLOOD, FLOOD] } },
    { id: 'travel', question: { ...FIRST_QUESTION, facilities: '', points: [[106.4, 29.5], [106.41, 29.51]] }, closed: { roads: [], areas: [FLOOD] } },
    { id: 'nearest', question: { place: [106.455803, 29.56308], mode: 'drive', count: 5, without: ['helipad', 'shelter'] }, closed: { roads: [7], areas: [] } },
  ];
  for (const task of tasks) {
    const hash = formatHash({ view, layers: [], language: 'zh', task });
    assert.deepEqual(parseHash(hash).task, task, hash);
  }
  assert.equal(formatHash({ view, layers: [], language: 'zh', task: { id: 'travel', question: FIRST_QUESTION } }),
    '#map=12/29.5500/106.4500&layers=&lang=zh&task=travel&of=shelter&mode=walk&minutes=5,10,15');
});

test('nonsense about travel is left out', () => {
  assert.equal(parseHash('#task=flight&of=shelter').task, undefined);
  assert.deepEqual(parseHash('#task=travel&of=shelter&mode=swim&minutes=0,-5,x,10000&direction=up&turnout=-1&closed=a,-3,1.5&flood=1,2,3,4;x').task, {
    id: 'travel', question: FIRST_QUESTION, closed: { roads: [], areas: [] },
  });
  assert.deepEqual(parseHash('#task=nearest&place=999,0').task, { id: 'nearest', question: undefined });
  assert.deepEqual(parseHash('#task=nearest&place=106,29&count=1000&mode=swim').task.question, { place: [106, 29], mode: undefined, count: undefined, without: [] });
});
