/** The small map of the brief: drawn from the answer alone, so that it prints without tiles and without a network. */
import { closestPosition, endFrom } from '../pure/geometry.js';
import { sketch } from '../pure/sketch.js';

const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT] = [340, 280];
const BENEATH = 20; // For the scale, where nothing lies under it.
const SHELTERS_MARKED = 4;

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.flat());
  return made;
}

const ends = (from) => ({ feature, point, route }) => (feature?.geometry ? closestPosition(feature.geometry, from) : point ?? (route ? endFrom(route, from) : undefined));

/** @param answer as the brief has it, words as of incidentWords */
export function briefMap({ question, inputs, after, zone }, words) {
  const from = after.place.point;
  const signs = [
    ...after.resources.map(({ layer, results: [first] }) => ({ layer, result: first })),
    ...after.shelters.list.slice(0, SHELTERS_MARKED).map((result) => ({ layer: 'shelter', result })),
  ].filter(({ result }) => result).map(({ layer, result }) => ({ text: words.layer(layer)?.symbol.text ?? '', route: result.route, position: ends(from)(result) })).filter(({ position }) => position);
  const drawing = sketch({ at: from, radius: inputs.radius_m, shape: question.shape, wanted: signs.map(({ position }) => position) }, WIDTH, HEIGHT);
  const path = (geometry, name) => element('path', { d: drawing.path(geometry), class: name });
  const circle = (place, r, name) => {
    const [cx, cy] = drawing.position(place);
    return element('circle', { cx: cx.toFixed(1), cy: cy.toFixed(1), r, class: name });
  };
  const [x, y] = drawing.position(from);
  const levels = words.levels();
  const ground = element('svg', { width: WIDTH, height: HEIGHT },
    element('rect', { width: WIDTH, height: HEIGHT, class: 'map-paper' }),
    zone ? [path(zone, 'map-zone')] : [],
    question.shape ? path(question.shape, 'map-area') : circle(from, drawing.units(inputs.radius_m).toFixed(1), 'map-area'),
    signs.filter(({ route }) => route).map(({ route }) => path(route, 'map-route')),
    [...after.hazards].reverse().map(({ point, level }) => {
      const made = circle(point, 3.4, 'map-hazard');
      made.setAttribute('fill', levels.find(({ id }) => id === level)?.colour ?? '#555555');
      return made;
    }),
    signs.map(({ text, position }) => {
      const [cx, cy] = drawing.position(position);
      return element('g', { transform: `translate(${cx.toFixed(1)} ${cy.toFixed(1)})`, class: 'map-sign' }, element('circle', { r: 9 }), element('text', { y: 4 }, text));
    }),
    element('path', { d: `M${x - 11} ${y}H${x + 11}M${x} ${y - 11}V${y + 11}`, class: 'map-place' }),
    element('g', { transform: `translate(${WIDTH - 16} 24)`, class: 'map-north' }, element('path', { d: 'M0 -16L6 4L0 0L-6 4Z' }), element('text', { y: 16 }, 'N')));
  return element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT + BENEATH}`, class: 'brief-map', 'aria-hidden': 'true' }, ground,
    element('path', { d: `M0 ${HEIGHT}H${WIDTH}`, class: 'map-edge' }),
    element('g', { transform: `translate(8 ${HEIGHT + BENEATH - 6})`, class: 'map-scale' },
      element('path', { d: `M0 -4V0H${drawing.scale.units.toFixed(1)}V-4` }),
      element('text', { x: drawing.scale.units + 4, y: 0 }, words.radius(drawing.scale.metres))));
}
