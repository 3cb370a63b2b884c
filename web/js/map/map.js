/** The map as the rest of the page sees it: no Leaflet beyond this folder. */
import { CircleMarker, Control, GeoJSON, LatLngBounds, LayerGroup, Map as LeafletMap, Polyline } from 'leaflet';
import { bounds, closestPosition, isPoint } from '../pure/geometry.js';
import { DrawTool } from './draw.js';
import { ShapeGrid } from './shapes.js';
import { SymbolOverlay } from './symbols.js';
import { TileStore } from './tiles.js';

const CLICK_PIXELS = 9;
const CHONGQING = [[28.16, 105.29], [32.2, 110.19]];
const WHOLE_WORLD = [[-85.05, -Infinity], [85.05, Infinity]];
const PANES = { coverage: 350, zone: 370, highlight: 380, symbols: 420, faults: 430, lines: 440, drawing: 460 };

const COVERED = { pane: 'coverage', interactive: false, stroke: true, color: '#1668b3', weight: 0.8, fillColor: '#2f86d6', fillOpacity: 0.26 };
const UNCOVERED = { pane: 'coverage', interactive: false, stroke: false, fillColor: 'url(#hatch)', fillOpacity: 1 };
const UNCOVERED_ONLY = { ...UNCOVERED, stroke: true, color: '#b3261e', weight: 1.5, fillColor: 'url(#hatch-strong)' };
const COVERED_LIGHTLY = { ...COVERED, weight: 0.5, fillOpacity: 0.16 };
const ZONE_LIGHT = { pane: 'zone', interactive: false, color: '#12324a', weight: 2.5, fillColor: '#12324a', fillOpacity: 0.08 };
const CHOSEN = { pane: 'highlight', interactive: false, color: '#0b5cad', weight: 4, opacity: 0.85, fillColor: '#0b5cad', fillOpacity: 0.12, radius: 16 };
const FAULT = { pane: 'faults', interactive: false, color: '#ffffff', weight: 2, fillColor: '#b3261e', fillOpacity: 1, radius: 7 };
const FAULT_SHAPE = { ...FAULT, color: '#b3261e', weight: 3, fillOpacity: 0.25 };
const LINK = { pane: 'lines', interactive: false, color: '#24303a', weight: 1.5, dashArray: '2 4' };
const PLACE = { pane: 'lines', interactive: false, radius: 6, color: '#ffffff', weight: 2, fillColor: '#12324a', fillOpacity: 1 };

/**
 * @param element where the map goes
 * @param options.fetchTile as for TileStore
 * @param options.layersAt zoom to the catalogue layers drawn there
 * @param options.isWhole layer to whether it is drawn with what it usually leaves for later zooms
 * @param options.onClick {longitude, latitude, bbox}: a click that no drawing took
 * @param options.onPointer longitude and latitude, or nothing when the pointer leaves
 * @param options.onMove view after it changed
 * @param options.onTileProblem a tile that could not be had
 */
export function createMap(element, { fetchTile, layersAt, isWhole, onClick, onPointer, onMove, onTileProblem }) {
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
  // Coverage is out of sight while the nearest are looked for.
  const symbols = new SymbolOverlay(grid, () => (isTask('nearest') ? undefined : emphasised), () => isTask('matrix'));
  const draw = new DrawTool(map);

  const group = () => new LayerGroup().addTo(map);
  const covered = group();
  const zoneLight = group();
  const faults = group();
  const chosen = group();
  const links = group();

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

  map.on('click', ({ latlng, containerPoint }) => {
    if (draw.isActive) return draw.add(latlng);
    const corner = (x, y) => map.containerPointToLatLng(containerPoint.add([x, y]));
    const southWest = corner(-CLICK_PIXELS, CLICK_PIXELS);
    const northEast = corner(CLICK_PIXELS, -CLICK_PIXELS);
    const place = latlng.wrap();
    const shift = place.lng - latlng.lng;
    return onClick({
      longitude: place.lng, latitude: place.lat, focus: () => element.focus({ preventScroll: true }),
      bbox: [southWest.lng + shift, southWest.lat, northEast.lng + shift, northEast.lat],
    });
  });
  map.on('dblclick', () => draw.isActive && draw.finish());
  map.on('mousemove', ({ latlng }) => onPointer(latlng.wrap().lng, latlng.lat, map.getZoom()));
  map.on('mouseout', () => onPointer());
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

    setView({ zoom, latitude, longitude }) {
      map.setView([latitude, longitude], zoom);
    },

    /** Takes the size of its place at once, before it is told where to look. */
    resized: () => map.invalidateSize({ pan: false }),

    /** Shows [west, south, east, north], or Chongqing without one. */
    showExtent(extent) {
      if (extent) map.fitBounds(latLngs(extent), { ...padding(), maxZoom: 17 });
      else map.fitBounds(CHONGQING);
    },

    zoomTo(geometry) {
      const box = bounds(geometry);
      if (box) map.fitBounds(latLngs(box), { ...padding(), maxZoom: Math.max(16, map.getZoom()) });
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

    /** A place and lines from it to geometries; nothing removes them. */
    showLinks(place, geometries = []) {
      links.clearLayers();
      if (!place) return;
      const latLng = ([longitude, latitude]) => [latitude, longitude];
      for (const geometry of geometries) {
        links.addLayer(new Polyline([latLng(place), latLng(closestPosition(geometry, place))], LINK));
      }
      links.addLayer(new CircleMarker(latLng(place), PLACE));
    },

    /** What the user is at: layers, coverage, nearest, changes or matrix. Style sheets show what belongs to it. */
    setTask(task) {
      element.dataset.task = task;
      symbols.schedule();
    },

    /** Draws the symbols of other layers faintly; nothing draws all alike. */
    emphasise(layerId) {
      emphasised = layerId;
      symbols.schedule();
    },

    draw,
  };
}
