import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

// A reader in Russian stays in Russian: every link, form and redirect of a page for readers names its language by
// `t.href`. Without it a page leads back to English.

/** What needs none: a part of the page, a mail, another site, a server action, and an address that a part was given. */
const withoutLanguage = [
  /^href="(#|https:)/,
  /^href=\{`(#|mailto:)/,
  // It is sent to the address of its page, which has the language.
  /^action=\{\w+\}$/,
  // The parts that are given their address; who gives it is searched too.
  /^href=\{href\}$/,
  // Stripe's page; the address that leads back from it has the language.
  /^redirect\((opened|started)\.value\.(url|checkoutUrl)\)$/,
]

const exceptions: Record<string, string> = {
  '_parts/answer-feed.ts: href="${escapeXml(feed)}"': 'a feed has the language of its articles',
  "api/newsletter/unsubscribe/route.ts: seeOther(path('/newsletter/unsubscribe', { token: tokenOf(request) }))":
    'an address for programs has none; a person is sent on from there',
  '(site)/_parts/frame/language-switch.tsx: href={choose(path, language)}': 'changes the language',
  '(site)/sign-in/confirm/page.tsx: action="/api/auth/callback/email"':
    'a field of the form has the language',
  '(site)/account/sessions/page.tsx: action={isThis ? signOut : endOne}': 'server actions',
}

/** From an opening bracket to the one that closes it. */
function balanced(code: string, from: number): string {
  let depth = 0
  for (let at = from; at < code.length; at += 1) {
    if ('({['.includes(code.charAt(at))) depth += 1
    if (')}]'.includes(code.charAt(at))) depth -= 1
    if (depth === 0) return code.slice(from, at + 1)
  }
  return code.slice(from)
}

/** What a source leads to: its redirects, and its attributes `href` and `action`. */
function addressesIn(source: string): string[] {
  const code = source.replace(/\/\*.*?\*\/|^\s*\/\/.*?$/gms, '')
  return [...code.matchAll(/(?<!function )\b(?:redirect|seeOther)(?=\()|\b(?:href|action)=(?=["{])/g)].map(
    ({ 0: start, index }) => {
      const from = index + start.length
      return start + (/^"[^"]*"/.exec(code.slice(from))?.[0] ?? balanced(code, from))
    },
  )
}

const namesLanguage = (address: string) =>
  /(\bt|\(await requestText\(\)\))\.href\(|\binLanguage\(/.test(address)

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.startsWith('staff/'))
  .map((file) => ({ file, code: readFileSync(path.join(import.meta.dirname, file), 'utf8') }))

const found = sources.flatMap(({ file, code }) => addressesIn(code).map((address) => ({ file, address })))

it('finds links, forms and redirects in a source', () => {
  const source = `redirect(path('/a', { b }))\n<a href="/c">\n<form action={\`/d\`}>\nseeOther(t.href('/e'))`
  const all = addressesIn(source)
  expect(all).toEqual(["redirect(path('/a', { b }))", 'href="/c"', 'action={`/d`}', "seeOther(t.href('/e'))"])
  expect(all.filter(namesLanguage)).toEqual(["seeOther(t.href('/e'))"])
  expect(found.length).toBeGreaterThan(150)
})

it('names its translations on every page that names its address', () => {
  const lone = sources.filter(({ code }) => /\bcanonical:/.test(code)).map(({ file }) => file)
  expect(lone).toEqual([])
  expect(sources.filter(({ code }) => code.includes('alternatesOf(')).length).toBeGreaterThan(9)
})

it('keeps the language in every link, form and redirect of a page for readers', () => {
  const lost = found
    .filter(({ address }) => !namesLanguage(address) && !withoutLanguage.some((form) => form.test(address)))
    .map(({ file, address }) => `${file}: ${address}`)
  expect(lost.toSorted()).toEqual(Object.keys(exceptions).toSorted())
})
