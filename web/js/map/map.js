/** The map as the rest of the page sees it: no Leaflet beyond this folder. */
import { CircleMarker, Control, GeoJSON, LatLng, LatLngBounds, LayerGroup, Map as LeafletMap, Tooltip } from 'leaflet';
import { bounds, isPoint } from '../pure/geometry.js';
import { DrawTool } from './draw.js';
import { incidentOverlay } from './incident.js';
import { ReachedGrid } from './reached.js';
import { routeOverlay } from './routes.js';
import { ShapeGrid } from './shapes.js';
import { TerrainShade } from './terrain.js';
import { SymbolOverlay } from './symbols.js';
import { TileStore } from './tiles.js';
import { whatIfOverlay } from './whatif.js';

const CLICK_PIXELS = 9;
const TINY_PIXELS = 60;
const AT_ONCE = { animate: false }; // A zoom under way would end after, and undo, what is asked meanwhile.
const CHONGQING = [[28.16, 105.29], [32.2, 110.19]];
const WHOLE_WORLD = [[-85.05, -Infinity], [85.05, Infinity]];
const ASKING = ['coverage', 'travel', 'matrix']; // What was asked last stays on the map.
const PANES = { terrain: 190, before: 330, reached: 340, coverage: 350, zone: 370, highlight: 380, routes: 415, symbols: 420, faults: 430, closures: 435, lines: 440, origins: 445, drawing: 460 };

const COVERED = { pane: 'coverage', interactive: false, stroke: true, color: '#1668b3', weight: 0.8, fillColor: '#2f86d6', fillOpacity: 0.26 };
const UNCOVERED = { pane: 'coverage', interactive: false, stroke: false, fillColor: 'url(#hatch)', fillOpacity: 1 };
const UNCOVERED_ONLY = { ...UNCOVERED, stroke: true, color: '#b3261e', weight: 1.5, fillColor: 'url(#hatch-strong)' };
const COVERED_LIGHTLY = { ...COVERED, weight: 0.5, fillOpacity: 0.16 };
const ZONE_LIGHT = { pane: 'zone', interactive: false, color: '#12324a', weight: 2.5, fillColor: '#12324a', fillOpacity: 0.08 };
const CHOSEN = { pane: 'highlight', interactive: false, color: '#0b5cad', weight: 4, opacity: 0.85, fillColor: '#0b5cad', fillOpacity: 0.12, radius: 16 };
const FAULT = { pane: 'faults', interactive: false, color: '#ffffff', weight: 2, fillColor: '#b3261e', fillOpacity: 1, radius: 7 };
const FAULT_SHAPE = { ...FAULT, color: '#b3261e', weight: 3, fillOpacity: 0.25 };

/**
 * @param element where the map goes
 * @param options.fetchTile as for TileStore
 * @param options.layersAt zoom to the catalogue layers drawn there
 * @param options.isWhole layer to whether it is drawn with what it usually leaves for later zooms
 * @param options.onClick {longitude, latitude, bbox}: a click that no drawing took
 * @param options.onPointer longitude and latitude, or nothing when the pointer leaves
 * @param options.onMove view after it changed
 * @param options.onTileProblem a tile that could not be had
 * @param options.fetchReached as for ReachedGrid
 * @param options.tipOf {minutes, facility} of a reached road, or {layer, facility} of a symbol, to what is said at the pointer, if anything is
 */
