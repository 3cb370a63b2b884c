/** Where names go: inside their area, and never over one another. */

/** Twice the signed area of a ring of {x, y}. */
function doubleArea(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += (ring[j].x - ring[i].x) * (ring[i].y + ring[j].y);
  }
  return sum;
}

/** Whether a point is inside rings by the even-odd rule. */
export function inside(rings, x, y) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i];
      const b = ring[j];
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
    }
  }
  return odd;
}

/** Middle of the widest horizontal stretch inside the rings, out of nine heights. */
function widestStretch(rings) {
  const ys = rings.flat().map((point) => point.y);
  const top = Math.min(...ys);
  const height = Math.max(...ys) - top;
  let best = { x: rings[0][0].x, y: rings[0][0].y, width: -1 };
  for (let step = 1; step < 10; step++) {
    const y = top + (height * step) / 10;
    const crossings = [];
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const a = ring[i];
        const b = ring[j];
        if (a.y > y !== b.y > y) crossings.push(((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x);
      }
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i];
      if (width > best.width) best = { x: (crossings[i] + crossings[i + 1]) / 2, y, width };
    }
  }
  return { x: best.x, y: best.y };
}

/**
 * A place for the name of an area that may come in pieces, as tiles cut it: its centroid when that is
 * inside, otherwise inside its largest piece. Pieces are lists of rings of {x, y} in one plane.
 */
export function areaAnchor(pieces) {
  let sum = 0;
  let x = 0;
  let y = 0;
  let largest;
  let largestArea = -1;
  for (const rings of pieces) {
    for (const ring of rings) {
      let ringX = 0;
      let ringY = 0;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const cross = ring[j].x * ring[i].y - ring[i].x * ring[j].y;
        ringX += (ring[i].x + ring[j].x) * cross;
        ringY += (ring[i].y + ring[j].y) * cross;
      }
      x += ringX;
      y += ringY;
      sum += doubleArea(ring);
    }
    const area = Math.abs(rings.reduce((total, ring) => total + doubleArea(ring), 0));
    if (area > largestArea) {
      largestArea = area;
      largest = rings;
    }
  }
  if (Math.abs(sum) > 1e-9) {
    const centroid = { x: x / (3 * sum), y: y / (3 * sum) };
    if (pieces.some((rings) => inside(rings, centroid.x, centroid.y))) return centroid;
  }
  return widestStretch(largest);
}

/** The point half way along the longest of several lines of {x, y}. */
export function lineAnchor(lines) {
  const length = (line) => line.slice(1).reduce((sum, point, i) => sum + Math.hypot(point.x - line[i].x, point.y - line[i].y), 0);
  const longest = lines.reduce((best, line) => (length(line) > length(best) ? line : best));
  let rest = length(longest) / 2;
  for (let i = 1; i < longest.length; i++) {
    const [a, b] = [longest[i - 1], longest[i]];
    const step = Math.hypot(b.x - a.x, b.y - a.y);
    if (step >= rest && step > 0) return { x: a.x + ((b.x - a.x) * rest) / step, y: a.y + ((b.y - a.y) * rest) / step };
    rest -= step;
  }
  return longest[0];
}

/** Keeps boxes apart: the first to ask for room has it. */
export class Room {
  #cells = new Map();
  #size = 64;

  #each(box, visit) {
    for (let i = Math.floor(box.left / this.#size); i <= Math.floor(box.right / this.#size); i++) {
      for (let j = Math.floor(box.top / this.#size); j <= Math.floor(box.bottom / this.#size); j++) {
        if (visit(`${i},${j}`) === false) return false;
      }
    }
    return true;
  }

  /** Takes the box when nobody has any of it; says whether. */
  take(box) {
    const free = this.#each(box, (key) => !(this.#cells.get(key) ?? []).some((other) =>
      box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom));
    if (free) this.fill(box);
    return free;
  }

  /** Marks the box as taken whatever lies there. */
  fill(box) {
    this.#each(box, (key) => {
      if (!this.#cells.has(key)) this.#cells.set(key, []);
      this.#cells.get(key).push(box);
    });
  }
}
