/** What happened and what is around it, drawn for a dark map. */
import { Circle, CircleMarker, DivIcon, GeoJSON, LayerGroup, Marker, Polyline, Tooltip } from 'leaflet';

const PANES = { 'incident-area': 365, 'incident-routes': 416, 'incident-hazards': 425, 'incident-place': 427, 'incident-marks': 446 };
const OF_THE_ANSWER = ['incident-routes', 'incident-hazards', 'incident-marks'];
const QUIET = { interactive: false };
const ZONE = { ...QUIET, pane: 'incident-area', color: '#ffffff', weight: 2.5, dashArray: '2 6', fill: false };
const AREA = { ...QUIET, pane: 'incident-area', color: '#ffc14d', weight: 3, fillColor: '#ffc14d', fillOpacity: 0.09 };
const ROUTE = { ...QUIET, pane: 'incident-routes', color: '#8fb4d6', weight: 3, opacity: 0.75 };
const TOP_CASING = { ...QUIET, pane: 'incident-routes', color: '#04121f', weight: 11 };
const TOP = { ...TOP_CASING, color: '#4db2ff', weight: 6.5 };
const LINK = { ...TOP, weight: 2.5, dashArray: '2 8' };
const BEFORE = { ...QUIET, pane: 'incident-routes', color: '#d59bff', weight: 3.5, dashArray: '0.1 7', lineCap: 'round' };
const HAZARD = { pane: 'incident-hazards', color: '#ffffff', weight: 1.5, fillOpacity: 1 };
const CHOSEN_HAZARD = { ...QUIET, pane: 'incident-hazards', color: '#ffffff', weight: 4, fill: false, radius: 15 };

const MARK_WIDTH = 96;
const MARK_HEIGHT = 27;
const [UNDER, OVER] = [-10_000, 10_000];

const latLng = ([longitude, latitude]) => [latitude, longitude];

export function incidentOverlay(map) {
  for (const [name, zIndex] of Object.entries(PANES)) map.createPane(name).style.zIndex = zIndex;
  const group = () => new LayerGroup().addTo(map);
  const [zone, area, routes, hazards, chosen, marks, place] = [group(), group(), group(), group(), group(), group(), group()];
  const drawn = (into, geometry, style) => into.addLayer(new GeoJSON(geometry, { style, interactive: false, pane: style.pane }));

  /** Only what has room keeps its words. */
  function shrinkMarks() {
    const kept = [];
    for (const mark of marks.getLayers()) {
      const { x, y } = map.latLngToContainerPoint(mark.getLatLng());
      const isCovered = kept.some((each) => Math.abs(each.x - x) < MARK_WIDTH && Math.abs(each.y - y) < MARK_HEIGHT);
      if (!isCovered) kept.push({ x, y });
      mark.getElement()?.classList.toggle('is-small', isCovered);
      mark.setZIndexOffset(isCovered ? UNDER : OVER);
    }
  }
  map.on('zoomend', shrinkMarks);

  return {
    /** Where it happened: a place with metres around it, or a drawn shape; nothing removes it. */
    showIncident({ at, radius, shape } = {}) {
      area.clearLayers();
      place.clearLayers();
      if (shape) drawn(area, shape, AREA);
      if (!at) return;
      if (!shape && radius) area.addLayer(new Circle(latLng(at), { ...AREA, radius }));
      place.addLayer(new Marker(latLng(at), { ...QUIET, keyboard: false, pane: 'incident-place', icon: new DivIcon({ className: 'incident-place', iconSize: [44, 44] }) }));
    },

    /** Draws faintly what belongs to an answer that is not the latest. */
    fadeIncident(isOld) {
      for (const name of OF_THE_ANSWER) map.getPane(name).classList.toggle('is-old', isOld);
    },

    /** The zone that answers for it. */
    showIncidentZone(geometry) {
      zone.clearLayers();
      if (geometry) drawn(zone, geometry, ZONE);
    },

    /** @param found [{point, colour, radius, name, choose}] */
    showIncidentHazards(found = []) {
      hazards.clearLayers();
      for (const { point, colour, radius, name, choose } of [...found].reverse()) {
        const words = document.createElement('span');
        words.textContent = name;
        hazards.addLayer(new CircleMarker(latLng(point), { ...HAZARD, radius, fillColor: colour, bubblingMouseEvents: false })
          .bindTooltip(new Tooltip({ className: 'reach-tip', direction: 'top' }).setContent(words)).on('click', choose));
      }
    },

    showChosenHazard(point) {
      chosen.clearLayers();
      if (point) chosen.addLayer(new CircleMarker(latLng(point), CHOSEN_HAZARD));
    },

    /** @param others routes, top the one on top, link [from, to] where there is no route, before routes of before something was shut; all GeoJSON */
    showIncidentRoutes({ others = [], top, link, before = [] } = {}) {
      routes.clearLayers();
      const line = ({ coordinates }, style) => routes.addLayer(new Polyline(coordinates.map(latLng), style));
      for (const route of others) line(route, ROUTE);
      for (const route of before) line(route, BEFORE);
      if (link) routes.addLayer(new Polyline(link.map(latLng), LINK));
      for (const style of top ? [TOP_CASING, TOP] : []) line(top, style);
    },

    /** @param shown [{position, element, isTop, choose}]: signs that can be clicked, the important first; where they would lie on each other the later ones shrink */
    showIncidentMarks(shown = []) {
      marks.clearLayers();
      for (const { position, element, isTop, choose } of [...shown].sort((a, b) => b.isTop - a.isTop)) {
        marks.addLayer(new Marker(latLng(position), {
          pane: 'incident-marks', keyboard: false, bubblingMouseEvents: false,
          icon: new DivIcon({ className: isTop ? 'incident-mark is-top' : 'incident-mark', html: element, iconSize: null }),
        }).on('click', choose));
      }
      shrinkMarks();
    },
  };
}
