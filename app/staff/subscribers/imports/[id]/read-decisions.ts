import { choiceFor } from '@/lib/imports/notice-rules'
import { decisionsSchema } from '@/lib/imports/schema'
import type { Decisions, Survey } from '@/lib/imports/rules'

type Part = NonNullable<Decisions['parts']>[string]

/**
 * What a person decided on the preview, in addition to what they had decided before. Only what differs from what we
 * recognised, and every answer to a question: if the encoding changes, columns may be recognised anew.
 */
export function readDecisions(
  fields: Record<string, string>,
  { survey, before }: { survey: Survey; before: Decisions },
): Decisions {
  const { mapping, questions, notices } = survey
  const parts = { ...before.parts }
  mapping.parts.forEach((part, index) => {
    const asked = questions.filter((question) => 'part' in question && question.part === part.name)
    const decided: Part = { ...parts[part.name] }
    part.columns.forEach(({ meaning }, place) => {
      const typed = fields[`column:${index}:${place}`] ?? ''
      const isAsked = asked.some(
        (question) => question.about === 'status_column' && question.column === place,
      )
      if (typed !== '' && (isAsked || typed !== meaning))
        decided.columns = { ...decided.columns, [place]: typed as never }
    })
    for (const [key, standing] of Object.entries(part.statuses)) {
      const typed = fields[`status:${index}:${key}`] ?? ''
      if (typed !== '' && typed !== standing)
        decided.statuses = { ...decided.statuses, [key]: typed as never }
    }
    for (const { column: place, part: of, ...notice } of notices) {
      const column = part.columns[place]
      if (of !== part.name || column === undefined) continue
      const dates = fields[`dates:${index}:${place}`] ?? ''
      const current = column.dates ?? choiceFor(notice, column)
      if (dates !== '' && dates !== current) decided.dates = { ...decided.dates, [place]: dates as never }
      const mended = fields[`mended:${index}:${place}`] ?? ''
      if (mended !== '' && (mended === 'yes') !== (column.isMended ?? false))
        decided.mended = { ...decided.mended, [place]: mended === 'yes' }
    }
    const standing = fields[`standing:${index}`] ?? ''
    if (standing !== '' && standing !== part.standing) decided.standing = standing as never
    if (Object.keys(decided).length > 0) parts[part.name] = decided
  })
  const whole = pick(fields, {
    encoding: questions.some(({ about }) => about === 'encoding') ? null : mapping.encoding,
    delimiter: mapping.delimiter,
    dateOrder: mapping.dateOrder,
  })
  const parsed = decisionsSchema.safeParse({ ...before, ...whole, parts })
  // Only a forged form has a value that no select offers.
  return parsed.success ? parsed.data : before
}

function pick(fields: Record<string, string>, known: Record<string, string | null>): Record<string, string> {
  const changed = Object.entries(known).filter(([name, value]) => fields[name] && fields[name] !== value)
  return Object.fromEntries(changed.map(([name]) => [name, fields[name] ?? '']))
}
