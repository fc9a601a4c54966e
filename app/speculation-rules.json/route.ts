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

const rules = {
  prefetch: [
    {
      where: { or: pages.map((page) => ({ href_matches: page })) },
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
