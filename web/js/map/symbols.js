/** Points and names over the shapes: one canvas for the window, so that nothing is cut at tile borders. */
import { Browser, DomUtil, Renderer } from 'leaflet';
import { drawGlyph, GLYPH_FONT } from '../pure/glyph.js';
import { areaAnchor, lineAnchor, Room } from '../pure/labels.js';
import { inPaintOrder, NAMES_FROM_ZOOM, paintOrder, pointStyle, zoneLabel } from '../pure/symbol.js';
import { TILE_PIXELS } from './shapes.js';

const NAME_ROOM = 4;
const LONGEST_NAME = 24;
const FAINT = 0.16;
const LEAST_TARGET = 12;
// Where areas are what is looked at, symbols stay small until the reader is near.
const SMALL_AS_AT_ZOOM = 11;
const SMALL_BELOW_ZOOM = 16;

const shorten = (name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

export const SymbolOverlay = Renderer.extend({
  options: { padding: 0.15, pane: 'symbols' },

  /**
   * @param grid the ShapeGrid whose tiles are used
   * @param findEmphasised () to (layer id, feature id) to whether it stands out; to nothing when all are alike
   * @param isDark () whether what lies under them is dark
   * @param isSmall () whether symbols leave room for what lies under them
   */
  initialize(grid, findEmphasised, isSmall, isDark, options) {
    Renderer.prototype.initialize.call(this, options);
    this.grid = grid;
    this.findEmphasised = findEmphasised;
    this.isSmall = isSmall;
    this.isDark = isDark;
    grid.on('painted', () => this.schedule());
  },

  _initContainer() {
    this._container = document.createElement('canvas');
    this._container.setAttribute('aria-hidden', 'true');
    this.context = this._container.getContext('2d');
    this.sprites = new Map();
  },

  _destroyContainer() {
    cancelAnimationFrame(this.frame);
    this._container.remove();
    delete this._container;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    // After a zoom the old picture stays, scaled, until the first tiles of the new one are there.
    if (this._bounds && this._zoom !== this._map.getZoom()) {
      clearTimeout(this.late);
      this.late = setTimeout(() => this.draw(), 250);
      return;
    }
    this.draw();
  },

  schedule() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (this._map && !this._map._animatingZoom) this.draw();
    });
  },

  draw() {
    if (!this._map) return;
    clearTimeout(this.late);
    Renderer.prototype._update.call(this);
    const canvas = this._container;
    const size = this._bounds.getSize();
    this.ratio = Math.min(window.devicePixelRatio || 1, 3);
    DomUtil.setPosition(canvas, this._bounds.min);
    if (Browser.any3d) DomUtil.setTransform(canvas, this._bounds.min, 1);
    canvas.width = size.x * this.ratio;
    canvas.height = size.y * this.ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const zoom = Math.round(this._map.getZoom());
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    const room = new Room();
    const { names, boxes } = this.drawPoints(zoom);
    // Zones keep their names whatever lies there; the names of symbols give way to both.
    this.drawNames(this.zoneNames(zoom), room);
    for (const box of boxes) room.fill(box);
    this.drawNames(names, room);
    this.fire('drawn');
  },

  /** Every feature of a layer on the screen, its parts from all tiles in pixels of this canvas. */
  collect(layer, zoom, wanted) {
    const scale = this._map.getZoomScale(this._map.getZoom(), zoom);
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    const features = new Map();
    for (const coords of this.grid.tilesAt(zoom)) {
      const tile = this.grid.peek(layer, zoom, coords.x, coords.y);
      if (!tile) continue;
      const step = (TILE_PIXELS / tile.extent) * scale;
      const left = coords.x * TILE_PIXELS * scale - origin.x;
      const top = coords.y * TILE_PIXELS * scale - origin.y;
      for (const feature of tile.features) {
        if (!wanted(feature)) continue;
        const key = `${feature.type}/${feature.id}`;
        if (!features.has(key)) features.set(key, { id: feature.id, type: feature.type, properties: feature.properties, pieces: [] });
        const rings = feature.rings.map((ring) => ring.map((point) => ({ x: left + point.x * step, y: top + point.y * step })));
        if (feature.type === 1) {
          // A tile repeats its neighbours' points in its margin: each belongs to the tile that holds it.
          const own = feature.rings.flat().map((point) => point.x >= 0 && point.x < tile.extent && point.y >= 0 && point.y < tile.extent);
          const points = rings.flat().filter((_, index) => own[index]);
          if (points.length > 0) features.get(key).pieces.push([points]);
        } else {
          features.get(key).pieces.push(rings);
        }
      }
    }
    return inPaintOrder(layer, [...features.values()].filter((feature) => feature.pieces.length > 0));
  },

  /** Where the symbols of a feature go. */
  anchors(feature) {
    if (feature.type === 1) return feature.pieces.flat(2);
    return [feature.type === 3 ? areaAnchor(feature.pieces) : lineAnchor(feature.pieces.flat())];
  },

  /** Draws the symbols; gives back the boxes they take and the names to write, nearest layers first. */
  drawPoints(zoom) {
    const names = [];
    const boxes = [];
    const box = this._bounds.getSize();
    const layers = paintOrder(this.grid.drawnLayers(zoom)).filter((candidate) => !candidate.symbol.base);
    const isEmphasised = this.findEmphasised() ?? (() => true);
    const sizeZoom = this.isSmall() && zoom < SMALL_BELOW_ZOOM ? Math.min(zoom, SMALL_AS_AT_ZOOM) : zoom;
    const stamps = [];
    for (const layer of layers) {
      for (const feature of this.collect(layer, zoom, () => true)) {
        const isFaint = !isEmphasised(layer.id, feature.id);
        const style = pointStyle(layer, feature.properties, sizeZoom);
        for (const { x, y } of this.anchors(feature)) {
          if (x < -20 || y < -20 || x > box.x + 20 || y > box.y + 20) continue;
          stamps.push({ style, x, y, isFaint, layer: layer.id, id: feature.id });
          const half = style.size / 2;
          boxes.push({ left: x - half, right: x + half, top: y - half, bottom: y + half });
          if (zoom >= NAMES_FROM_ZOOM && !isFaint && feature.properties.name) {
            names.push({ text: shorten(feature.properties.name), x, y: y + half + 9, size: 11, colour: '#24303a', weight: 400 });
          }
        }
      }
    }
    // Large ones lie on small ones, whatever their layer.
    stamps.sort((a, b) => b.isFaint - a.isFaint || a.style.size - b.style.size);
    for (const { style, x, y, isFaint } of stamps) {
      this.context.globalAlpha = isFaint ? FAINT : 1;
      this.stamp(style, x, y);
    }
    this.context.globalAlpha = 1;
    this.stamps = stamps;
    return { names: names.reverse(), boxes };
  },

  /** The symbol on top at a place of the map that is not drawn faintly, {layer, id}; undefined when there is none. */
  lookup(latLng) {
    if (!this._map || !this.stamps) return undefined;
    const place = this._map.latLngToLayerPoint(latLng).subtract(this._bounds.min);
    return this.stamps.findLast(({ x, y, style, isFaint }) => !isFaint && Math.hypot(place.x - x, place.y - y) <= Math.max(LEAST_TARGET, style.size) / 2);
  },

  /** Each kind of symbol is drawn once and copied from then on. */
  stamp(style, x, y) {
    const key = `${style.shape}|${style.colour}|${style.text}|${style.size}|${style.hollow}|${this.ratio}`;
    const side = style.size * 1.6 + 6;
    let sprite = this.sprites.get(key);
    if (!sprite) {
      sprite = document.createElement('canvas');
      sprite.width = sprite.height = Math.ceil(side * this.ratio);
      const context = sprite.getContext('2d');
      context.scale(this.ratio, this.ratio);
      drawGlyph(context, style, side / 2, side / 2);
      this.sprites.set(key, sprite);
    }
    this.context.drawImage(sprite, x - side / 2, y - side / 2, sprite.width / this.ratio, sprite.height / this.ratio);
  },

  zoneNames(zoom) {
    const layer = this.grid.drawnLayers(zoom).find((candidate) => candidate.id === 'zone');
    if (!layer) return [];
    const wanted = (feature) => feature.type === 3 && feature.properties.name && zoneLabel(feature.properties.kind, zoom);
    return this.collect(layer, zoom, wanted)
      .map((feature) => {
        const style = zoneLabel(feature.properties.kind, zoom);
        return { text: shorten(feature.properties.name), ...areaAnchor(feature.pieces), ...style, colour: style.isMinor ? '#51606c' : '#1f2c37', weight: style.isMinor ? 500 : 650 };
      })
      .sort((a, b) => a.rank - b.rank);
  },

  drawNames(names, room) {
    const context = this.context;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    for (const name of names) {
      context.font = `${name.weight} ${name.size}px ${GLYPH_FONT}`;
      const half = context.measureText(name.text).width / 2 + NAME_ROOM;
      const box = { left: name.x - half, right: name.x + half, top: name.y - name.size / 2 - 2, bottom: name.y + name.size / 2 + 2 };
      if (!room.take(box)) continue;
      context.strokeStyle = this.isDark() ? 'rgba(8,14,22,0.85)' : 'rgba(255,255,255,0.92)';
      context.lineWidth = name.weight > 400 ? 4.5 : 3;
      context.strokeText(name.text, name.x, name.y);
      context.fillStyle = this.isDark() ? '#dfe7ef' : name.colour;
      context.fillText(name.text, name.x, name.y);
    }
  },
});
