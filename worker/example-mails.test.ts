import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { exampleMails } from './example-mails'

const root = path.resolve(import.meta.dirname, '..')

/** The functions of lib that write a mail, by their names. */
function mailWriters(): string[] {
  const lib = path.join(root, 'lib')
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('emails.tsx'))
    .flatMap((file) => {
      const source = readFileSync(path.join(lib, file), 'utf8')
      return [...source.matchAll(/^export (?:async )?function (\w+Mail)\b/gm)].map(([, name = '']) => name)
    })
}

it('has an example of every kind of mail, each rendered whole', async () => {
  const source = readFileSync(path.join(root, 'worker', 'example-mails.ts'), 'utf8')
  expect(mailWriters().filter((name) => !source.includes(`${name}(`))).toEqual([])
  for (const [name, render] of Object.entries(exampleMails)) {
    const { subject, html, text } = await render()
    expect(subject, name).not.toBe('')
    expect(html, name).toMatch(/<h1[ >]/)
    expect(`${html}${text}`, name).not.toMatch(/undefined|\[object |NaN|Invalid/)
  }
})
