/** Lines and areas of all layers, one canvas for each tile. Points and names are drawn by `symbols.js`. */
import { GridLayer } from 'leaflet';
import { hiddenPart, inPaintOrder, paintOrder, shapeStyle } from '../pure/symbol.js';

export const TILE_PIXELS = 512;

const GLOW_OPACITY = 0.14;

/** A map tile of 512 pixels is the server's tile one zoom lower. */
export const tileZoom = (z) => z - 1;

function trace(context, rings, scale, close) {
  context.beginPath();
  for (const ring of rings) {
    ring.forEach((point, index) =>
      index === 0 ? context.moveTo(point.x * scale, point.y * scale) : context.lineTo(point.x * scale, point.y * scale));
    if (close) context.closePath();
  }
}

function paintFeature(context, layer, feature, scale, zoom) {
  const isArea = feature.type === 3;
  const style = shapeStyle(layer, feature.properties, zoom, isArea);
  trace(context, feature.rings, scale, isArea);
  if (style.fill) {
    context.globalAlpha = style.fillOpacity;
    context.fillStyle = style.fill;
    context.fill('evenodd');
  }
  if (style.glow) {
    context.globalAlpha = GLOW_OPACITY;
    context.strokeStyle = style.stroke;
    context.lineWidth = style.glow;
    context.setLineDash([]);
    context.stroke();
  }
  if (style.stroke) {
    context.globalAlpha = style.strokeOpacity;
    context.strokeStyle = style.stroke;
    context.lineWidth = style.width;
    context.setLineDash(style.dash);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function paintEdge(context, layer, feature, scale, zoom) {
  const { edge, edgeWidth } = shapeStyle(layer, feature.properties, zoom, false);
  if (!edge) return;
  trace(context, feature.rings, scale, false);
  context.strokeStyle = edge;
  context.lineWidth = edgeWidth;
  context.setLineDash([]);
  context.stroke();
}

export const ShapeGrid = GridLayer.extend({
  options: { tileSize: TILE_PIXELS, minZoom: 1, updateWhenZooming: false, keepBuffer: 1 },

  /**
   * @param store TileStore
   * @param drawnLayers zoom to the catalogue layers to draw there
   * @param isWhole layer to whether it is drawn with what it usually leaves for later zooms
   */
  initialize(store, drawnLayers, isWhole, options) {
    GridLayer.prototype.initialize.call(this, options);
    this.store = store;
    this.drawnLayers = drawnLayers;
    this.isWhole = isWhole;
    this.canvases = new Map();
    this.on('tileunload', (event) => this.canvases.delete(event.tile));
  },

  createTile(coords, done) {
    const canvas = document.createElement('canvas');
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    canvas.width = canvas.height = TILE_PIXELS * ratio;
    canvas.ratio = ratio;
    this.canvases.set(canvas, coords);
    this.fill(canvas, coords).then((failure) => done(failure, canvas));
    return canvas;
  },

  /** Loads what the tile needs and paints it; resolves to the failure, if any. */
  async fill(canvas, coords) {
    const layers = this.drawnLayers(coords.z);
    const rows = 2 ** tileZoom(coords.z);
    if (coords.y < 0 || coords.y >= rows) return undefined;
    const x = ((coords.x % rows) + rows) % rows;
    const failures = await Promise.all(this.requests(layers).map(async (together) => {
      let failure;
      try {
        await this.store.load(together.map((layer) => this.nameOf(layer, coords.z)), tileZoom(coords.z), x, coords.y);
      } catch (problem) {
        failure = problem;
      }
      if (this.canvases.has(canvas)) {
        this.paint(canvas, coords, layers);
        this.fire('painted');
      }
      return failure;
    }));
    return failures.find(Boolean);
  },

  /** The layers of a tile that are asked for together, and painted when they have come. */
  requests: (layers) => [layers],

  nameOf(layer, zoom) {
    return this.isWhole(layer) && hiddenPart(layer, zoom) ? `${layer.id}*` : layer.id;
  },

  /** The features of a layer in a tile of a zoom, as far as they have come. */
  peek(layer, zoom, x, y) {
    const rows = 2 ** tileZoom(zoom);
    return this.store.peek(this.nameOf(layer, zoom), tileZoom(zoom), ((x % rows) + rows) % rows, y);
  },

  paint(canvas, coords, layers) {
    const context = canvas.getContext('2d');
    context.setTransform(canvas.ratio, 0, 0, canvas.ratio, 0, 0);
    context.clearRect(0, 0, TILE_PIXELS, TILE_PIXELS);
    context.lineJoin = context.lineCap = 'round';
    for (const layer of paintOrder(layers)) {
      const tile = this.peek(layer, coords.z, coords.x, coords.y);
      const shapes = inPaintOrder(layer, (tile?.features ?? []).filter((feature) => feature.type !== 1));
      for (const feature of shapes) {
        if (feature.type === 2) paintEdge(context, layer, feature, TILE_PIXELS / tile.extent, coords.z);
      }
      for (const feature of shapes) paintFeature(context, layer, feature, TILE_PIXELS / tile.extent, coords.z);
    }
  },

  /** Paints every tile on the screen again, without a flicker; missing data is fetched. */
  async refresh() {
    const failures = await Promise.all([...this.canvases].map(([canvas, coords]) => this.fill(canvas, coords)));
    const failure = failures.find(Boolean);
    if (failure) this.fire('tileerror', { error: failure });
  },

  /** Coordinates of the tiles of a zoom that are on the screen. */
  tilesAt(zoom) {
    return [...this.canvases.values()].filter((coords) => coords.z === zoom);
  },
});
