/** The pages in place of the map or beside it: the matrix, the reports, what happened. Classes of the body say which is open. */
import { START } from './pure/matrix.js';

const isOpen = (name) => document.body.classList.contains(name);
const open = (name, on) => document.body.classList.toggle(name, on);

export const inMatrix = () => isOpen('in-matrix');
export const inReports = () => isOpen('in-reports');
export const inIncident = () => isOpen('in-incident');

/**
 * @param app.map, app.matrix, app.reports, app.incident, app.inspector, app.layers, app.closures, app.coverage, app.shell the parts
 * @param app.showTask (id) after another page or tab is shown, app.placeClosures ()
 */
export function pagesOf(app) {
  const { map, matrix, reports, incident, inspector, shell } = app;
  let lastMatrix = { ...START, isOpen: false, top: 0 };

  function showPage() {
    const id = inReports() ? 'reports' : inMatrix() ? 'matrix' : inIncident() ? 'incident' : 'map';
    shell.setPage(id);
    app.showTask(id === 'map' ? shell.activeTab() : id);
  }

  return {
    /** The matrix as it was shown last. */
    lastMatrix: () => lastMatrix,

    /** Shows the matrix as given, or the map without it. */
    setMatrix(state) {
      if (state && !inMatrix()) inspector.close();
      lastMatrix = matrix.state() ?? lastMatrix;
      open('in-matrix', state !== undefined);
      showPage();
      matrix.restore(state);
      if (state) return;
      map.resized();
      app.coverage.draw();
    },

    /** Shows the incident view with what is asked there, or the map without it. */
    setIncident(state) {
      if (!state && !inIncident()) return;
      inspector.close();
      const view = map.view();
      open('in-incident', state !== undefined);
      if (state) incident.layersPlace.append(app.layers.element);
      else shell.give('layers', app.layers.element);
      showPage();
      map.resized();
      map.setView(view);
      if (state?.closed) app.closures.restore(state.closed);
      if (state) incident.restore(state.question);
      app.placeClosures();
    },

    /** Shows the reports as given, or the map without them. */
    setReports(state) {
      if (!state && !inReports()) return;
      if (state) inspector.close();
      open('in-reports', state !== undefined);
      showPage();
      reports.restore(state);
      if (!state) map.resized();
    },
  };
}
