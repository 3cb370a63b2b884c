/** Numbers, distances, areas and dates as people read them. Values come in metres, square metres, shares of 1. */

const LOCALES = { zh: 'zh-CN', en: 'en-GB' };

const formatters = new Map();

/** Words of a language for values: `formatter('zh').distance(1234)` is `1.23 km`. */
export function formatter(language) {
  if (!formatters.has(language)) formatters.set(language, makeFormatter(LOCALES[language]));
  return formatters.get(language);
}

function makeFormatter(locale) {
  // A table asks for thousands of numbers, and making a NumberFormat takes longer than using it.
  const fixed = [0, 1, 2].map((digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  const number = (value, digits = 0) => fixed[digits].format(value);
  const plainFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const plain = (value) => plainFormat.format(value);
  const minutesFormat = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', maximumFractionDigits: 6 });
  return {
    number,
    plain,
    minutes: (count) => minutesFormat.format(count),

    distance(metres) {
      if (metres < 1000) return `${number(metres, metres < 10 ? 1 : 0)} m`;
      return `${number(metres / 1000, metres < 10_000 ? 2 : 1)} km`;
    },

    /** A distance somebody chose, as chosen: 500 m, 2 km. */
    radius(metres) {
      return metres < 1000 ? `${plain(metres)} m` : `${plain(metres / 1000)} km`;
    },

    area(squareMetres) {
      const squareKilometres = squareMetres / 1e6;
      return `${number(squareKilometres, squareKilometres < 100 ? 2 : 1)} km²`;
    },

    people(count) {
      return number(Math.round(count));
    },

    /** One decimal, but never "100.0 %" while something is missing nor "0.0 %" while something is there. */
    share(share) {
      const percent = share * 100;
      if (percent > 0 && percent < 0.1) return '< 0.1 %';
      if (percent < 100 && percent >= 99.95) return '> 99.9 %';
      return `${number(percent, 1)} %`;
    },

    time(isoInstant) {
      return new Intl.DateTimeFormat(locale, {
        year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
        hour12: false, timeZone: 'Asia/Shanghai',
      }).format(new Date(isoInstant));
    },
  };
}

/** Longitude and latitude with as many decimals as a pixel of that zoom deserves. */
export function coordinates(longitude, latitude, zoom = 18) {
  const digits = zoom >= 15 ? 5 : zoom >= 11 ? 4 : 3;
  return `${longitude.toFixed(digits)}, ${latitude.toFixed(digits)}`;
}

/**
 * Reads "106.45, 29.55" as typed: longitude first, any of comma, Chinese comma or blank between.
 * Empty when it is no such pair.
 */
export function readCoordinates(text) {
  const parts = text.trim().split(/[\s,，、;；]+/);
  if (parts.length !== 2 || !parts.every((part) => /^[+-]?\d+(\.\d+)?$/.test(part))) return undefined;
  const [longitude, latitude] = parts.map(Number);
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : undefined;
}

/** "500, 2000" as numbers; empty when any part is no positive number, or more than `most`. */
export function readPositives(text, most = Number.MAX_VALUE) {
  const parts = text.trim().split(/[\s,，、;；]+/).filter(Boolean);
  const numbers = [...new Set(parts.map(Number))].sort((a, b) => a - b);
  return numbers.length > 0 && numbers.every((number) => number > 0 && number <= most) ? numbers : undefined;
}
