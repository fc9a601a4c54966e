import localFont from 'next/font/local'

/** Source Serif 4 from its npm package: no request to another host, and the build needs no network. */
export const serif = localFont({
  src: [
    {
      path: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
      weight: '200 900',
      style: 'normal',
    },
    {
      path: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
      weight: '200 900',
      style: 'italic',
    },
  ],
  variable: '--font-serif-latin',
  adjustFontFallback: 'Times New Roman',
  fallback: ['Iowan Old Style', 'Georgia', 'serif'],
  display: 'swap',
})

/** Loaded only by pages that show a Cyrillic letter. */
export const cyrillic = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-serif-cyrillic',
  declarations: [{ prop: 'unicode-range', value: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' }],
  adjustFontFallback: false,
  preload: false,
  display: 'swap',
})