export function createMap(element, { fetchTile, layersAt, isWhole, onClick, onPointer, onMove, onTileProblem, fetchReached, tipOf }) {
  const map = new LeafletMap(element, {
    zoomControl: false, attributionControl: false, minZoom: 3, maxZoom: 20, maxBounds: WHOLE_WORLD,
    zoomSnap: 0.5, wheelPxPerZoomLevel: 90, worldCopyJump: true, boxZoom: true,
  });
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.style.pointerEvents = 'none';
  }
  new Control.Scale({ imperial: false, maxWidth: 120 }).addTo(map);
  map.fitBounds(CHONGQING);

  const store = new TileStore(fetchTile);
  const grid = new ShapeGrid(store, layersAt, isWhole);
  grid.on('tileerror', (event) => onTileProblem(event.error));
  let emphasised;
  const isTask = (task) => element.dataset.task === task;
  const symbols = new SymbolOverlay(grid, () => emphasised, () => isTask('matrix'), () => isTask('incident'));
  const draw = new DrawTool(map);
  const before = new ReachedGrid(fetchReached, { pane: 'before' });
  const reached = new ReachedGrid(fetchReached, { pane: 'reached' });
  for (const each of [before, reached]) each.on('tileerror', (event) => onTileProblem(event.error));

  const shade = new TerrainShade('terrain');
  const group = () => new LayerGroup().addTo(map);
  const covered = group();
  const zoneLight = group();
  const faults = group();
  const chosen = group();

  const latLngs = ([west, south, east, north]) => new LatLngBounds([south, west], [north, east]);
  const view = () => {
    const { lat, lng } = map.getCenter().wrap();
    return { zoom: map.getZoom(), latitude: lat, longitude: lng };
  };
  /** Room that panels lying over the map leave free. */
  const padding = () => {
    const box = element.getBoundingClientRect();
    const covers = [...document.querySelectorAll('.inspector:not([hidden]), .panel-open .panel')]
      .map((panel) => panel.getBoundingClientRect())
      .filter((panel) => panel.right > box.left + 1);
    const beside = covers.filter((panel) => panel.width < box.width * 0.7).map((panel) => panel.width);
    const below = covers.filter((panel) => panel.width >= box.width * 0.7).map((panel) => box.bottom - panel.top);
    return { paddingTopLeft: [24, 24], paddingBottomRight: [24 + Math.max(0, ...beside), 24 + Math.max(0, ...below)] };
  };

  /** What a finger or pointer may have meant around a place: [west, south, east, north]. */
  const around = (latlng) => {
    const place = latlng.wrap();
    const middle = map.latLngToContainerPoint(latlng);
    const corner = (x, y) => map.containerPointToLatLng(middle.add([x, y]));
    const [southWest, northEast] = [corner(-CLICK_PIXELS, CLICK_PIXELS), corner(CLICK_PIXELS, -CLICK_PIXELS)];
    const shift = place.lng - latlng.lng;
    return [southWest.lng + shift, southWest.lat, northEast.lng + shift, northEast.lat];
  };

  const clickedAt = (latlng) => {
    if (draw.isActive) return draw.add(latlng);
    showTip(latlng);
    const { lng, lat } = latlng.wrap();
    return onClick({ longitude: lng, latitude: lat, bbox: around(latlng) });
  };
  map.on('click', ({ latlng }) => clickedAt(latlng));
  // What a click says, Enter says about the cross in the middle.
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== element || !isTask('incident') || draw.isActive) return;
    event.preventDefault();
    clickedAt(map.getCenter());
  });
  const tip = new Tooltip({ className: 'reach-tip', direction: 'right', offset: [14, 0], opacity: 1 });
  let lit;
  /** Draws what one facility reaches strongly and all else faintly; of none, all alike. */
  const light = (facility) => {
    if (facility === lit) return;
    lit = facility;
    map.getPane('before').style.visibility = facility === undefined ? '' : 'hidden';
    reached.emphasise(facility);
  };
  const showTip = (latlng) => {
    const asked = isTask('travel') && !draw.isActive;
    const symbol = asked && symbols.lookup(latlng);
    const ofSymbol = symbol && tipOf({ facility: symbol.id, layer: symbol.layer });
    const road = asked && !ofSymbol && reached.lookup(latlng);
    const text = ofSymbol || (road && tipOf(road));
    light(ofSymbol ? symbol.id : undefined);
    if (!text) return tip.remove();
    const words = document.createElement('span');
    words.textContent = text;
    return tip.setLatLng(latlng).setContent(words).addTo(map);
  };

  map.on('dblclick', () => draw.isActive && draw.finish());
  map.on('mousemove', ({ latlng }) => {
    onPointer(latlng.wrap().lng, latlng.lat, map.getZoom());
    showTip(latlng);
  });
  map.on('mouseout', () => {
    onPointer();
    tip.remove();
  });
  map.on('moveend', () => onMove(view()));
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(element);

  const geometryLayer = (geometry, style) =>
    new GeoJSON(geometry, { style, pane: style.pane, interactive: false, pointToLayer: (_, latlng) => new CircleMarker(latlng, style) });

  return {
    view,

    /** The whole zoom that is drawn: between two, scaled. */
    drawnZoom: () => Math.round(map.getZoom()),

    /** Starts drawing data: the catalogue is there now. */
    begin() {
      grid.addTo(map);
      symbols.addTo(map);
    },

    /** Shades the ground, as of a change, or not. */
    showTerrain: (change, isOn) => shade.show(map, change, isOn),

    setView({ zoom, latitude, longitude }) {
      map.setView([latitude, longitude], zoom, AT_ONCE);
    },

    /** Takes the size of its place at once, before it is told where to look. */
    resized: () => map.invalidateSize({ pan: false }),

    /** Shows [west, south, east, north], or Chongqing without one. */
    showExtent(extent) {
      if (extent) map.fitBounds(latLngs(extent), { ...padding(), ...AT_ONCE, maxZoom: 17 });
      else map.fitBounds(CHONGQING, AT_ONCE);
    },

    zoomTo(geometry) {
      const box = bounds(geometry);
      if (box) map.fitBounds(latLngs(box), { ...padding(), maxZoom: Math.max(16, map.getZoom()) });
    },

    /** Moves until a geometry is in sight, and near enough to be made out; not at all when it is. */
    reveal(geometry) {
      const room = padding();
      const free = new LatLngBounds([room.paddingTopLeft, map.getSize().subtract(room.paddingBottomRight)].map((corner) => map.containerPointToLatLng(corner)));
      const box = latLngs(bounds(geometry));
      const size = map.latLngToContainerPoint(box.getSouthEast()).subtract(map.latLngToContainerPoint(box.getNorthWest()));
      const isTiny = !isPoint(geometry) && Math.max(size.x, size.y) < TINY_PIXELS;
      if (isTiny || !free.contains(box)) map.fitBounds(box, { ...room, maxZoom: Math.max(16, map.getZoom()) });
    },

    zoomBy: (steps) => map.setZoom(map.getZoom() + steps),

    /** Draws again after layers were switched or the language changed. */
    refresh: () => grid.refresh(),

    /** Asks the tiles of these layers again. */
    invalidate(layers) {
      store.invalidate(layers);
      return grid.refresh();
    },

    /** @param isGap the uncovered is what the reader looks for: it stands out */
    showCoverage(coveredGeometry, uncoveredGeometry, isGap = false) {
      covered.clearLayers();
      if (uncoveredGeometry) covered.addLayer(geometryLayer(uncoveredGeometry, isGap ? UNCOVERED_ONLY : UNCOVERED));
      if (coveredGeometry) covered.addLayer(geometryLayer(coveredGeometry, isGap ? COVERED_LIGHTLY : COVERED));
    },

    /** Marks the features of a cell over all others; none removes the marks. */
    showFaults(geometries = []) {
      faults.clearLayers();
      for (const geometry of geometries) faults.addLayer(geometryLayer(geometry, isPoint(geometry) ? FAULT : FAULT_SHAPE));
    },

    /** Marks a zone; nothing unmarks it. */
    showZone(geometry) {
      zoneLight.clearLayers();
      if (geometry) zoneLight.addLayer(geometryLayer(geometry, ZONE_LIGHT));
    },

    /** Marks the chosen feature; nothing unmarks it. */
    showChosen(geometry) {
      chosen.clearLayers();
      if (geometry) chosen.addLayer(geometryLayer(geometry, CHOSEN));
    },

    ...routeOverlay(map),
    ...whatIfOverlay(map),

    ...incidentOverlay(map),

    around: ([longitude, latitude]) => around(new LatLng(latitude, longitude)),

    /**
     * Roads and ground that are reached, coloured by minutes; nothing removes them.
     * @param shown.inputs of service-area, shown.colours Map of minutes to colour
     * @param shown.before inputs of what was reached before roads were shut, drawn beneath as lost
     * @param shown.change number of the change that the answer is of: tiles of another are asked again
     */
    showReached(shown) {
      before.show(map, shown?.before, shown?.change, { isLost: true });
      reached.show(map, shown?.inputs, shown?.change, { colours: shown?.colours, isSplit: shown?.inputs.split === true });
      if (!shown) tip.remove();
    },

    light,

    /** What the user is at: layers, coverage, travel, nearest, changes, matrix or incident. Style sheets show what belongs to it. */
    setTask(task) {
      element.dataset.task = task;
      if (ASKING.includes(task)) element.dataset.question = task;
      tip.remove();
      symbols.schedule();
    },

    /** Draws the symbols of others faintly; nothing draws all alike. @param test (layer id, feature id) to whether it stands out */
    emphasise(test) {
      emphasised = test;
      symbols.schedule();
    },

    draw,
  };
}
