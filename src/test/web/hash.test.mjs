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
