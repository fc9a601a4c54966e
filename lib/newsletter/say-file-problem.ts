import { unreachable } from '../result'
import type { StatusColumn } from './import-columns'
import type { FileProblem } from './read-subscriber-file'

/** What is wrong with the whole file, and what to do about it. */
export function sayProblem(problem: FileProblem): string {
  switch (problem.reason) {
    case 'no_email':
      return 'The first line names no column “email”. Write the names of the columns into the first line, then send the file again.'
    case 'empty':
      return 'The file is empty.'
    case 'status_file':
      return 'Nobody was brought in. The name of this file says that its readers have left, bounced or complained, or never subscribed. If they are all subscribers who may be mailed, give the file another name and send it again.'
    case 'status_column':
      return sayStatus(problem)
    case 'not_utf8':
      return `From about line ${problem.line} on the file is not UTF-8. Save it as “CSV UTF-8” and send it again; what stood before is in.`
    case 'not_csv':
      return `Line ${problem.line} cannot be read as CSV: look for a quotation mark that is not closed. What stood before is in; mend the line and send the file again.`
    case 'too_long':
      return `Line ${problem.line} does not end: it is longer than 64 kB, or a quotation mark in it is not closed. What stood before is in; mend the line and send the file again.`
    case 'cut_off':
      return `The file broke off after line ${problem.line}. What came before is in; send the whole file again.`
    default:
      return unreachable(problem)
  }
}

/** Not "delete the column": then people who have left would be imported. */
function sayStatus({ name, example }: StatusColumn): string {
  const column = name === '' ? 'A column without a name' : `The column “${name}”`
  const clue = example === null ? '' : ` (one line has “${example}” there)`
  return `Nobody was brought in. ${column}${clue} seems to say who is still subscribed, and this import cannot read it. Make a file of those alone who are still subscribed and may be mailed, leave this column out of it, and send that file. If the column means something else, give it another name.`
}
