/** Roads that are reached, coloured by the minutes within which they are. */
import { lineNear } from '../pure/geometry.js';
import { lineScale } from '../pure/symbol.js';
import { ShapeGrid, TILE_PIXELS } from './shapes.js';
import { TileStore } from './tiles.js';

const REACHED = { id: 'reached' };
const CASING = '#ffffff';
const LOST = '#d3121a';
const LOST_DASH = [5, 4];
const OTHERS = 0.18;
const HOVER_PIXELS = 8;

export const ReachedGrid = ShapeGrid.extend({
  /** @param fetchTile (inputs, z, x, y) to the bytes of a tile with the layer `reached` */
  initialize(fetchTile, options) {
    const store = new TileStore((_, z, x, y) => fetchTile(this.inputs, z, x, y));
    ShapeGrid.prototype.initialize.call(this, store, () => [REACHED], () => false, options);
  },

  /**
   * Draws what inputs of service-area reach; without inputs nothing.
   * @param change number of the change that the answer is of
   * @param style {colours: Map of minutes to colour}, or {isLost: true} to draw all as what is no longer reached
   */
  show(map, inputs, change, style) {
    const asked = inputs && JSON.stringify([inputs, change]);
    const isOther = asked !== this.asked;
    Object.assign(this, { asked, inputs, style });
    if (isOther && this._map && inputs) this.store.invalidate([REACHED.id]);
    else if (isOther) this.store.forget();
    if (!inputs) return this.remove();
    return this._map ? this.refresh() : this.addTo(map);
  },

  /** Draws the part of one facility strongly and the rest faintly; of none, all alike. */
  emphasise(facility) {
    this.facility = facility;
    for (const [canvas, coords] of this.canvases) this.paint(canvas, coords);
  },

  nameOf: () => REACHED.id,

  paint(canvas, coords) {
    const context = canvas.getContext('2d');
    context.setTransform(canvas.ratio, 0, 0, canvas.ratio, 0, 0);
    context.clearRect(0, 0, TILE_PIXELS, TILE_PIXELS);
    context.lineJoin = context.lineCap = 'round';
    const tile = this.peek(REACHED, coords.z, coords.x, coords.y);
    if (!tile || !this.style) return;
    const scale = TILE_PIXELS / tile.extent;
    const width = Math.max(1.4, 3.2 * lineScale(coords.z) ** 0.7);
    const isStrong = ({ properties }) => this.facility === undefined || properties.facility === this.facility;
    if (this.style.isLost) {
      stroke(context, tile.features, scale, CASING, width + 2);
      stroke(context, tile.features, scale, LOST, width, LOST_DASH);
      return;
    }
    // The later bands lie beneath: where two meet, the earlier is true.
    const bands = [...this.style.colours].sort(([a], [b]) => b - a);
    const [strong, faint] = [tile.features.filter(isStrong), tile.features.filter((feature) => !isStrong(feature))];
    for (const [features, alpha] of [[faint, OTHERS], [strong, 1]]) {
      context.globalAlpha = alpha;
      stroke(context, features, scale, CASING, width + 1.8);
      for (const [minutes, colour] of bands) stroke(context, features.filter(({ properties }) => properties.minutes === minutes), scale, colour, width);
    }
    context.globalAlpha = 1;
  },

  /** What passes a place of the map within a few pixels, {minutes, facility}; undefined when nothing does. */
  lookup(latLng) {
    if (!this._map) return undefined;
    const zoom = Math.round(this._map.getZoom());
    const place = this._map.project(latLng, zoom).divideBy(TILE_PIXELS);
    const [column, row] = [Math.floor(place.x), Math.floor(place.y)];
    const tile = this.peek(REACHED, zoom, column, row);
    if (!tile) return undefined;
    const reach = HOVER_PIXELS / this._map.getZoomScale(this._map.getZoom(), zoom);
    return lineNear(tile.features, { x: (place.x - column) * tile.extent, y: (place.y - row) * tile.extent }, (reach * tile.extent) / TILE_PIXELS)?.properties;
  },
});

function stroke(context, features, scale, colour, width, dash = []) {
  if (features.length === 0) return;
  context.beginPath();
  for (const { rings } of features) {
    for (const ring of rings) ring.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x * scale, y * scale) : context.lineTo(x * scale, y * scale)));
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.lineCap = dash.length > 0 ? 'butt' : 'round';
  context.stroke();
}
