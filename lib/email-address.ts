import { z } from 'zod'
import { refuse, succeed, type Result } from './result'

/**
 * An e-mail address as we keep and compare it: NFKC, lower case, the domain in ASCII (punycode).
 * Plus-tags and dots stay: they are the reader's own business.
 */
export const emailSchema = z
  .string('Enter your email address.')
  .transform((typed) => typed.normalize('NFKC').trim())
  .pipe(z.string().min(1, 'Enter your email address.'))
  .transform(asciiDomain)
  .pipe(
    z
      .email('Enter an email address in the form name@example.com.')
      .max(254, 'This address is longer than mail allows. Enter another.'),
  )

/** What most addresses look like: written in small plain letters, the rule above would change nothing about them. */
const plainAddress = /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9](?:-?[a-z0-9])*\.)+[a-z]{2,}$/

/**
 * The same rule for files of a million lines: the address as we keep it, or what is wrong with what stands there. What
 * the rule could only agree to is let through without asking it.
 */
export function readEmail(
  typed: string,
): Result<string, { reason: 'no_address' | 'not_an_address' | 'too_long' }> {
  const small = typed.trim().toLowerCase()
  if (small === '') return refuse({ reason: 'no_address' })
  if (small.length <= 254 && plainAddress.test(small)) return succeed(small)
  const parsed = emailSchema.safeParse(typed)
  if (parsed.success) return succeed(parsed.data)
  const isTooLong = parsed.error.issues.some(({ code }) => code === 'too_big')
  return refuse({ reason: isTooLong ? 'too_long' : 'not_an_address' })
}

function asciiDomain(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 1) return address
  const domain = address.slice(at + 1)
  if (!URL.canParse(`http://${domain}`)) return address.toLowerCase()
  return `${address.slice(0, at)}@${new URL(`http://${domain}`).hostname}`.toLowerCase()
}

/**
 * "r•••@gmail.com": enough for its owner to know it again, too little for anybody else to write to. A domain that
 * is not one of the large providers' may be a person's own name, so it is covered too: "r•••@e•••.org".
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  const shown = commonDomains.includes(domain)
    ? domain
    : `${domain.slice(0, 1)}•••${domain.slice(domain.lastIndexOf('.'))}`
  return `${address.slice(0, 1)}•••@${shown}`
}

/** Where most readers have their mail: the world's large providers and those of the countries we are read in. */
const commonDomains = [
  'gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com aol.com',
  'proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com hey.com zoho.com mail.com gmx.com gmx.net',
  'gmx.de web.de t-online.de freenet.de posteo.de mailbox.org gmx.at bluewin.ch hispeed.ch',
  'yandex.ru yandex.com ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru ukr.net i.ua meta.ua tut.by',
  'yahoo.co.uk hotmail.co.uk outlook.co.uk btinternet.com sky.com virginmedia.com talktalk.net',
  'yahoo.fr hotmail.fr orange.fr wanadoo.fr free.fr laposte.net sfr.fr telenet.be skynet.be proximus.be',
  'ziggo.nl kpnmail.nl xs4all.nl hetnet.nl planet.nl home.nl upcmail.nl hotmail.nl live.nl',
  'libero.it virgilio.it alice.it tin.it hotmail.it yahoo.it yahoo.es hotmail.es telefonica.net sapo.pt',
  'wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz email.cz azet.sk freemail.hu citromail.hu abv.bg',
  'mail.ee hot.ee inbox.lv inbox.lt delfi.lt telia.com bredband.net online.no suomi24.fi kolumbus.fi',
  'mail.ge gmail.ge comcast.net verizon.net att.net sbcglobal.net cox.net shaw.ca rogers.com bigpond.com',
]
  .join(' ')
  .split(' ')

/** "reader@gmial.con" gives "reader@gmail.com"; null where the domain is well known, or like none we know. */
export function suggestAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  if (at < 1 || domain === '' || commonDomains.includes(domain)) return null
  const nearest = nearestDomain(domain)
  return nearest === null ? null : `${address.slice(0, at)}@${nearest}`
}

/** Two slips in a long domain, one in a short one, none in "me.com", which is near too much; a tie goes to the more common. */
function nearestDomain(domain: string): string | null {
  let best: { domain: string; distance: number } | null = null
  for (const candidate of commonDomains) {
    const length = Math.min(candidate.length, domain.length)
    const allowed = length < 7 ? 0 : length < 9 ? 1 : 2
    const distance = editDistance(domain, candidate)
    if (distance <= allowed && (best === null || distance < best.distance))
      best = { domain: candidate, distance }
  }
  return best?.domain ?? null
}

/** Damerau and Levenshtein's distance, restricted: letters added, dropped, replaced, or two neighbours swapped. */
function editDistance(from: string, to: string): number {
  let twoBack: number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + cost,
        isSwap && cost === 1 ? at(twoBack, column - 2) + 1 : Infinity,
      )
    }
    twoBack = previous
    previous = current
  }
  return at(previous, to.length)
}

function at(row: number[], column: number): number {
  return row[column] ?? Infinity
}
