import localFont from 'next/font/local'

/**
 * Source Serif 4 from its npm package: no request to another host, and the build needs no network. Next names the font
 * as this constant; as "serif" Chromium would look for a system's font of that name.
 */
export const sourceSerif = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-serif-latin',
  // A font that comes late would move the text. It is shown if it is there when the page is first drawn: on a slow
  // connection from the second page on. Until then the text is in Times New Roman
  // (globals.css), which browsers also use while they wait for a font.
  adjustFontFallback: false,
  display: 'optional',
})

/** Loaded only by pages with words in italics. It is as large as the upright one, so the site's frame has none. */
export const sourceSerifItalic = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  variable: '--font-serif-italic',
  adjustFontFallback: false,
  preload: false,
  display: 'swap',
})

/** Loaded only by pages that show a Cyrillic letter. */
export const sourceSerifCyrillic = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-serif-cyrillic',
  declarations: [{ prop: 'unicode-range', value: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' }],
  adjustFontFallback: false,
  preload: false,
  display: 'swap',
})
