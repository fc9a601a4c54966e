import { settings } from './env'
import { log } from './log'
import { publication } from './publication'

type Legal = { name: string; form: string; address: readonly string[]; registration: string }

/** "Example News Foundation, Example Street 1, 1000 AA Amsterdam, The Netherlands". */
export function nameAndAddress({ name, address }: Legal = publication.legal): string {
  return [name, ...address].join(', ')
}

/** "Foundation (stichting) under Dutch law. Chamber of Commerce (KvK) number 00000000." */
export function formAndRegistration({ form, registration }: Legal = publication.legal): string {
  return `${form}. ${registration}.`
}

/** Whether the values are still those that this project came with: readers would be told of a publisher that does not exist. */
export function isExampleLegal({ name, registration }: Legal = publication.legal): boolean {
  return /\bexample\b/i.test(name) || /\b0{8}\b/.test(registration)
}

/** Says at the start of a process that nobody has filled in the publisher. It starts all the same: reading is not at risk. */
export function warnOfExampleLegal(): void {
  if (settings().NODE_ENV !== 'production' || !isExampleLegal()) return
  log.warn('legal.example_found', {
    message: 'publication.legal in lib/publication.ts still has example values. Readers and donors see them.',
  })
}
