/**
 * The characters that the fonts of draw-card.tsx have. For any other, and for what it takes for an emoji (such as "©"),
 * next/og would ask a foreign server for a font or a picture. It must not learn what is read here.
 */
const undrawable =
  /[^\u0020-\u007e\u00a0-\u00a8\u00aa-\u00ac\u00af-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017f\u0400-\u045f\u0490\u0491\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2039\u203a\u20ac\u2116\u2212]/gu

/** A text without the characters that cannot be drawn, cut after `most` characters. */
export function drawable(text: string, most: number): string {
  const drawn = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2012]/g, '-')
    .replace(undrawable, '')
    .replace(/ +/g, ' ')
    .trim()
  return drawn.length <= most ? drawn : `${drawn.slice(0, most - 1).trimEnd()}…`
}
