/** What a feature looks like: decisions only, drawn by `glyph.js` and `map/`. Legend and map share them. */

const UNCLASSIFIED = null;

/** The field whose choices colour the layer, if there is one. */
export function classifyField(layer) {
  return layer.fields.find((field) => field.id === layer.symbol.classify && field.choices.length > 0);
}

/** The classes that the symbol tells apart, as declared: the rows of the legend. None for a layer without. */
export function legendClasses(layer) {
  return classifyField(layer)?.choices ?? [];
}

function classOf(layer, properties) {
  const value = layer.symbol.classify ? (properties[layer.symbol.classify] ?? UNCLASSIFIED) : UNCLASSIFIED;
  return legendClasses(layer).find((choice) => choice.id === value);
}

/** Colour of a feature: its class's, otherwise the layer's. */
export function colourOf(layer, properties) {
  return classOf(layer, properties)?.colour ?? layer.symbol.colour;
}

/** First zoom at which the map draws features of a class; without one, of the layer. */
export function firstZoom(layer, legendClass) {
  return Math.max(layer.symbol.min_zoom, legendClass?.min_zoom ?? 0);
}

/** Whether the map draws the feature at that zoom. */
export function isDrawnAt(layer, properties, zoom) {
  return zoom >= firstZoom(layer, classOf(layer, properties));
}

/** Ids of the classes that wait for a later zoom. */
export function classesHiddenAt(layer, zoom) {
  return legendClasses(layer).filter((choice) => choice.min_zoom > zoom).map((choice) => choice.id);
}

/** What of a layer waits for a later zoom: 'all', 'some' or undefined. */
export function hiddenPart(layer, zoom) {
  if (zoom < layer.symbol.min_zoom) return 'all';
  return classesHiddenAt(layer, zoom).length > 0 ? 'some' : undefined;
}

/** Features in the order they are painted: the small and late classes first, so that the important lie on top. */
export function inPaintOrder(layer, features) {
  const importance = new Map([...legendClasses(layer)]
    .sort((a, b) => b.size - a.size || a.min_zoom - b.min_zoom)
    .map((choice, index, all) => [choice.id, all.length - index]));
  const of = (feature) => importance.get(feature.properties[layer.symbol.classify]) ?? 0;
  return [...features].sort((a, b) => of(a) - of(b));
}

/** Whether the feature may be relied on; unknown counts as yes. */
export function isUsable(layer, properties) {
  if (!layer.usable) return true;
  const value = properties[layer.usable.field];
  return value === undefined || value === null || !layer.usable.excluded.includes(String(value));
}

const SIZES = [[10, 4], [11, 4.5], [12, 5.5], [13, 7], [14, 11], [15, 16], [16, 20], [20, 25]];
const LARGEST = 30;

/** Diameter of a point symbol in pixels: dots from afar, signs with their character from near. */
export function symbolSize(zoom, factor = 1) {
  const [, size] = SIZES.find(([last]) => zoom <= last) ?? SIZES.at(-1);
  return Math.min(LARGEST, Math.round(size * factor * 2) / 2);
}

/** Smaller ones are dots, as nobody could tell their shapes apart. */
const SMALLEST_SHAPE = 6;
// What a question brings up before its zoom leaves room for the answer.
const SPECK = 2;
const SMALLEST_WITH_TEXT = 15;

/** How a point is drawn. */
export function pointStyle(layer, properties, zoom) {
  const size = isDrawnAt(layer, properties, zoom) ? symbolSize(zoom, layer.symbol.size * (classOf(layer, properties)?.size ?? 1)) : SPECK;
  return {
    shape: size < SMALLEST_SHAPE ? 'circle' : layer.symbol.shape,
    colour: colourOf(layer, properties),
    text: size >= SMALLEST_WITH_TEXT ? layer.symbol.text : '',
    size,
    hollow: !isUsable(layer, properties),
  };
}

const ZONE_LINES = {
  city: { width: 2.6, dash: [], strokeOpacity: 0.8, glow: 7 },
  district: { width: 2.2, dash: [], strokeOpacity: 0.8, glow: 7 },
  town: { width: 1.3, dash: [], strokeOpacity: 0.65, glow: 4 },
  functional: { width: 1.4, dash: [9, 4, 2, 4], strokeOpacity: 0.55 },
  community: { width: 0.9, dash: [2, 3], strokeOpacity: 0.5 },
};

const BARRIER_LINES = {
  river: { width: 1, dash: [], strokeOpacity: 0.35 },
  rail: { width: 1.2, dash: [6, 4], strokeOpacity: 0.55 },
  motorway: { width: 1, dash: [], strokeOpacity: 0.35 },
  cliff: { width: 1.2, dash: [1.5, 2.5], strokeOpacity: 0.6 },
  wall: { width: 1, dash: [4, 2], strokeOpacity: 0.6 },
};

