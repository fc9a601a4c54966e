import type { SuppressionReason } from '../../../newsletter/suppression/suppress-address'
import type { Standing } from '../../rules'
import { squash } from './normalise-name'
import { valuesElsewhere } from './other-languages'

const words: Record<Standing, string> = {
  subscribed: `subscribed active enabled confirmed optin optedin doubleoptin singleoptin verified valid mailable
    subscriber regular premium trialed gifted pastdue churning activated reactivated resubscribed
    aktiv angemeldet abonniert bestätigt подписан подписана активен активный активна активно подтвержден подтверждён
    подтверждена actif active abonné abonnée inscrit inscrite activo activa suscrito suscrita attivo iscritto
    aktywny actief`,
  never_agreed: `pending unconfirmed notconfirmed unverified notverified unactivated validating nonsubscribed
    nonsubscriber notsubscribed neversubscribed transactional pendingconfirmation confirmationpending optinpending
    pendingoptin awaitingconfirmation waitingforconfirmation notoptedin nooptin noconsent neveragreed invited
    unbestätigt nichtbestätigt ausstehend неподтвержден неподтверждён неподтверждена ожидает ожидаетподтверждения
    enattente nonconfirmé pendiente inattesa`,
  unsubscribed: `unsubscribed unsubscribe unsub unsubscribedbyadmin unsubscribedbyuser globalunsubscribe optout
    optedout inactive deactivated disabled cancelled canceled cancel removed deleted left quit stopped churned archived
    withdrawn revoked donotemail donotmail donotcontact noemail nomail nolongersubscribed dnd
    abgemeldet abbestellt gekündigt inaktiv deaktiviert gelöscht désabonné désabonnée desabonne désinscrit désinscrite
    inactif отписан отписана отписался отписалась отписано отказ отказался отказалась удалён удален удалена неактивен
    неактивный неактивна отключен отключён baja debaja inactivo cancelado desuscrito disiscritto disattivo wypisany
    nieaktywny uitgeschreven inactief uitschreven avregistrerad cancelada cancelado gekuendigt`,
  suppressed: `cleaned bounced bounce hardbounce hardbounced bouncedhard bouncehard invalid invalidemail invalidaddress
    undeliverable undelivered nonexistent unreachable complained complaint complaints spam spamcomplaint spamcomplained
    abuse abusecomplaint markedasspam markedspam reportedspam reportedasspam spamreport spamreported junk blocked
    blocklisted blacklisted suppressed banned quarantined denied
    gesperrt blockiert ungültig unzustellbar bloqué bloquée rejeté bloqueado заблокирован заблокирована заблокировано
    жалоба пожаловался спам недоставлено недействителен недействительный zablokowany geblokkeerd
    rebotado rebotada rebote devuelto rebond rebondi rimbalzato odrzucony`,
}

const listed = (all: Record<Standing, string>) =>
  Object.entries(all).flatMap(([standing, some]) =>
    some
      .trim()
      .split(/\s+/)
      .map((word) => [squash(word), standing as Standing] as const),
  )

const standingOf = new Map([...listed(valuesElsewhere), ...listed(words)])

/** Those of other languages that say that somebody must not be mailed: nothing else is called so. */
const notMailedElsewhere = new Set(
  listed(valuesElsewhere).flatMap(([word, standing]) => (standing === 'subscribed' ? [] : [word])),
)

/** "Unsubscribed by admin", "Bounced (hard)". Only for people who must not be mailed: nobody becomes one by a beginning. */
const beginnings: readonly (readonly [RegExp, Standing])[] = [
  [/^(?:hard ?)?bounced?\b(?!.*\bsoft)/u, 'suppressed'],
  [/^(?:cleaned|complain(?:ed|t)|block ?listed|black ?listed|spam complaint)\b/u, 'suppressed'],
  [/^(?:unsubscribed?|opted ?out|opt ?out|no longer subscribed)\b/u, 'unsubscribed'],
  [/^(?:pending|unconfirmed|awaiting|waiting for|not confirmed|never)\b/u, 'never_agreed'],
]

const longestWord = 40

/** What a word of a status column says; null if we do not know it. */
export function readStatusWord(value: string): Standing | null {
  if (value.length > 2 * longestWord) return null
  const known = standingOf.get(squash(value))
  if (known !== undefined) return known
  const text = value.trim().toLowerCase().replaceAll(/[_-]+/g, ' ')
  return beginnings.find(([begin]) => begin.test(text))?.[1] ?? null
}

/** For words that mean this and nothing else, in any column: a column of tags may hold "active", but who left has left. */
const elsewhere =
  /un-?sub|no[nt][ _-]?sub|bounc|cleaned|suppress|complain|complaint|blocked|block-?_? ?list|black-?_? ?list|opt(?:ed)?[ _-]?out|unconfirm|undeliver|inactive|disabled|deactivat|do[ _-]?not[ _-]?(?:e?mail|contact)|cancel|marked as spam|markedasspam|abgemeldet|abbestellt|gesperrt|d[eé]sabonn|d[eé]sinscri|отпис|заблок|deleted|removed|pending|invalid|unverified|paused|suspended|archived/iu

const isAscii = /^[\x20-\x7e]*$/
const latinElsewhere = new RegExp(
  `^\\W*(?:${[...notMailedElsewhere].filter((word) => isAscii.test(word)).join('|')})\\W*$`,
  'i',
)

/** True if a whole cell of any column says that its person must not be mailed. */
export function saysNotMailed(cell: string): boolean {
  if (cell.length > longestWord) return false
  if (!isAscii.test(cell) || latinElsewhere.test(cell)) if (notMailedElsewhere.has(squash(cell))) return true
  if (cell.length < 4 || !elsewhere.test(cell)) return false
  const standing = readStatusWord(cell)
  if (standing !== null) return standing !== 'subscribed'
  return /^(?:paused|suspended|soft ?bounced?)$/i.test(squash(cell))
}

const yes = new Set(
  'yes y true t 1 x on ja j oui si sí да д wahr vrai verdadero tak ✓ ✔ ✅ checked'.split(' '),
)
const no = new Set('no n false f 0 off nein non нет н falsch faux falso nie ❌ ✗ ✘ unchecked'.split(' '))

/** Null if the value is neither yes nor no. */
export function readYesNo(value: string): boolean | null {
  if (value.length > 10) return null
  const small = value.trim().toLowerCase()
  if (yes.has(small)) return true
  return no.has(small) ? false : null
}

/** Why an address is suppressed, by the words that another system has for it. */
export function suppressionReasonOf(words: string): SuppressionReason {
  const text = words.toLowerCase()
  if (/complain|spam|abuse|junk|жалоб|пожалов|спам/u.test(text)) return 'complaint'
  if (
    /bounce|clean|invalid|undeliver|non-?existent|unreachable|unzustellbar|rebot|rebond|devuelt|rimbalz|odrzucon|недоставл|недейств/u.test(
      text,
    )
  )
    return text.trim() === 'bounces' ? 'bounces' : 'bounce'
  return 'staff'
}

/** The most careful of two: what says that somebody left outranks what says that they are active. */
export function moreCareful(one: Standing, other: Standing): Standing {
  return carefulness[one] >= carefulness[other] ? one : other
}

export const carefulness: Record<Standing, number> = {
  subscribed: 0,
  never_agreed: 1,
  unsubscribed: 2,
  suppressed: 3,
}
