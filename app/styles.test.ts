import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const sized = /^(font-size|(?:row-|column-)?gap|(?:margin|padding)(?:-[a-z-]+)?)$/
/** What is relative to its own text needs no token, and the text of a drawing has the drawing's units. */
const exempt = new Set(['_ui/charts/stacked-chart.module.css: font-size: 12px'])

const tokens = [
  ...readFileSync(path.join(import.meta.dirname, 'globals.css'), 'utf8').matchAll(
    /--(type|space)-(\d): (?:clamp\()?([\d.]+)rem/g,
  ),
].map(([, scale, step, rem]) => ({ scale, name: `--${scale}-${step}`, rem: Number(rem) }))

function nearestToken(property: string, length: string): string {
  const scale = property === 'font-size' ? 'type' : 'space'
  const rem = Math.abs(parseFloat(length)) / (length.endsWith('px') ? 16 : 1)
  const [nearest] = tokens
    .filter((token) => token.scale === scale)
    .sort((one, other) => Math.abs(one.rem - rem) - Math.abs(other.rem - rem))
  return `var(${nearest?.name})`
}

/** The raw font sizes and spacings of a style sheet, each with the token to use instead. */
function rawSizes(file: string, css: string): string[] {
  const declarations = css.replace(/\/\*.*?\*\//gs, '').matchAll(/([a-z-]+):\s*([^;{}]+);/g)
  return [...declarations].flatMap(([, property = '', value = '']) => {
    const lengths = sized.test(property) ? (value.match(/-?(?:\d*\.)?\d+(?:rem|px|vw|vh|%)/g) ?? []) : []
    const said = `${file}: ${property}: ${value}`
    return exempt.has(said) ? [] : lengths.map((length) => `${said} (use ${nearestToken(property, length)})`)
  })
}

it('takes every font size and spacing of a CSS module from the scales in globals.css', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const modules = files.filter((file) => file.endsWith('.module.css'))
  expect(modules.length).toBeGreaterThan(40)
  const raw = modules.flatMap((file) =>
    rawSizes(file, readFileSync(path.join(import.meta.dirname, file), 'utf8')),
  )
  expect(raw).toEqual([])
})

it('names the token that is nearest to a raw size', () => {
  const css = '.a { font-size: 0.95rem; padding: var(--space-2) 13px; margin-top: 1.5em; width: 3rem; }'
  expect(rawSizes('a.module.css', css)).toEqual([
    'a.module.css: font-size: 0.95rem (use var(--type-2))',
    'a.module.css: padding: var(--space-2) 13px (use var(--space-3))',
  ])
})
