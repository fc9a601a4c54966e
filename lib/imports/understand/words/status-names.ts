import type { Standing } from '../../rules'
import { isStatusNameElsewhere, subscribingNames } from './other-languages'

/** Words for people who left, bounced or complained, or who may be mailed; anywhere in a name. */
const within =
  /status|unsub|subscribed|nonsub|notsub|bounc|suppress|block|blacklist|optout|optedout|disabl|inactiv|deactiv|complain|delet|clean|undeliver|donot|abgemeldet|abbestellt|gesperrt|d[eé]sabonn|d[eé]sinscri|отпис|отказ|заблок|удал|статус|состоян|подписан|активен/u
/** And these at the beginning of a word. */
const begins = new RegExp(
  `^(?:${[
    ...'standing deny denied paus spam abuse enabl active remov cancel churn suspend archiv invalid'.split(
      ' ',
    ),
    ...'unconfirm unreachable quarantin reject exclu dont noemail nomail dnd stop quit consent permission'.split(
      ' ',
    ),
    ...'hold held frozen dormant lapsed left revok withdr declin refus gekünd ausgetrag rebot rebond'.split(
      ' ',
    ),
    ...'optin opted accepts marketing confirmed verified valid zustand statut etat état estado stato baja жалоб'.split(
      ' ',
    ),
    ...'newsletter abonniert angemeldet aktiv actif activo attivo abonn inscrit suscrit подписк согласи'.split(
      ' ',
    ),
  ].join('|')})`,
  'u',
)
/** Next to these words, some of them mean a place, or how and when somebody agreed. */
const beside = new Set([
  ...'address home mailing billing shipping province region us postal county country'.split(' '),
  ...'time date at on ip source text am дата ip_address version wording'.split(' '),
])
const harmlessBeside = /^(?:state|optin|consent|permission|confirmed|verified|newsletter|valid)$/

/** True if a column of this name seems to say who may be mailed. Takes a normalised name. */
export function isStatusName(name: string): boolean {
  const words = name.replaceAll('opt_in', 'optin').split('_')
  const rest = words.some((word) => beside.has(word))
    ? words.filter((word) => !beside.has(word) && !harmlessBeside.test(word))
    : words
  if (isStatusNameElsewhere(rest.join('_'))) return true
  return within.test(rest.join('')) || rest.some((word) => /^states?$/.test(word) || begins.test(word))
}

/** Names that mean a status in any list: a value of theirs that we do not know is a question of its own. */
const plain = new Set([
  ...'status state email_status subscriber_status subscription_status member_status contact_status'.split(
    ' ',
  ),
  ...'subscriber_state subscription_state subscription contact_state email_state list_status mail_status'.split(
    ' ',
  ),
  ...'subscriber_type email_marketing email_marketing_status email_permission_status opt_in_status'.split(
    ' ',
  ),
  ...'permission_status consent_status статус статус_подписки состояние statut estado zustand stato stan'.split(
    ' ',
  ),
])

export function isPlainStatusName(name: string): boolean {
  return plain.has(name)
}

type YesNo = { yes: Standing; no: Standing }

/** By the beginning of a meaning: the first that fits counts. */
const polarities: readonly (readonly [RegExp, YesNo])[] = [
  [/unconfirm|pending|unverif|notconfirm|неподтвер/u, { yes: 'never_agreed', no: 'subscribed' }],
  [
    /bounc|suppress|block|blacklist|complain|spam|abuse|clean|undeliver|invalid|quarantin|unreachable|gesperrt|заблок|жалоб|bloqu|rebot|rebond/u,
    { yes: 'suppressed', no: 'subscribed' },
  ],
  [
    /unsub|nonsub|notsub|optout|optedout|optedouts|disabl|inactiv|deactiv|delet|donot|dont|noemail|nomail|dnd|stop|quit|cancel|churn|suspend|archiv|remov|deny|denied|exclu|reject|abgemeldet|abbestellt|désabonn|desabonn|désinscri|desinscri|hold|held|frozen|dormant|lapsed|left|revok|withdr|declin|refus|gekünd|ausgetrag|отпис|отказ|удал|baja/u,
    { yes: 'unsubscribed', no: 'subscribed' },
  ],
  [/doubleoptin|confirm|verif|valid/u, { yes: 'subscribed', no: 'never_agreed' }],
  [/optin|opted|consent|permission|agree|allow|согласи/u, { yes: 'subscribed', no: 'never_agreed' }],
  [
    /subscri|activ|enabl|accept|marketing|newsletter|mailing|aktiv|actif|attivo|angemeldet|abonn|inscrit|suscrit|подписк|подписан|активен/u,
    { yes: 'subscribed', no: 'unsubscribed' },
  ],
]

const getsIt: YesNo = { yes: 'subscribed', no: 'unsubscribed' }

/** What yes and no say in a column of this normalised name; null if the name does not tell. */
export function polarityOf(name: string): YesNo | null {
  const joined = name.replaceAll('_', '')
  const found = polarities.find(([sign]) => sign.test(joined))?.[1]
  return found ?? (subscribingNames.test(joined) ? getsIt : null)
}

const fileNames: readonly (readonly [RegExp, Standing])[] = [
  [
    /unsub|optout|optedout|abgemeldet|abmeld|desabonn|désabonn|отпис|leavers|baja|inactive|deleted/u,
    'unsubscribed',
  ],
  [/nonsub|notsub|unconfirmed|pending|неподтвер/u, 'never_agreed'],
  [
    /cleaned|suppress|bounce|blocklist|blacklist|blocked|complain|spam|undeliver|invalid|gesperrt|заблок|жалоб/u,
    'suppressed',
  ],
]

/** What the name of a file says about all of its people: "unsubscribed_members_export.csv". */
export function standingOfFileName(name: string): Standing | null {
  const squashed = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
  const found = fileNames.find(([sign]) => sign.test(squashed))?.[1]
  return found ?? (/subscribed|activesubscribers|activecontacts/.test(squashed) ? 'subscribed' : null)
}
