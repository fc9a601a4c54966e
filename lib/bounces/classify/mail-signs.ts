import type { ReturnedMail } from './read-returned-mail'

// Signs of what kind of mail one is, where no report says so.

/** The senders of notices: RFC 5321 (section 6.1), and names that mail servers use. */
const daemons =
  /mailer-?daemon|postmaster|post_master|mail delivery|mail\.delivery|delivery subsystem|mail administrator|ndr administrator|system administrator|mail system|mailadmin|^"?microsoft outlook/i
const returnSubjects =
  /undeliver|unable to deliver|delivery (?:fail|status|report|notif|error|problem|has failed)|failure (?:notice|delivery)|failed (?:mail|delivery|to deliver)|returned (?:mail|to sender|message)|returning (?:message )?to sender|mail (?:delivery )?(?:fail|error|system error|could not)|non[- ]?(?:deliver|remis|recapit)|could not be delivered|not delivered|error sending your mail|недостав|не доставлено|не может быть доставлен|unzustellbar|nicht zugestellt|zustellung|配信|送信できません|wrong recipient|rejected (?:mail|posting)|bounce/i

/** True if the mail says that another one could not be delivered. */
export function isReturnNotice({ headers, subject, messageIds }: ReturnedMail): boolean {
  const from = headers.get('from') ?? ''
  if (daemons.test(from.slice(0, 1_000))) return true
  if (headers.has('x-failed-recipients')) return true
  const hasNullSender = /^<\s*>$|^<mailer-daemon>?/i.test(headers.get('return-path') ?? '')
  return returnSubjects.test(subject) && (hasNullSender || messageIds.length > 0)
}

const delaySubjects = /warning|delay|still being retried|not yet been delivered|verzögert|задерж/i
const delayWords =
  /this is a warning message only|do not need to resend|delivery attempts will continue|will (?:continue to )?(?:be retried|keep trying|try to send|retry)|has not yet been delivered|message is delayed|no action is required on your part|still trying/i

/** RFC 3464 calls it "delayed": the server will try again. */
export function isDelayNotice({ subject, human }: ReturnedMail): boolean {
  return delaySubjects.test(subject) || delayWords.test(human.slice(0, 4_000))
}

const awaySubjects =
  /out of (?:the )?office|automatic reply|auto(?:matic)?[ -]?(?:reply|response|responder)|vacation|on holiday|away from|abwesen|автоответ|отсутств|absence|absent|fuera de la oficina|réponse automatique|risposta automatica|不在/i

/** RFC 3834: an answer from a holiday, a ticket system or a challenge. */
export function isAutomaticAnswer({ headers, subject }: ReturnedMail): boolean {
  if (awaySubjects.test(subject) || headers.has('x-autoreply') || headers.has('x-autorespond')) return true
  if (/auto_reply/i.test(headers.get('precedence') ?? '')) return true
  const isAnswered = /^auto-replied/i.test(headers.get('auto-submitted') ?? '')
  return (
    isAnswered && !daemons.test((headers.get('from') ?? '').slice(0, 1_000)) && !returnSubjects.test(subject)
  )
}

const unsubscribeSubjects =
  /^\s{0,20}(?:unsubscribe|remove me|отписаться|отписка|отпишите|abmelden|désabonner|darse de baja)\s{0,20}[.!]?\s{0,20}$/i

/** A mail program's own answer to List-Unsubscribe, or a reader's. */
export function isUnsubscribeRequest({ subject }: ReturnedMail): boolean {
  return unsubscribeSubjects.test(subject)
}

/** True for a mail that no person and no mail program wrote for them: an automatic answer, or a notice about another mail. */
export function isAutomaticMail(mail: ReturnedMail): boolean {
  return (
    isAutomaticAnswer(mail) ||
    mail.recipients.length > 0 ||
    daemons.test((mail.headers.get('from') ?? '').slice(0, 1_000))
  )
}
