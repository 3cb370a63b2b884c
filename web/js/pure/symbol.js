/** What a feature looks like: decisions only, drawn by `glyph.js` and `map/`. Legend and map share them. */

const UNCLASSIFIED = null;

/** The field whose choices colour the layer, if there is one. */
export function classifyField(layer) {
  return layer.fields.find((field) => field.id === layer.symbol.classify && field.choices.length > 0);
}

/** Rows of the legend: one per choice with a colour of its own, none for a layer in one colour. */
export function legendClasses(layer) {
  const choices = classifyField(layer)?.choices.filter((choice) => choice.colour) ?? [];
  return choices.map((choice) => ({ id: choice.id, label: choice.label, colour: choice.colour }));
}

/** Colour of a feature: its class's, otherwise the layer's. */
export function colourOf(layer, properties) {
  const value = layer.symbol.classify ? (properties[layer.symbol.classify] ?? UNCLASSIFIED) : UNCLASSIFIED;
  return classifyField(layer)?.choices.find((choice) => choice.id === value)?.colour ?? layer.symbol.colour;
}

/** Whether the feature may be relied on; unknown counts as yes. */
export function isUsable(layer, properties) {
  if (!layer.usable) return true;
  const value = properties[layer.usable.field];
  return value === undefined || value === null || !layer.usable.excluded.includes(String(value));
}

/** Diameter of a point symbol in pixels: dots from afar, signs with their character from near. */
export function symbolSize(zoom) {
  if (zoom < 10) return 5;
  if (zoom < 12) return 7;
  if (zoom < 13) return 10;
  if (zoom < 15) return 17;
  return 21;
}

/** Whether a symbol of that size carries its character. */
export function showsText(size) {
  return size >= 17;
}

/** How a point is drawn. */
export function pointStyle(layer, properties, zoom) {
  const size = symbolSize(zoom);
  return {
    shape: size < 7 ? 'circle' : layer.symbol.shape,
    colour: colourOf(layer, properties),
    text: showsText(size) ? layer.symbol.text : '',
    size,
    hollow: !isUsable(layer, properties),
  };
}

const ZONE_LINES = {
  city: { width: 2.2, dash: [], from: 0 },
  district: { width: 1.8, dash: [], from: 0 },
  town: { width: 1, dash: [], from: 8 },
  functional: { width: 1.4, dash: [7, 4], from: 8 },
  community: { width: 0.8, dash: [2, 3], from: 12 },
};

const BARRIER_LINES = {
  river: { width: 1.2, dash: [] },
  rail: { width: 1.4, dash: [6, 4] },
  motorway: { width: 2, dash: [] },
  cliff: { width: 1.2, dash: [1.5, 2.5] },
  wall: { width: 1, dash: [4, 2] },
};

const WATERWAY_WIDTHS = { main: 3, tributary: 1.8, other: 1.1 };

/** How a line or the border of an area is drawn, and how an area is filled; undefined when it is not drawn. */
export function shapeStyle(layer, properties, zoom, isArea) {
  const colour = colourOf(layer, properties);
  if (layer.id === 'zone') {
    const line = ZONE_LINES[properties.kind] ?? ZONE_LINES.town;
    return zoom < line.from ? undefined : { stroke: colour, width: line.width, dash: line.dash, strokeOpacity: 0.55 };
  }
  if (layer.id === 'barrier') {
    const line = BARRIER_LINES[properties.kind] ?? BARRIER_LINES.wall;
    return { stroke: colour, width: line.width, dash: line.dash, strokeOpacity: 0.75 };
  }
  if (layer.id === 'waterway' && !isArea) {
    return { stroke: colour, width: (WATERWAY_WIDTHS[properties.class] ?? 1.1) * (zoom < 11 ? 0.6 : 1), dash: [], strokeOpacity: 0.7 };
  }
  if (layer.symbol.base) {
    return isArea
      ? { fill: colour, fillOpacity: layer.id === 'waterway' ? 0.5 : 0.45 }
      : { stroke: colour, width: zoom < 13 ? 0.8 : 1.6, dash: [], strokeOpacity: 0.8 };
  }
  return isArea
    ? { fill: colour, fillOpacity: 0.22, stroke: colour, width: 1.5, dash: [], strokeOpacity: 0.9 }
    : { stroke: colour, width: 2.5, dash: [], strokeOpacity: 0.9 };
}

const ZONE_LABELS = {
  city: { from: 5, to: 8, size: 15, rank: 0 },
  district: { from: 7, to: 12, size: 14, rank: 1 },
  functional: { from: 9, to: 12, size: 12, rank: 3 },
  town: { from: 11, to: 20, size: 12, rank: 2 },
  community: { from: 14, to: 20, size: 11, rank: 4 },
};

/** How the name of a zone is written at that zoom; undefined when it is not. */
export function zoneLabel(kind, zoom) {
  const label = ZONE_LABELS[kind] ?? ZONE_LABELS.town;
  return zoom >= label.from && zoom <= label.to ? { size: label.size, rank: label.rank } : undefined;
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
