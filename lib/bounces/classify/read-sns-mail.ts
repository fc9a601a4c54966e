import * as z from 'zod'
import { readSesReports } from '../providers/read-ses-reports'
import { jsonSchema } from '../schema'
import type { MailEventKind } from '../rules'

const wrapped = jsonSchema.pipe(z.object({ Message: z.string() }))
/** The time of a report is that of the mail. */
const noTime = new Date(0)

/**
 * What SES reports in a mail: SNS can also send its notifications by mail, as JSON in the text, with or without the
 * envelope that a webhook gets. Null for any other text.
 */
export function readSnsMail(text: string): { kind: MailEventKind; detail: string } | null {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  if (from < 0 || to < from || text.slice(0, from).trim() !== '') return null
  // The mail program may have broken the long line.
  const json = text.slice(from, to + 1).replace(/\r?\n/g, '')
  const envelope = wrapped.safeParse(json)
  const { reports } = readSesReports(envelope.success ? envelope.data.Message : json, noTime)
  const [report] = reports
  return report === undefined ? null : { kind: report.kind, detail: report.detail }
}
