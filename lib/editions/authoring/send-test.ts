import { inTransaction } from '../../db'
import { defaultLanguage, type Language } from '../../languages/rules'
import { postMail } from '../../mail/post-mail'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import { renderDraft } from '../queries'

export type TestRefusal = { reason: 'unknown' } | { reason: 'not_staff' }

export type TestMail = {
  number: number
  staffId: string
  to: string
  language?: Language
  /** Created with the form: submitted twice, it mails each colleague once in each language. */
  formKey: string
}

/**
 * Mails an edition as it is now to one staff member. No subscription is needed: the links in its footer lead to the
 * sign-up page.
 */
export async function sendTest(
  { number, staffId, to, formKey, language = defaultLanguage }: TestMail,
  now: Date,
): Promise<Result<void, TestRefusal>> {
  const content = await renderDraft(number, language)
  if (content === null) return refuse({ reason: 'unknown' })
  return inTransaction(async (transaction) => {
    const colleague = await transaction.user.findFirst({
      where: { email: to, role: { not: 'reader' } },
      select: { id: true },
    })
    if (colleague === null) return refuse({ reason: 'not_staff' })
    const { subject, html, text } = content
    const uniqueKey = `edition-test:${formKey}:${language}:${colleague.id}`
    const mail = { uniqueKey, kind: 'edition-test', to }
    const test = { subject: `Test: ${subject}`, html, text }
    const isNew = await postMail(transaction, { ...mail, content: test }, now)
    if (isNew) {
      const line = { staffId, action: 'newsletter.test', subject: `edition:${number}`, now } as const
      await recordAction(transaction, { ...line, details: { to, language } })
    }
    return succeed(undefined)
  })
}
