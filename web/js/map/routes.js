/** Places, routes and closed roads drawn over the map. */
import { CircleMarker, DivIcon, GeoJSON, LayerGroup, Marker, Polyline } from 'leaflet';
import { closestPosition, endFrom, middleOf, roadPart } from '../pure/geometry.js';

const QUIET = { interactive: false };
const LINK = { ...QUIET, pane: 'lines', color: '#24303a', weight: 1.5, dashArray: '2 4' };
const WALK = { ...QUIET, pane: 'routes', color: '#24303a', weight: 2.5, dashArray: '1 5', lineCap: 'round' };
const PLACE = { ...QUIET, pane: 'lines', radius: 6, color: '#ffffff', weight: 2, fillColor: '#12324a', fillOpacity: 1 };
const END = { ...QUIET, pane: 'lines', radius: 12, color: '#0b5cad', weight: 3, fill: false };
const CASING = { ...QUIET, pane: 'routes', color: '#ffffff', weight: 5.5, opacity: 0.9 };
const ROUTE = { ...QUIET, pane: 'routes', color: '#5d7f9c', weight: 3 };
const CHOSEN_CASING = { ...CASING, weight: 9 };
const CHOSEN = { ...ROUTE, color: '#0b5cad', weight: 5.5 };
const BEFORE = { ...QUIET, pane: 'routes', color: '#6a3d9a', weight: 3.5, dashArray: '0.1 7', lineCap: 'round' };
const SHUT_CASING = { ...QUIET, pane: 'closures', color: '#ffffff', weight: 9, opacity: 0.9 };
const SHUT = { ...SHUT_CASING, color: '#b3121a', weight: 5.5, opacity: 1 };
const SHUT_DASH = { ...SHUT, color: '#ffffff', weight: 2, dashArray: '4 5', lineCap: 'butt' };
const FLOOD = { ...QUIET, pane: 'closures', color: '#b3121a', weight: 2, dashArray: '6 4', fillColor: 'url(#hatch-strong)', fillOpacity: 0.8 };

const latLng = ([longitude, latitude]) => [latitude, longitude];
const line = (positions, style) => new Polyline(positions.map(latLng), style);

export function routeOverlay(map) {
  const group = () => new LayerGroup().addTo(map);
  const [links, origins, shut] = [group(), group(), group()];

  const geometryLine = (geometry, style) => new GeoJSON(geometry, { style, interactive: false, pane: style.pane });
  const numbered = (position, text) => new Marker(latLng(position), { interactive: false, keyboard: false, pane: 'origins', icon: new DivIcon({ className: 'origin', html: text, iconSize: [22, 22] }) });
  const cross = (position) => new Marker(latLng(position), { interactive: false, keyboard: false, pane: 'closures', icon: new DivIcon({ className: 'cross', iconSize: [18, 18] }) });

  return {
    /** A place and lines from it to geometries; nothing removes them. */
    showLinks(place, geometries = []) {
      links.clearLayers();
      if (!place) return;
      for (const geometry of geometries) links.addLayer(line([place, closestPosition(geometry, place)], LINK));
      links.addLayer(new CircleMarker(latLng(place), PLACE));
    },

    /**
     * Routes between a place and things around it; the chosen one lies on top.
     * @param access where the place joins the roads, may be absent; the walk to there is dotted
     * @param routes [{route, isChosen}] in GeoJSON; before: routes as they were before something was shut
     */
    showRoutes({ place, access, routes, before = [] }) {
      links.clearLayers();
      const last = [...routes].sort((a, b) => a.isChosen - b.isChosen);
      const byRoad = last.map(({ route, isChosen }) => ({ positions: roadPart(route, access), isChosen }));
      for (const { positions, isChosen } of byRoad) links.addLayer(line(positions, isChosen ? CHOSEN_CASING : CASING));
      for (const { positions, isChosen } of byRoad) links.addLayer(line(positions, isChosen ? CHOSEN : ROUTE));
      for (const route of before) links.addLayer(line(roadPart(route, access), BEFORE));
      for (const { route } of last.filter(({ isChosen }) => isChosen)) links.addLayer(new CircleMarker(latLng(endFrom(route, place)), END));
      if (access) links.addLayer(line([place, access], WALK));
      links.addLayer(new CircleMarker(latLng(place), PLACE));
    },

    /** Numbered places that a question sets out from; none removes them. */
    showOrigins(points = []) {
      origins.clearLayers();
      points.forEach((point, index) => origins.addLayer(numbered(point, String(index + 1))));
    },

    /** Roads and areas that are shut, in GeoJSON. */
    showClosures(roads, areas) {
      shut.clearLayers();
      for (const area of areas) shut.addLayer(geometryLine(area, FLOOD));
      for (const style of [SHUT_CASING, SHUT, SHUT_DASH]) {
        for (const road of roads) shut.addLayer(geometryLine(road, style));
      }
      for (const road of roads) shut.addLayer(cross(middleOf(road)));
    },
  };
}
