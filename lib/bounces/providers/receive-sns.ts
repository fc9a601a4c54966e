import { settings } from '../../env'
import { refuse, succeed, type Result } from '../../result'
import { callSns } from './call-sns'
import { readSesReports } from './read-ses-reports'
import { keepUnreadable } from '../keep-unreadable'
import { recordMailEvents } from '../record-mail-events'
import type { Incoming, Received, ReceiveRefusal } from '../rules'
import { snsSchema, type SnsMessage } from '../schema'
import { verifySns } from './verify-sns'

/**
 * SES reports through SNS. We accept only the topic in the settings, and fetch nothing for any other: neither its
 * certificate nor its confirmation.
 */
export async function receiveSns({ body, now }: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const topic = settings().MAIL_EVENTS_SNS_TOPIC
  if (topic === undefined) return refuse({ reason: 'not_configured' })
  const parsed = snsSchema.safeParse(body)
  if (!parsed.success) return refuse({ reason: 'bad_body' })
  const message = parsed.data
  if (message.TopicArn !== topic || !(await verifySns(message))) return refuse({ reason: 'bad_signature' })

  if (message.Type === 'UnsubscribeConfirmation') return succeed('ignored')
  if (message.Type === 'SubscriptionConfirmation') return confirm(message)
  const { reports, unreadable } = readSesReports(message.Message, now)
  await keepUnreadable('sns', unreadable, now)
  if (reports.length === 0 && unreadable.length > 0) return refuse({ reason: 'bad_body' })
  return recordMailEvents(reports, { now })
}

/**
 * Amazon asks whether we want the topic's messages. We confirm by fetching the URL that it sent, if the URL is
 * Amazon's.
 */
async function confirm({ SubscribeURL }: SnsMessage): Promise<Result<Received, ReceiveRefusal>> {
  const answer = await callSns(SubscribeURL ?? '', 'confirmation')
  return answer === null ? refuse({ reason: 'bad_signature' }) : succeed('subscribed')
}
