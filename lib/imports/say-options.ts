import { choiceFor, sayExamples } from './notice-rules'
import type { MappedColumn, Notice, Question } from './rules'

/** What is asked, and the option that answers it. */
export function sayQuestion(question: Question): string {
  switch (question.about) {
    case 'encoding':
      return `How is “${question.part}” to be read? ${question.examples
        .slice(0, 6)
        .map(({ encoding, text }) => `“${text}” is --encoding ${encoding}`)
        .join(', ')}. Answer with the one that looks right. If none does, save the file as UTF-8.`
    case 'email_column':
      return `Which column has the email address? Answer with --map "column=email".`
    case 'status_column':
      return `The column “${question.name}”${question.example === null ? '' : ` (for example “${question.example}”)`} seems to say who may be mailed. Answer with --map "${question.name || question.column + 1}=status", or =ignored.`
    case 'status_value':
      return `${question.rows} rows have “${question.value}” in the column “${question.name}”. Answer with --status "${question.value}=unsubscribed", or subscribed, suppressed, never_agreed.`
    case 'file_name':
      return `The name of “${question.part}” suggests that its people are ${question.suggested}. Answer with --standing "${question.part}=${question.suggested}", or another standing.`
    case 'no_status':
      return `“${question.part}” does not say who may be mailed. Answer with --standing "${question.part}=subscribed", or unsubscribed, suppressed, never_agreed.`
    case 'date_order':
      return `Does the day or the month come first in “${question.example}”? Answer with --date-order day_first, or month_first.`
  }
}

/** What a person should see, and the option that decides otherwise. */
export function sayNotice(notice: Notice, column: MappedColumn): string {
  const { about, name, column: place, rows } = notice
  const option = name || String(place + 1)
  const shown = `“${option}”`
  if (about === 'unreadable_dates') {
    const outcome = { empty: 'left empty', reject: 'rows rejected where people would be mailed' }
    const what = `${rows} ${rows === 1 ? 'date' : 'dates'} in the column ${shown} could not be read`
    return `${what}${sayExamples(notice)}: ${outcome[choiceFor(notice, column)]}. Otherwise --dates "${option}=empty", or =reject, day_first, month_first, year_first.`
  }
  const address = notice.meaning === 'email' ? ' These are email addresses.' : ''
  const isOne = rows === 1
  const what = `${rows} ${isOne ? 'cell' : 'cells'} of the column ${shown} ${isOne ? 'looks' : 'look'} damaged`
  return column.isMended === true
    ? `${what}${sayExamples(notice)}: repaired as shown.${address}`
    : `${what}${sayExamples(notice)}: kept as ${isOne ? 'it is' : 'they are'}.${address} --mend "${option}" repairs ${isOne ? 'it' : 'them'}.`
}
