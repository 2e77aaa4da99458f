type Rgb = [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const print = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** Relative luminance of WCAG 2, 0 to 1. */
const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast with white: 1 to 21. */
export const contrastWithWhite = (hex: string): number => 1.05 / (luminance(parse(hex)) + 0.05);

/**
 * The accent of a house as it may be used: darkened until white text on it, and it as text on a light tint, is
 * readable (WCAG AA asks 4.5; 5.5 leaves room for the tint).
 * @param hex "#rrggbb", or "#rgb"
 */
export const readableAccent = (hex: string): string => {
  let accent = hex.length === 4 ? hex.replace(/[\da-f]/gi, "$&$&") : hex;
  while (contrastWithWhite(accent) < 5.5) accent = print(parse(accent).map((part) => part * 0.95) as Rgb);
  return accent;
};
