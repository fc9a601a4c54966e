import type { Decline } from './card-outcome'
import { docUrl, type Reply } from './wire'

/** A card said no to a request: answered with 402, and unlike a fault of the request what was tried stays written. */
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
