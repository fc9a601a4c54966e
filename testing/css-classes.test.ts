import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const components = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => path.join(root, 'app', name))

// TypeScript takes any class name of a CSS module, so a renamed class would silently lose its styles.
it('every class that a component uses is in its CSS module', () => {
  const missing = components.flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    return [...source.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(
      ([, name = '', from = '']) => {
        const css = readFileSync(path.resolve(path.dirname(file), from), 'utf8')
        const classes = new Set([...css.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, found]) => found))
        const used = source.replaceAll(from, '').matchAll(new RegExp(String.raw`\b${name}\.(\w+)`, 'g'))
        return [...used]
          .filter(([, found]) => !classes.has(found))
          .map(([use]) => `${path.relative(root, file)}: ${use}`)
      },
    )
  })
  expect(components.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})
