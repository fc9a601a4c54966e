import { publication } from '../publication'
import type { ServerText } from './text'

/** The publisher in a reader's language, as far as there is a translation; its name and address stay as they are. */
export function legalIn(t: Pick<ServerText, 'known'>) {
  const { form, registration, taxStatus, receiptNote, ...names } = publication.legal
  return {
    ...names,
    form: t.known(form),
    registration: t.known(registration),
    taxStatus: t.known(taxStatus),
    receiptNote: t.known(receiptNote),
  }
}
