import assert from 'node:assert/strict';
import test from 'node:test';
import { coordinates, formatter, readCoordinates, readPositives } from '../../../web/js/pure/format.js';

const words = formatter('en');

test('distances change from metres to kilometres', () => {
  assert.equal(words.distance(3.14), '3.1 m');
  assert.equal(words.distance(999), '999 m');
  assert.equal(words.distance(1000), '1.00 km');
  assert.equal(words.distance(12_345), '12.3 km');
  assert.equal(words.radius(2000), '2 km');
  assert.equal(words.radius(1500), '1.5 km');
});

test('areas are told in square kilometres', () => {
  assert.equal(words.area(8_172_345), '8.17 km²');
  assert.equal(words.area(1_234_567_890), '1,234.6 km²');
});

test('a share is never rounded to all or to nothing', () => {
  assert.equal(words.share(1), '100.0 %');
  assert.equal(words.share(0.99996), '> 99.9 %');
  assert.equal(words.share(0.9994), '99.9 %');
  assert.equal(words.share(0.0004), '< 0.1 %');
  assert.equal(words.share(0), '0.0 %');
  assert.equal(words.share(0.1556), '15.6 %');
});

test('instants are told in the time of Shanghai', () => {
  assert.match(formatter('zh').time('2026-03-01T20:30:00Z'), /2026\/03\/02 04:30/);
});

test('coordinates have the decimals of their zoom', () => {
  assert.equal(coordinates(106.451234, 29.551234, 8), '106.451, 29.551');
  assert.equal(coordinates(106.451234, 29.551234, 16), '106.45123, 29.55123');
});

test('a place is read longitude first, however it is separated', () => {
  for (const text of ['106.45,29.55', ' 106.45, 29.55 ', '106.45 29.55', '106.45，29.55']) {
    assert.deepEqual(readCoordinates(text), [106.45, 29.55], text);
  }
  assert.deepEqual(readCoordinates('-60, -0.5'), [-60, -0.5]);
  for (const text of ['', '106.45', '106.45,', '29.55, 106.45', '181, 0', 'a, b', '1,2,3', '1e1,2']) {
    assert.equal(readCoordinates(text), undefined, text);
  }
});

test('radii are sorted, unique and above zero', () => {
  assert.deepEqual(readPositives('2000, 500，500'), [500, 2000]);
  for (const text of ['', '0', '-1', 'x', '500, x', 'Infinity']) assert.equal(readPositives(text), undefined, text);
});
