/** Draws one point symbol on a canvas context; the same for the map and the legend. */

const TURN = Math.PI * 2;

function polygon(context, points) {
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

/** Outlines by name: centre and radius in, path out. */
const OUTLINES = {
  circle: (c, x, y, r) => c.arc(x, y, r, 0, TURN),
  square: (c, x, y, r) => c.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
  triangle: (c, x, y, r) => polygon(c, [[x, y - r * 1.12], [x + r * 1.12, y + r * 0.86], [x - r * 1.12, y + r * 0.86]]),
  diamond: (c, x, y, r) => polygon(c, [[x, y - r * 1.15], [x + r * 1.15, y], [x, y + r * 1.15], [x - r * 1.15, y]]),
  star: (c, x, y, r) => polygon(c, Array.from({ length: 10 }, (_, i) => {
    const angle = (i / 10) * TURN - TURN / 4;
    const reach = i % 2 === 0 ? r * 1.2 : r * 0.72;
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach];
  })),
  cross: (c, x, y, r) => {
    const a = r * 0.5;
    polygon(c, [[x - a, y - r], [x + a, y - r], [x + a, y - a], [x + r, y - a], [x + r, y + a], [x + a, y + a],
      [x + a, y + r], [x - a, y + r], [x - a, y + a], [x - r, y + a], [x - r, y - a], [x - a, y - a]]);
  },
  drop: (c, x, y, r) => {
    c.moveTo(x, y - r * 1.3);
    c.quadraticCurveTo(x + r * 1.05, y - r * 0.15, x + r * 0.95, y + r * 0.25);
    c.arc(x, y + r * 0.2, r * 0.95, 0, TURN / 2);
    c.quadraticCurveTo(x - r * 1.05, y - r * 0.15, x, y - r * 1.3);
    c.closePath();
  },
  house: (c, x, y, r) => polygon(c, [[x, y - r * 1.15], [x + r * 1.05, y - r * 0.2], [x + r * 0.85, y - r * 0.2],
    [x + r * 0.85, y + r * 0.9], [x - r * 0.85, y + r * 0.9], [x - r * 0.85, y - r * 0.2], [x - r * 1.05, y - r * 0.2]]),
};

export const SHAPES = Object.keys(OUTLINES);

/** Draws a symbol of `symbol.pointStyle` around x, y. Unusable ones are hollow. */
export function drawGlyph(context, style, x, y) {
  const radius = style.size / 2;
  const outline = OUTLINES[style.shape] ?? OUTLINES.circle;
  context.beginPath();
  outline(context, x, y, radius);
  context.lineJoin = 'round';
  context.strokeStyle = '#ffffff';
  context.lineWidth = style.size < 8 ? 1 : style.size < 14 ? 2 : 3;
  if (style.size > 2) context.stroke();
  context.fillStyle = style.hollow ? '#ffffff' : style.colour;
  context.fill();
  if (style.hollow) {
    context.strokeStyle = style.colour;
    context.lineWidth = style.size < 10 ? 1 : 1.6;
    context.stroke();
  }
  if (style.text) {
    const small = style.shape === 'cross' || style.shape === 'star' || style.shape === 'triangle';
    const lowered = style.shape === 'triangle' || style.shape === 'drop' || style.shape === 'house';
    context.font = `600 ${Math.round(style.size * (small ? 0.5 : 0.58))}px ${GLYPH_FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = style.hollow ? style.colour : '#ffffff';
    context.fillText(style.text, x, y + style.size * (lowered ? 0.1 : 0.02));
  }
}

export const GLYPH_FONT = 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
