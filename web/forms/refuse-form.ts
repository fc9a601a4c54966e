import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { isActionField, isActionForm } from './action-form'
import { isApiRoute, isFormRoute, isMultipart, isUrlEncoded } from './forms'
import type { RefusalReason } from '../requests/refuse-request'
import { isEncodedUnreadable, isUnreadable } from '../requests/unreadable'

type Form = { pathname: string; headers: IncomingHttpHeaders; body: Buffer }

/**
 * Why a complete form is refused: it does not match its content type, it contains text that no field can hold, or it
 * asks a page for something the page does not do. Null if it is fine, and for any body that is not a form.
 */
export async function refuseForm({ pathname, headers, body }: Form): Promise<RefusalReason | null> {
  const type = headers['content-type'] ?? ''
  if (isUrlEncoded(type)) return isUtf8(body) && !isEncodedUnreadable(body.toString()) ? null : 'bad_body'
  if (isApiRoute(pathname)) return null
  const isOfNext = headers['next-action'] !== undefined
  // A route of a form reads a form; only a page may get an action's arguments as text.
  if (!isMultipart(type))
    return !isFormRoute(pathname) && isActionForm([['0', body.toString()]], isOfNext) ? null : 'bad_body'

  const fields = await readFields(body, type)
  if (fields === null || fields.some(([name, value]) => isUnreadable(name) || isUnreadable(value)))
    return 'bad_body'
  if (isFormRoute(pathname)) return null
  if (!isOfNext && !fields.some(([name]) => isActionField(name))) return 'bad_method'
  return isActionForm(fields, isOfNext) ? null : 'bad_body'
}

/** The fields in their order; null if the body is not such a form, or has a file: only the import takes one. */
async function readFields(body: Buffer, type: string): Promise<[string, string][] | null> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    const fields = [...form]
    const texts = fields.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    return texts.length === fields.length ? texts : null
  } catch {
    return null
  }
}
