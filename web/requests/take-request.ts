import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyLimitOf } from '../forms/body-limits'
import { dropConditions } from './drop-conditions'
import { nameSite, type ClientNames } from './name-site'
import { isOwnRequest } from './own-requests'
import { receiveBody } from '../forms/receive-body'
import { refuseForm } from '../forms/refuse-form'
import { pathOf, refuseRequest } from './refuse-request'
import { answerRefusal, passOver } from '../answers/refusal'
import { replayRequest } from '../forms/replay-request'

/** For a route that streams its body: the longest pause without data. */
const stalledMs = 30_000

/**
 * Checks a request as far as possible without knowing its page, and answers what no page could read.
 * @returns the request for Next, with its body; null if it was answered, or its sender disconnected
 */
export async function takeRequest(
  request: IncomingMessage,
  response: ServerResponse,
  names: ClientNames & { siteUrl: string },
): Promise<IncomingMessage | null> {
  const reason = refuseRequest(request, names.siteUrl)
  // Next would keep the connection to itself open.
  if (isOwnRequest(request.headers)) response.shouldKeepAlive = false
  if (reason !== null) return refuse(request, response, reason)
  nameSite(request, names)
  dropConditions(request)
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

/** Ends an upload that has stalled, or whose rest nobody reads. */
function watchStream(request: IncomingMessage, response: ServerResponse): IncomingMessage {
  request.socket.setTimeout(stalledMs, () => request.socket.destroy())
  response.once('finish', () => {
    request.socket.setTimeout(0)
    passOver(request)
  })
  return request
}
