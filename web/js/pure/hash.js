/** The address bar keeps view, layers and language: `#map=12/29.55/106.45&layers=hazard,zone&lang=en`. */

/** What a hash says; what it does not say, or says wrongly, is absent. */
export function parseHash(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const state = {};
  const map = (parameters.get('map') ?? '').split('/').map((part) => (part === '' ? NaN : Number(part)));
  const [zoom, latitude, longitude] = map;
  if (map.length === 3 && zoom >= 0 && zoom <= 22 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
    state.view = { zoom, latitude, longitude };
  }
  if (parameters.has('layers')) state.layers = parameters.get('layers').split(',').filter(Boolean);
  if (['zh', 'en'].includes(parameters.get('lang'))) state.language = parameters.get('lang');
  return state;
}

/** The inverse of {@link parseHash}. */
export function formatHash({ view, layers, language }) {
  const digits = view.zoom >= 14 ? 5 : 4;
  return `#map=${+view.zoom.toFixed(2)}/${view.latitude.toFixed(digits)}/${view.longitude.toFixed(digits)}`
    + `&layers=${layers.join(',')}&lang=${language}`;
}
