/** Lines and areas of all layers, one canvas for each tile. Points and names are drawn by `symbols.js`. */
import { GridLayer } from 'leaflet';
import { paintOrder, shapeStyle } from '../pure/symbol.js';

export const TILE_PIXELS = 512;

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
  if (!style) return;
  trace(context, feature.rings, scale, isArea);
  if (style.fill) {
    context.globalAlpha = style.fillOpacity;
    context.fillStyle = style.fill;
    context.fill('evenodd');
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

export const ShapeGrid = GridLayer.extend({
  options: { tileSize: TILE_PIXELS, minZoom: 1, updateWhenZooming: false, keepBuffer: 1 },

  /** @param store TileStore; @param drawnLayers () to the catalogue layers to draw at a zoom */
  initialize(store, drawnLayers, options) {
    GridLayer.prototype.initialize.call(this, options);
    this.store = store;
    this.drawnLayers = drawnLayers;
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
    const results = await Promise.allSettled(layers.map((layer) => this.store.load(layer.id, tileZoom(coords.z), x, coords.y)));
    if (this.canvases.has(canvas)) {
      this.paint(canvas, coords, layers, x);
      this.fire('painted');
    }
    return results.find((result) => result.status === 'rejected')?.reason;
  },

  paint(canvas, coords, layers, x) {
    const context = canvas.getContext('2d');
    context.setTransform(canvas.ratio, 0, 0, canvas.ratio, 0, 0);
    context.clearRect(0, 0, TILE_PIXELS, TILE_PIXELS);
    context.lineJoin = 'round';
    for (const layer of paintOrder(layers)) {
      const tile = this.store.peek(layer.id, tileZoom(coords.z), x, coords.y);
      for (const feature of tile?.features ?? []) {
        if (feature.type !== 1) paintFeature(context, layer, feature, TILE_PIXELS / tile.extent, coords.z);
      }
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
