import { createHash } from 'node:crypto'
import { loader } from './loader'

/** A rendered page, ready to be stored. `start` holds the page's scripts, which the browser loads at the first touch. */
export type FrozenPage = { html: string; policy: string; start: StartScript | null }
export type StartScript = { path: string; body: string }

/**
 * Takes the scripts out of a rendered page. Only those that carry the render's own nonce are ours: they go into one
 * file, which a small loader fetches when a reader first touches a form. A script without the nonce stays where it is,
 * and the policy refuses to run it. The stored bytes have no nonce: the policy allows our own files, and the loader by
 * its hash.
 * @throws if a nonce is left, because a person who knows it could run a script in this page
 */
export function freezePage(html: string, { policy, url }: { policy: string; url: string }): FrozenPage {
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  if (nonce === undefined) return { html, policy, start: null }
  const { rest, sources, inline } = takeScripts(html, nonce)
  const bare = rest.replaceAll(` nonce="${nonce}"`, '')
  const body = startBody(sources, inline, nonce)
  if (bare.includes(nonce) || body.includes(nonce)) throw new Error('A nonce is left in a page to be stored.')
  const start = { path: `/_start/${hashOf(body, 'hex').slice(0, 32)}.js`, body }
  return {
    html: addLoader(bare, `${start.path}?of=${encodeURIComponent(url)}`),
    policy: storedPolicy(policy),
    start,
  }
}

type Scripts = { rest: string; sources: string[]; inline: string[] }

function takeScripts(html: string, nonce: string): Scripts {
  const mark = ` nonce="${nonce}"`
  const [sources, inline]: [string[], string[]] = [[], []]
  const rest = html
    .replace(/<script\b([^>]*)>([\s\S]*?)<\/script>/g, (whole, attributes: string, code: string) => {
      if (!attributes.includes(mark)) return whole
      const source = /\ssrc="([^"]*)"/.exec(attributes)?.[1]
      if (source === undefined) inline.push(code)
      // Browsers that know no modules have no such scripts either: they use the site without.
      else if (!/\snomodule\b/i.test(attributes)) sources.push(source)
      return ''
    })
    .replace(/<link rel="preload" as="script"[^>]*>/g, (whole) => (whole.includes(mark) ? '' : whole))
  return { rest, sources, inline }
}

/** The page's data first, then Next's files in any order, as in the page that was rendered. */
function startBody(sources: string[], inline: string[], nonce: string): string {
  // React's own notation for an attribute that is not there.
  const data = inline.map((code) =>
    code.replaceAll(`\\"nonce\\":\\"${nonce}\\"`, '\\"nonce\\":\\"$undefined\\"'),
  )
  const load = `${JSON.stringify(sources)}.forEach(function(s){var e=document.createElement("script");e.src=s;e.async=true;document.head.appendChild(e)})`
  return [...data, load].join(';\n')
}

function addLoader(html: string, path: string): string {
  const script = `<script data-start="${path}">${loader}</script>`
  const end = html.lastIndexOf('</body>')
  return end === -1 ? html + script : html.slice(0, end) + script + html.slice(end)
}

const loaderHash = `'sha256-${hashOf(loader, 'base64')}'`

/** The same policy for stored bytes: without a nonce, and so without what only a nonce makes safe. */
export function storedPolicy(policy: string): string {
  return policy.replace(/script-src [^;]*/, `script-src 'self' ${loaderHash}`)
}

function hashOf(text: string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(text).digest(encoding)
}
