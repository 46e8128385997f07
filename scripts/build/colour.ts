interface Rgb {
  r: number;
  g: number;
  b: number;
}

const white: Rgb = { r: 255, g: 255, b: 255 };
const black: Rgb = { r: 0, g: 0, b: 0 };
/** Paper of the dark mode; layouts/styles/tokens.css names the same colour. */
const night: Rgb = { r: 0x15, g: 0x18, b: 0x1c };
/** A little above the 4.5:1 that the rules on accessibility ask for, so that tinted paper passes too. */
const enough = 5.6;
const standard = '#1f5fa8';

function parse(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return { r: part(1), g: part(3), b: part(5) };
}

const hexOf = ({ r, g, b }: Rgb) =>
  `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (a: Rgb, b: Rgb, share: number): Rgb => ({
  r: a.r + (b.r - a.r) * share,
  g: a.g + (b.g - a.g) * share,
  b: a.b + (b.b - a.b) * share,
});

function luminance({ r, g, b }: Rgb): number {
  const linear = (part: number) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** `colour` brought towards `towards` until it can be read on `paper`. */
function readable(colour: Rgb, paper: Rgb, towards: Rgb): Rgb {
  let share = 0;
  while (share < 1 && contrast(mix(colour, towards, share), paper) < enough) share += 0.02;
  return mix(colour, towards, Math.min(share, 1));
}

const declare = (names: Record<string, Rgb>) =>
  Object.entries(names)
    .map(([name, colour]) => `--${name}:${hexOf(colour)}`)
    .join(';');

/**
 * The style sheet that gives a site its main colour (`#rrggbb`), by day and by night. A colour too pale or too dark to be read is
 * deepened or lightened, never refused.
 */
export function colourSheet(colour: string | undefined): string {
  const own = parse(colour ?? standard);
  const main = readable(own, white, black);
  const light = readable(own, night, white);
  const day = declare({
    main,
    'main-deep': mix(main, black, 0.28),
    'main-soft': mix(main, white, 0.92),
    'main-line': mix(main, white, 0.72),
    band: main,
  });
  const dark = declare({
    main: light,
    'main-deep': mix(light, white, 0.3),
    'main-soft': mix(night, light, 0.1),
    'main-line': mix(night, light, 0.38),
    band: mix(main, night, 0.45),
  });
  return `:root{${day}}\n@media (prefers-color-scheme:dark){:root{${dark}}}\n`;
}
