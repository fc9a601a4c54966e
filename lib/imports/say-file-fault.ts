import type { FileFault } from './rules'

/** What is wrong with the whole file, and what to do about it. */
export function sayFileFault({ reason, line, part }: FileFault): string {
  const file = part === null ? 'The file' : `The file “${part}” in it`
  const about = line === null ? 'A line' : `Line ${line.toLocaleString('en')}`
  const again = 'Correct it and send the file again. Nobody was imported.'
  switch (reason) {
    case 'empty':
      return `${file} is empty. Export the list again, and send that. Nobody was imported.`
    case 'not_text':
      return `${file} is not text. Export the list as CSV, or as an Excel workbook (.xlsx), and send that. Nobody was imported.`
    case 'not_csv':
      return `${about} cannot be read as CSV: look for a quotation mark that is not closed. ${again}`
    case 'too_long':
      return `${about} does not end: it is longer than any list needs, or a quotation mark in it is not closed. ${again}`
    case 'too_wide':
      return `${file} has more than 500 columns. Delete the columns that you do not need, and send it again. Nobody was imported.`
    case 'has_password':
      return `${file} has a password. Save it without one, and send that. Nobody was imported.`
    case 'cut_off':
      return `${file} ended too early${line === null ? '' : `, after line ${line.toLocaleString('en')}`}. Send the whole file again. Nobody was imported.`
    case 'unknown_format':
      return `${file} has a format that we cannot read. Export the list as CSV, as an Excel workbook (.xlsx), or as the ZIP that Mailchimp makes. Nobody was imported.`
    case 'too_large':
      return `${file} is larger than one import takes. Split it, and send the parts one by one. Nobody was imported.`
  }
}
