/** Roads that are reached, coloured by the minutes within which they are, and beneath them the ground. */
import { areaAround, lineNear } from '../pure/geometry.js';
import { inShade } from '../pure/travel.js';
import { lineScale } from '../pure/symbol.js';
import { ShapeGrid, TILE_PIXELS } from './shapes.js';
import { TileStore } from './tiles.js';

const REACHED = { id: 'reached' };
const AREA = { id: 'area' };
const CASING = '#ffffff';
const LOST = '#d3121a';
const LOST_DASH = [5, 4];
const OTHERS = 0.18;
const HOVER_PIXELS = 8;
/** The ground takes the server longer than roads; more at once would keep these from coming. */
const AREAS_AT_ONCE = 2;
const GROUND = 0.36;
const SPLIT_GROUND = 0.62;
/** Below this zoom the ground says it, and the roads are hair lines. */
const ROADS_STAND_OUT = 15;
const INK = '#24303a';
const EDGE_WIDTH = 2;
const INNER_EDGE_WIDTH = 0.8;
/** Of neighbouring areas; set apart from each other also without red or green sight, and from the colours of the minutes. */
const NEIGHBOURS = ['#e8a33d', '#4a90c4', '#c86f9c', '#6aa84f', '#8f7cc3', '#c9593f', '#4fb3a9', '#9c8a5c', '#b0489e', '#6f8a2e', '#3f5fa8', '#a0a0a0'];