const WATERWAY_WIDTHS = { main: 4, tributary: 2.2, other: 1.3 };

/** Widths at zoom 14; those of the links and of what is not listed follow from these. */
const ROAD_WIDTHS = {
  motorway: 4.5, trunk: 4, primary: 3.5, secondary: 2.8, tertiary: 2.2, unclassified: 1.6, residential: 1.6,
  footway: 0.9, path: 0.9, steps: 1.1, corridor: 0.9, cycleway: 0.9, bridleway: 0.9, via_ferrata: 0.9,
};
const OTHER_ROAD_WIDTH = 1.2;
const WALKED = ['footway', 'path', 'steps', 'corridor', 'bridleway', 'via_ferrata'];
const EDGE = '#8a7f70';
const EDGE_FROM_PIXELS = 3;

/** How much wider or narrower lines are than at zoom 14. */
export function lineScale(zoom) {
  return Math.min(6, Math.max(0.3, 1.4 ** (zoom - 14)));
}

function roadStyle(colour, properties, zoom) {
  const kind = properties.class ?? '';
  const isLink = kind.endsWith('_link');
  const usual = ROAD_WIDTHS[kind.replace('_link', '')] ?? OTHER_ROAD_WIDTH;
  const width = Math.max(0.7, usual * (isLink ? 0.6 : 1) * lineScale(zoom));
  const dash = WALKED.includes(kind) ? [3, 2] : [];
  const edge = width >= EDGE_FROM_PIXELS ? { edge: EDGE, edgeWidth: width + 1.4 } : {};
  return { stroke: colour, width, dash, strokeOpacity: 1, ...edge };
}

function baseAreaStyle(layer, colour) {
  return { fill: colour, fillOpacity: layer.id === 'land' ? 0.75 : 0.9 };
}

/**
 * How a line or the border of an area is drawn, and how an area is filled. `edge` is a wider line under all others
 * of the layer, `glow` a wide faint one.
 */
export function shapeStyle(layer, properties, zoom, isArea) {
  const colour = colourOf(layer, properties);
  if (layer.id === 'zone') return { stroke: colour, ...(ZONE_LINES[properties.kind] ?? ZONE_LINES.town) };
  if (layer.id === 'barrier') return { stroke: colour, ...(BARRIER_LINES[properties.kind] ?? BARRIER_LINES.wall) };
  if (layer.symbol.base && isArea) return baseAreaStyle(layer, colour);
  if (layer.id === 'road') return roadStyle(colour, properties, zoom);
  if (layer.symbol.base) {
    const usual = (layer.id === 'waterway' && WATERWAY_WIDTHS[properties.class]) || 1.3;
    return { stroke: colour, width: Math.max(0.7, usual * Math.min(2, lineScale(zoom))), dash: [], strokeOpacity: 0.9 };
  }
  return isArea
    ? { fill: colour, fillOpacity: 0.22, stroke: colour, width: zoom < 13 ? 1 : 1.5, dash: [], strokeOpacity: 0.9 }
    : { stroke: colour, width: 2.5, dash: [], strokeOpacity: 0.9 };
}

const ZONE_LABELS = {
  city: { from: 5, to: 8, size: 15, rank: 0 },
  district: { from: 7, to: 10, size: 15, rank: 1 },
  functional: { from: 9, to: 10, size: 12, rank: 3 },
  town: { from: 11, to: 20, size: 13, rank: 2 },
  community: { from: 14, to: 20, size: 11, rank: 4, isMinor: true },
};

/** How the name of a zone is written at that zoom; undefined when it is not. */
export function zoneLabel(kind, zoom) {
  const label = ZONE_LABELS[kind] ?? ZONE_LABELS.town;
  return zoom >= label.from && zoom <= label.to ? { size: label.size, rank: label.rank, isMinor: label.isMinor === true } : undefined;
}

/** First zoom at which ordinary features carry their names. */
export const NAMES_FROM_ZOOM = 15;

/** Layers in the order they are painted: water and land lowest, zone borders above, the rest as listed, last first. */
export function paintOrder(layers) {
  const rank = { land: 0, waterway: 1, barrier: 2, road: 3, zone: 4 };
  const base = layers.filter((layer) => layer.symbol.base);
  const others = layers.filter((layer) => !layer.symbol.base);
  return [...base].sort((a, b) => (rank[a.id] ?? 2) - (rank[b.id] ?? 2)).concat(others.reverse());
}
