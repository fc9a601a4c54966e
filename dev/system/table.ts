import type { Addresses } from '../folder'

/** The addresses that people need, one a line, without the passwords in them. */
export function addressTable(addresses: Addresses): string {
  const rows: [string, string | null][] = [
    ['Site', addresses.site],
    ['Inbox', addresses.inboxUrl ?? `${withoutPassword(addresses.smtpUrl)} (yours)`],
    ['Stripe sandbox', addresses.stripeUrl],
    ['Clock', addresses.clockUrl],
    ['Database', withoutPassword(addresses.databaseUrl)],
  ]
  const shown = rows.filter((row): row is [string, string] => row[1] !== null)
  const widths = [0, 1].map((column) => Math.max(...shown.map((row) => row[column as 0 | 1].length)))
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`
  const lines = shown.map(
    ([name, address]) => `│ ${name.padEnd(widths[0] ?? 0)} │ ${address.padEnd(widths[1] ?? 0)} │`,
  )
  return [rule('┌', '┬', '┐'), ...lines, rule('└', '┴', '┘')].join('\n')
}

function withoutPassword(address: string): string {
  const url = new URL(address)
  url.password = ''
  return url.href
}
