import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyLimitOf } from './body-limits'
import { nameSite, type ClientNames } from './name-site'
import { receiveBody } from './receive-body'
import { refuseForm } from './refuse-form'
import { pathOf, refuseRequest } from './refuse-request'
import { answerRefusal, passOver } from './refusal'
import { replayRequest } from './replay-request'

/** For a route that reads its body as it arrives: so long nothing may come of it. */
const stalledMs = 30_000

/**
 * Takes a request in as far as it can be judged without knowing what its page does: what no page could read is
 * answered here. @returns the request for Next, its body at hand; null where it was answered, or its sender has gone
 */
export async function takeRequest(
  request: IncomingMessage,
  response: ServerResponse,
  names: ClientNames & { siteUrl: string },
): Promise<IncomingMessage | null> {
  const reason = refuseRequest(request, names.siteUrl)
  if (reason !== null) return refuse(request, response, reason)
  nameSite(request, names)
  if (request.method !== 'POST') return request

  const pathname = pathOf(request.url ?? '/')
  const { mostBytes, isStreamed } = bodyLimitOf(pathname, request.headers.cookie)
  if (isStreamed) return watchStream(request, response)
  const body = await receiveBody(request, mostBytes)
  if (body === 'gone') return null
  if (typeof body === 'string') return refuse(request, response, body)
  const formReason = await refuseForm({ pathname, headers: request.headers, body })
  if (formReason !== null) return refuse(request, response, formReason)
  return replayRequest(request, body)
}

function refuse(...given: Parameters<typeof answerRefusal>): null {
  answerRefusal(...given)
  return null
}

/** Ends an upload that has stalled, and one of which nobody wants the rest. */
function watchStream(request: IncomingMessage, response: ServerResponse): IncomingMessage {
  request.socket.setTimeout(stalledMs, () => request.socket.destroy())
  response.once('finish', () => {
    request.socket.setTimeout(0)
    passOver(request)
  })
  return request
}
