/** What is only supposed, drawn so that nobody takes it for real, and where two answers differ. */
import { CircleMarker, DivIcon, GeoJSON, LayerGroup, Marker, Polyline } from 'leaflet';
import { markerPlace } from '../pure/whatif.js';

const PANE = 'supposed';
const AREAS = 'difference';
const GAINED = { pane: AREAS, interactive: false, color: '#00694d', weight: 1, fillColor: '#009e73', fillOpacity: 0.5 };
const LOST = { pane: AREAS, interactive: false, color: '#8a3c00', weight: 1, fillColor: '#d55e00', fillOpacity: 0.5 };
const KEPT = { pane: AREAS, interactive: false, color: '#1668b3', weight: 0.6, fillColor: '#2f86d6', fillOpacity: 0.18 };
const CASING = { pane: PANE, interactive: false, color: '#ffffff', weight: 8, opacity: 0.9 };
const BUILT = { pane: PANE, interactive: false, color: '#6a1b9a', weight: 4, dashArray: '9 5' };
const CLOSED = { pane: PANE, interactive: false, color: '#d3121a', weight: 5, dashArray: '3 6' };
const WAY = { pane: PANE, interactive: false, color: '#6a1b9a', weight: 1.5, dashArray: '3 4' };
const GHOST = { pane: PANE, interactive: false, radius: 7, color: '#6a1b9a', weight: 1.5, dashArray: '2 3', fillOpacity: 0 };

const latLng = ([longitude, latitude]) => [latitude, longitude];
const SIGNS = { add: '+', move: '⤢', remove: '×' };

/** @param map of Leaflet */
export function whatIfOverlay(map) {
  for (const [name, zIndex] of [[AREAS, 355], [PANE, 450]]) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.style.pointerEvents = 'none';
  }
  const areas = new LayerGroup().addTo(map);
  const supposed = new LayerGroup().addTo(map);
  const shape = (geometry, style) => new GeoJSON(geometry, { style, pane: style.pane, interactive: false });

  function marker({ kind, geometry, title, dragged }) {
    const icon = new DivIcon({ className: `supposed-marker is-${kind}`, html: SIGNS[kind], iconSize: [20, 20] });
    const one = new Marker(latLng(markerPlace(geometry)), { icon, title, alt: title, pane: PANE, draggable: Boolean(dragged), keyboard: false });
    if (dragged) one.on('dragend', () => { const { lng, lat } = one.getLatLng().wrap(); dragged([lng, lat]); });
    return one;
  }

  function draw({ kind, geometry, from, title, dragged }) {
    if (kind === 'build' || kind === 'close') {
      return [shape(geometry, CASING), shape(geometry, kind === 'build' ? BUILT : CLOSED)];
    }
    const moved = from ? [new Polyline([latLng(markerPlace(from)), latLng(markerPlace(geometry))], WAY), new CircleMarker(latLng(markerPlace(from)), GHOST)] : [];
    return [...moved, marker({ kind, geometry, title, dragged })];
  }

  return {
    /** Suppositions: {kind, geometry, from: where it is stored to be, title, dragged: (position) once it was dragged}. */
    showSupposed(list) {
      supposed.clearLayers();
      list.flatMap(draw).forEach((each) => supposed.addLayer(each));
    },

    /** Areas in GeoJSON, {kept, gained, lost}; nothing removes them. */
    showDifference({ kept, gained, lost } = {}) {
      areas.clearLayers();
      for (const [geometry, style] of [[kept, KEPT], [lost, LOST], [gained, GAINED]]) {
        if (geometry) areas.addLayer(shape(geometry, style));
      }
    },
  };
}
