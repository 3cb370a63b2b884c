import assert from 'node:assert/strict';
import test from 'node:test';
import { areaAnchor, inside, lineAnchor, Room } from '../../../web/js/pure/labels.js';

const ring = (...points) => points.map(([x, y]) => ({ x, y }));
const near = (actual, x, y) => {
  assert.ok(Math.abs(actual.x - x) < 1e-6 && Math.abs(actual.y - y) < 1e-6, `${actual.x}, ${actual.y} instead of ${x}, ${y}`);
};

test('the name of a square stands in its middle, whichever way the ring turns', () => {
  near(areaAnchor([[ring([0, 0], [4, 0], [4, 4], [0, 4])]]), 2, 2);
  near(areaAnchor([[ring([0, 4], [4, 4], [4, 0], [0, 0])]]), 2, 2);
});

test('pieces cut by tiles count as one area', () => {
  near(areaAnchor([[ring([0, 0], [2, 0], [2, 4], [0, 4])], [ring([2, 0], [6, 0], [6, 4], [2, 4])]]), 3, 2);
});

test('the name of a horseshoe stands inside it', () => {
  const rings = [ring([0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10])];
  const anchor = areaAnchor([rings]);
  assert.ok(inside(rings, anchor.x, anchor.y), `${anchor.x}, ${anchor.y}`);
});

test('a hole is outside', () => {
  const rings = [ring([0, 0], [10, 0], [10, 10], [0, 10]), ring([4, 4], [4, 6], [6, 6], [6, 4])];
  assert.equal(inside(rings, 5, 5), false);
  assert.equal(inside(rings, 1, 1), true);
  const anchor = areaAnchor([rings]);
  assert.ok(inside(rings, anchor.x, anchor.y));
});

test('the sign of a line stands half way along its longest part', () => {
  near(lineAnchor([ring([0, 0], [1, 0]), ring([0, 0], [10, 0], [10, 10])]), 10, 0);
  near(lineAnchor([ring([5, 5], [5, 5])]), 5, 5);
});

test('names never cover one another, also across cells', () => {
  const room = new Room();
  const box = (left, top) => ({ left, right: left + 40, top, bottom: top + 12 });
  assert.equal(room.take(box(0, 0)), true);
  assert.equal(room.take(box(39, 11)), false);
  assert.equal(room.take(box(40, 0)), true);
  room.fill(box(500, 500));
  assert.equal(room.take(box(530, 505)), false);
  assert.equal(room.take(box(-30, -8)), false);
});
