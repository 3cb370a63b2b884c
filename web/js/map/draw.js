/** Draws a point, line or area by clicks or by keyboard. One drawing at a time. */
import { CircleMarker, LayerGroup, Polygon, Polyline } from 'leaflet';
import { drawnGeometry, POSITIONS_NEEDED } from '../pure/geometry.js';

const LINE = { color: '#0b5cad', weight: 2, dashArray: '5 4', fillOpacity: 0.12, interactive: false, pane: 'drawing' };
const POINT = { radius: 5, color: '#ffffff', weight: 2, fillColor: '#0b5cad', fillOpacity: 1, interactive: false, pane: 'drawing' };

export class DrawTool {
  #map;
  #active;

  constructor(map) {
    this.#map = map;
  }

  get isActive() {
    return this.#active !== undefined;
  }

  /**
   * Starts a drawing; an older one is dropped without a word.
   * @param kind point, line or polygon
   * @param finished called with the GeoJSON geometry
   * @param cancelled called after Escape
   * @param stopped called when it is dropped for another one, or because the page turns elsewhere
   */
  start(kind, finished, cancelled, stopped = () => {}) {
    this.stop();
    const group = new LayerGroup().addTo(this.#map);
    const keys = (event) => this.#key(event);
    const pointer = (event) => this.#preview(event.latlng);
    this.#active = { kind, finished, cancelled, stopped, group, keys, pointer, positions: [], pointerAt: undefined };
    this.#map.doubleClickZoom.disable();
    this.#map.getContainer().classList.add('is-drawing');
    this.#map.on('mousemove', pointer);
    document.addEventListener('keydown', keys, true);
  }

  /** Ends the drawing without a result. */
  stop() {
    if (!this.#active) return;
    const { stopped } = this.#active;
    this.#end();
    stopped();
  }

  #end() {
    const { group, keys, pointer } = this.#active;
    this.#active = undefined;
    group.remove();
    this.#map.off('mousemove', pointer);
    document.removeEventListener('keydown', keys, true);
    this.#map.getContainer().classList.remove('is-drawing');
    this.#map.doubleClickZoom.enable();
  }

  /** Adds a position; a point is finished with it. */
  add(latlng) {
    const { kind, positions } = this.#active;
    const position = latlng.wrap();
    const last = positions.at(-1);
    // The second click of a double click lands on the first one.
    if (last && this.#map.latLngToContainerPoint(last).distanceTo(this.#map.latLngToContainerPoint(position)) < 3) return;
    positions.push(position);
    if (kind === 'point') this.finish();
    else this.#paint();
  }

  finish() {
    const { kind, positions, finished } = this.#active;
    if (positions.length < POSITIONS_NEEDED[kind]) return;
    this.#end();
    const round = (value) => Math.round(value * 1e7) / 1e7;
    finished(drawnGeometry(kind, positions.map(({ lat, lng }) => [round(lng), round(lat)])));
  }

  removeLast() {
    this.#active.positions.pop();
    this.#paint();
  }

  #preview(latlng) {
    this.#active.pointerAt = latlng;
    if (this.#active.positions.length > 0) this.#paint();
  }

  #paint() {
    const { kind, group, positions, pointerAt } = this.#active;
    group.clearLayers();
    const line = pointerAt ? [...positions, pointerAt] : positions;
    group.addLayer(kind === 'polygon' && line.length > 2 ? new Polygon(line, LINE) : new Polyline(line, LINE));
    for (const position of positions) group.addLayer(new CircleMarker(position, POINT));
  }

  #key(event) {
    if (event.target.closest('input, textarea, select')) return;
    const onButton = event.target.closest('button, a');
    const act = {
      Escape: () => {
        const { cancelled } = this.#active;
        this.#end();
        cancelled();
      },
      Enter: onButton ? undefined : () => this.finish(),
      Backspace: () => this.removeLast(),
      ' ': onButton ? undefined : () => this.add(this.#map.getCenter()),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}
