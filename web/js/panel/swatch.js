/** Legend symbols, drawn by the same code as the map. */
import { drawGlyph } from '../pure/glyph.js';
import { legendClasses, shapeStyle } from '../pure/symbol.js';

const SIDE = 20;
const NEAR = 15;
const LARGEST = 16;

/** A small picture of a layer, or of one class of it. */
export function swatch(layer, legendClass, hollow = false) {
  const canvas = document.createElement('canvas');
  const ratio = Math.min(window.devicePixelRatio || 1, 3);
  canvas.width = canvas.height = SIDE * ratio;
  canvas.className = 'swatch';
  canvas.setAttribute('aria-hidden', 'true');
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  const colour = legendClass?.colour ?? layer.symbol.colour;
  const drawn = { ...layer, symbol: { ...layer.symbol, classify: null, colour } };
  const properties = legendClass ? { [layer.symbol.classify]: legendClass.id } : {};
  if (!layer.symbol.base) {
    drawGlyph(context, { shape: layer.symbol.shape, colour, text: legendClass || hollow ? '' : layer.symbol.text, size: legendClass || hollow ? Math.min(LARGEST, 11 * (legendClass?.size ?? 1)) : LARGEST, hollow }, SIDE / 2, SIDE / 2);
  } else if (layer.geometry === 'polygon' || layer.geometry === 'line_or_polygon') {
    drawArea(context, shapeStyle(drawn, properties, NEAR, true));
  } else {
    drawLine(context, shapeStyle(drawn, properties, NEAR, false));
  }
  return canvas;
}

function drawArea(context, style) {
  context.beginPath();
  context.rect(2.5, 4.5, 15, 11);
  if (style.fill) {
    context.globalAlpha = style.fillOpacity;
    context.fillStyle = style.fill;
    context.fill();
  }
  if (style.stroke) stroke(context, style);
}

function drawLine(context, style) {
  context.beginPath();
  context.moveTo(1, 14);
  context.lineTo(8, 8);
  context.lineTo(12, 11);
  context.lineTo(19, 6);
  stroke(context, { ...style, width: Math.max(1.5, style.width) });
}

function stroke(context, style) {
  context.globalAlpha = style.strokeOpacity;
  context.strokeStyle = style.stroke;
  context.lineWidth = style.width;
  context.setLineDash(style.dash);
  context.stroke();
}

/** Whether a layer has classes worth unfolding. */
export function hasLegend(layer) {
  return layer.geometry !== 'none' && (legendClasses(layer).length > 0 || (layer.usable && !layer.symbol.base));
}
