import { inLanguage } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'

/** Pages that a browser may fetch when a reader is about to follow a link: the same for everybody, and cheap for us. */
const pages = [
  '/',
  '/articles/*',
  '/sections/*',
  '/newsletter',
  '/newsletter/archive',
  '/donate*',
  '/privacy',
]

const addresses = pages.flatMap((page) => publication.languages.map((language) => inLanguage(language, page)))

const rules = {
  prefetch: [
    {
      where: {
        and: [
          { or: addresses.map((address) => ({ href_matches: address })) },
          // Fetched ahead, the link to the other language would not keep the choice (web/requests/take-language.ts).
          { not: { selector_matches: '[hreflang]' } },
        ],
      },
      // On hover or touch, not for every link in view: some readers pay for each megabyte.
      eagerness: 'moderate',
    },
  ],
}

/** Named by the header `Speculation-Rules` of stored pages, so that the policy needs no inline script. */
export function GET(): Response {
  return new Response(JSON.stringify(rules), {
    headers: {
      'content-type': 'application/speculationrules+json',
      'cache-control': 'public, max-age=86400',
    },
  })
}
