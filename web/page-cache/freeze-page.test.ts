import { expect, it } from 'vitest'
import { freezePage } from './freeze-page'
import { loader } from './loader'

const nonce = 'Ab+/12=='
const policy = `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'`
const url = '/articles/one?x=1'

const page = `<html><head><link rel="stylesheet" href="/a.css" nonce="${nonce}"/>
<link rel="preload" as="script" nonce="${nonce}" href="/b.js"/>
<script src="/b.js" async="" nonce="${nonce}"></script><script src="/old.js" noModule="" nonce="${nonce}"></script></head>
<body><p>Text</p><script>stolen()</script><script type="application/ld+json">{"a":1}</script>
<script nonce="${nonce}">self.data.push([1,"{\\"nonce\\":\\"${nonce}\\"}"])</script></body></html>`

it('moves the scripts of the render into one file, and leaves no nonce', () => {
  const { html, start } = freezePage(page, { policy, url })
  expect(html).not.toContain(nonce)
  expect(html).toContain('<link rel="stylesheet" href="/a.css"/>')
  expect(html).not.toMatch(/b\.js|old\.js|self\.data/)
  expect(start?.body).toContain('self.data.push([1,"{\\"nonce\\":\\"$undefined\\"}"])')
  expect(start?.body).toContain('["/b.js"]')
  expect(html).toContain(
    `data-start="${start?.path ?? ''}?of=%2Farticles%2Fone%3Fx%3D1">${loader}</script></body>`,
  )
})

it('leaves a script without the nonce in the page, and does not allow it', () => {
  const { html, policy: stored } = freezePage(page, { policy, url })
  expect(html).toContain('<script>stolen()</script>')
  expect(stored).toMatch(/; script-src 'self' 'sha256-[\w+/]{43}='; /)
  expect(stored).not.toMatch(/nonce|strict-dynamic|unsafe/)
})

it('allows the same scripts on every page', () => {
  const other = freezePage(page.replace('Text', 'Other'), { policy, url: '/other' })
  expect(other.policy).toBe(freezePage(page, { policy, url }).policy)
})

it('refuses a page in which the nonce is left', () => {
  const leak = page.replace('Text', `see ${nonce}`)
  expect(() => freezePage(leak, { policy, url })).toThrow('A nonce is left')
})

it('leaves a page without scripts of ours as it is', () => {
  const mail = { policy: "default-src 'none'", url: '/newsletter/1/mail' }
  expect(freezePage('<p>Mail</p>', mail)).toEqual({ html: '<p>Mail</p>', policy: mail.policy, start: null })
})
