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
