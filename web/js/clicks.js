/** What a click on the map says: to the view that is open, otherwise what lies there. */
import { inIncident, inMatrix } from './pages.js';
import { isDrawnAt } from './pure/symbol.js';

/**
 * @param app.isReady () whether the catalogue is there, app.lookUnder (click, layers) finds what lies there
 * @param app.table () the view whose table of zones is shown last
 * @param app.map, app.shown, app.incident, app.nearest, app.travel, app.inspector, app.notices, app.shell the parts
 */
export function clicksOn({ isReady, lookUnder, table, map, shown, incident, nearest, travel, inspector, notices, shell }) {
  async function look(click) {
    const zoom = map.drawnZoom();
    const found = await lookUnder(click, shown.layersAt(zoom));
    if (!found) return;
    const rows = found.filter(({ layer: { id } }) => id === 'zone').map(({ feature }) => feature.properties.code);
    const marked = table().isShowing() && !inMatrix() && rows.some((code) => table().markZone(code));
    const offered = found.filter((entry) => (entry.layer.symbol.base ? !marked && isDrawnAt(entry.layer, entry.feature.properties, zoom) : true));
    if (offered.length > 0) shell.makeRoom();
    inspector.showFound(offered);
  }

  return async (click) => {
    if (!isReady()) return;
    const place = [click.longitude, click.latitude];
    if (inIncident()) {
      incident.happenedAt(place);
    } else if (shell.activeTab() === 'nearest' && !inMatrix()) {
      inspector.close();
      shell.choose('nearest');
      nearest.from(place);
    } else if (shell.activeTab() === 'travel' && travel.takesPoints() && !inMatrix()) {
      inspector.close();
      travel.addPoint(place);
    } else {
      try {
        await look(click);
      } catch (problem) {
        notices.show(() => problem.message, { isProblem: true });
      }
    }
  };
}