export const ReachedGrid = ShapeGrid.extend({
  /** @param fetchTile (layers, inputs, z, x, y) to the bytes of a tile; layers are `reached` and `area` */
  initialize(fetchTile, options) {
    const ask = (layers, z, x, y) => fetchTile(layers, this.inputs, z, x, y);
    const slowly = inTurn(AREAS_AT_ONCE);
    const store = new TileStore((layers, ...tile) => (layers.includes(AREA.id) ? slowly(() => ask(layers, ...tile)) : ask(layers, ...tile)));
    ShapeGrid.prototype.initialize.call(this, store, () => (this.style?.isLost ? [REACHED] : [REACHED, AREA]), () => false, options);
  },

  /**
   * Draws what inputs of service-area reach; without inputs nothing.
   * @param change number of the change that the answer is of
   * @param style {colours: Map of minutes to colour, isSplit}, or {isLost: true} to draw all roads as no longer reached
   */
  show(map, inputs, change, style) {
    const asked = inputs && JSON.stringify([inputs, change]);
    const isOther = asked !== this.asked;
    Object.assign(this, { asked, inputs, style });
    if (isOther && this._map && inputs) this.store.invalidate([REACHED.id, AREA.id]);
    else if (isOther) this.store.forget();
    if (!inputs) return this.remove();
    return this._map ? this.refresh() : this.addTo(map);
  },

  /** Draws the part of one facility strongly and the rest faintly; of none, all alike. */
  emphasise(facility) {
    this.facility = facility;
    for (const [canvas, coords] of this.canvases) this.paint(canvas, coords);
  },

  nameOf: ({ id }) => id,

  /** The roads do not wait for the ground. */
  requests: (layers) => layers.map((layer) => [layer]),

  paint(canvas, coords) {
    const context = canvas.getContext('2d');
    context.setTransform(canvas.ratio, 0, 0, canvas.ratio, 0, 0);
    context.clearRect(0, 0, TILE_PIXELS, TILE_PIXELS);
    context.lineJoin = context.lineCap = 'round';
    const tile = this.peek(REACHED, coords.z, coords.x, coords.y);
    if (!tile || !this.style) return;
    const scale = TILE_PIXELS / tile.extent;
    const isSlight = !this.style.isLost && (coords.z < ROADS_STAND_OUT || this.style.isSplit);
    const width = Math.max(1.4, 3.2 * lineScale(coords.z) ** 0.7) * (isSlight ? 0.5 : 1);
    const isStrong = ({ properties }) => this.facility === undefined || properties.facility === this.facility;
    if (this.style.isLost) {
      stroke(context, tile.features, scale, CASING, width + 2);
      stroke(context, tile.features, scale, LOST, width, LOST_DASH);
      return;
    }
    this.paintGround(canvas, coords);
    // The later bands lie beneath: where two meet, the earlier is true.
    const bands = [...this.style.colours].sort(([a], [b]) => b - a);
    const [strong, faint] = [tile.features.filter(isStrong), tile.features.filter((feature) => !isStrong(feature))];
    for (const [features, alpha] of [[faint, OTHERS], [strong, 1]]) {
      context.globalAlpha = this.style.isSplit ? alpha * 0.55 : alpha;
      if (!isSlight) stroke(context, features, scale, CASING, width + 1.8);
      if (this.style.isSplit) stroke(context, features, scale, INK, width);
      else for (const [minutes, colour] of bands) stroke(context, features.filter(({ properties }) => properties.minutes === minutes), scale, colour, width);
    }
    context.globalAlpha = 1;
  },

  /** The areas: of each minutes a fill, the longest beneath, all together as one veil; then their edges. */
  paintGround(canvas, coords) {
    const tile = this.peek(AREA, coords.z, coords.x, coords.y);
    if (!tile || tile.features.length === 0) return;
    const scale = TILE_PIXELS / tile.extent;
    const minutes = [...this.style.colours.keys()].sort((a, b) => b - a);
    const bands = minutes.map((each) => tile.features.filter(({ properties }) => properties.minutes === each));
    const veil = document.createElement('canvas');
    veil.width = canvas.width;
    veil.height = canvas.height;
    const layer = veil.getContext('2d');
    layer.scale(canvas.ratio, canvas.ratio);
    bands.forEach((features, index) => {
      for (const feature of features) {
        trace(layer, feature, scale);
        layer.fillStyle = this.groundColour(feature, index / bands.length);
        layer.fill('evenodd');
      }
    });
    const context = canvas.getContext('2d');
    context.globalAlpha = this.style.isSplit ? SPLIT_GROUND : GROUND;
    context.drawImage(veil, 0, 0, TILE_PIXELS, TILE_PIXELS);
    context.globalAlpha = 1;
    context.setLineDash([]);
    bands.forEach((features, index) => {
      for (const feature of features) {
        trace(context, feature, scale);
        context.strokeStyle = this.style.isSplit ? INK : this.style.colours.get(feature.properties.minutes);
        context.lineWidth = this.style.isSplit && index > 0 ? INNER_EDGE_WIDTH : EDGE_WIDTH;
        context.stroke();
      }
    });
    context.globalAlpha = 1;
  },

  /** @param inward how far inside the outermost band, 0 to 1 */
  groundColour({ properties }, inward) {
    // Until the tiles of a question come, those of the one before are seen, which may not have been split.
    if (!this.style.isSplit || properties.colour === undefined) return this.style.colours.get(properties.minutes);
    if (this.facility !== undefined && this.facility !== properties.facility) return '#d5dade';
    return inShade(NEIGHBOURS[properties.colour % NEIGHBOURS.length], inward);
  },

  /** What a place of the map lies in, {minutes, facility}: a road within a few pixels, or else the ground; undefined of neither. */
  lookup(latLng) {
    if (!this._map) return undefined;
    const zoom = Math.round(this._map.getZoom());
    const place = this._map.project(latLng, zoom).divideBy(TILE_PIXELS);
    const [column, row] = [Math.floor(place.x), Math.floor(place.y)];
    const [roads, areas] = [REACHED, AREA].map((layer) => this.peek(layer, zoom, column, row));
    if (!roads) return undefined;
    const within = { x: (place.x - column) * roads.extent, y: (place.y - row) * roads.extent };
    const reach = HOVER_PIXELS / this._map.getZoomScale(this._map.getZoom(), zoom);
    const road = lineNear(roads.features, within, (reach * roads.extent) / TILE_PIXELS);
    if (road) return road.properties;
    const around = areaAround(areas?.features ?? [], within);
    return around.sort((a, b) => a.properties.minutes - b.properties.minutes)[0]?.properties;
  },
});

/** Runs jobs in the order in which they come, at most so many at once. */
function inTurn(most) {
  const waiting = [];
  let running = 0;
  function next() {
    if (running >= most || waiting.length === 0) return;
    const { job, resolve } = waiting.shift();
    running += 1;
    const result = job();
    resolve(result);
    result.catch(() => {}).finally(() => { running -= 1; next(); });
  }
  return (job) => new Promise((resolve) => { waiting.push({ job, resolve }); next(); });
}

function trace(context, { rings }, scale) {
  context.beginPath();
  for (const ring of rings) {
    ring.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x * scale, y * scale) : context.lineTo(x * scale, y * scale)));
    context.closePath();
  }
}

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
