import { readWholeXml } from './read-xml'

/** True for styles of cells that show a number as a date. */
export type DateStyles = (style: number) => boolean

/** Formats that every workbook knows by number: dates and times, also of East Asia. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

export async function readDateStyles(bytes: AsyncIterable<Uint8Array>): Promise<DateStyles> {
  const own = new Set<number>()
  const styles: boolean[] = []
  let isCellStyle = false
  await readWholeXml(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmt' && isDateFormat(attributes.formatCode ?? '')) own.add(Number(attributes.numFmtId))
      if (name === 'cellXfs') isCellStyle = true
      if (name === 'xf' && isCellStyle) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(builtIn(id) || own.has(id))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return (style) => styles[style] ?? false
}

/** Without texts, colours and escaped characters, a date format has a year, a month, a day or an hour. */
function isDateFormat(code: string): boolean {
  const plain = code.slice(0, 300).replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
  return /[ymdhs]/i.test(plain) && !/general/i.test(plain)
}

const unixEpoch = 25_569
const daysFrom1900To1904 = 1_462
const lastDay = 2_958_465

/** The date of a number as we read it from any list: "2024-03-05" or "2024-03-05 10:22:33". Other numbers stay. */
export function showDate(value: string, { is1904 }: { is1904: boolean }): string {
  const days = Number(value) + (is1904 ? daysFrom1900To1904 : 0)
  if (value === '' || !Number.isFinite(days) || days < 1 || days > lastDay) return value
  const text = new Date(Math.round((days - unixEpoch) * 86_400) * 1000).toISOString()
  return Number.isInteger(days) ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}
