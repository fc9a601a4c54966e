import type { Decline } from './card-outcome'
import { docUrl, type Reply } from '../http/wire'

/** A declined card: answered with 402. Unlike an invalid request, the attempt stays stored. */
export class CardRefusal {
  constructor(
    private readonly facts: {
      decline: Decline
      charge: string | null
      intent: string | null
      method: string | null
    },
  ) {}

  toReply(): Reply {
    const { decline, charge } = this.facts
    const error = {
      ...(charge === null ? {} : { charge }),
      code: decline.code,
      ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
      doc_url: docUrl(decline.code),
      message: decline.message,
      type: decline.code === 'resource_missing' ? 'invalid_request_error' : 'card_error',
    }
    return { status: decline.code === 'resource_missing' ? 400 : 402, body: { error } }
  }
}
