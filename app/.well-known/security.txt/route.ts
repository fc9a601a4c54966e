import { currentTime } from '@/lib/clock'
import { publication } from '@/lib/publication'
import { siteUrl } from '@/lib/urls'

export const dynamic = 'force-dynamic'

/** RFC 9116 recommends less than a year; after this, a reader fetches the file again. */
const validDays = 180

/** How to report a vulnerability (RFC 9116). */
export async function GET(): Promise<Response> {
  const expires = new Date((await currentTime()).getTime() + validDays * 86_400_000)
  expires.setUTCHours(0, 0, 0, 0)
  const lines = [
    `Contact: mailto:${publication.securityContact}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${publication.language}`,
    `Canonical: ${siteUrl('/.well-known/security.txt')}`,
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  })
}
