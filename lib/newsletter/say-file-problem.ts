import { unreachable } from '../result'
import type { StatusColumn } from './import-columns'
import type { FileProblem } from './read-subscriber-file'

/** What is wrong with the whole file, and what to do about it. */
export function sayProblem(problem: FileProblem): string {
  switch (problem.reason) {
    case 'no_email':
      return 'The first line has no column named “email”. Write the column names in the first line, then send the file again.'
    case 'empty':
      return 'The file is empty.'
    case 'status_file':
      return 'Nobody was imported. The name of this file suggests that its readers have unsubscribed, bounced, complained or never subscribed. If they are all subscribers who may be emailed, give the file another name and send it again.'
    case 'status_column':
      return sayStatus(problem)
    case 'not_utf8':
      return `The file is not UTF-8 from about line ${problem.line}. Save it as “CSV UTF-8” and send it again. The lines before that were imported.`
    case 'not_csv':
      return `Line ${problem.line} cannot be read as CSV: look for a quotation mark that is not closed. The lines before it were imported. Correct the line and send the file again.`
    case 'too_long':
      return `Line ${problem.line} does not end: it is longer than 64 kB, or a quotation mark in it is not closed. The lines before it were imported. Correct the line and send the file again.`
    case 'cut_off':
      return `The file ended too early, after line ${problem.line}. The lines before that were imported. Send the whole file again.`
    default:
      return unreachable(problem)
  }
}

/** Not "delete the column": then people who have left would be imported. */
function sayStatus({ name, example }: StatusColumn): string {
  const column = name === '' ? 'A column without a name' : `The column “${name}”`
  const clue = example === null ? '' : ` (one line has “${example}” there)`
  return `Nobody was imported. ${column}${clue} seems to say who is still subscribed, but this import cannot read it. Make a file with only the people who are still subscribed and may be emailed, leave this column out, and send that file. If the column means something else, give it another name.`
}
