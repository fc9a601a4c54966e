/** What texts that are no tables begin with. Each pattern is anchored, and takes linear time. */
const beginnings: readonly RegExp[] = [
  // HTML, of which some systems call a table ".xls", and XML.
  /^(?:<!--|<(?:!doctype|html|\?xml|table|head|body|meta|style)\b)/i,
  // JSON, also one object a line.
  /^[[{]\s*["{[]/,
  // vCard, and the entries of a directory.
  /^begin:vcard/i,
  /^(?:version: ?1\s+)?dn: /i,
  // A dump of a database.
  /^(?:(?:--|\/\*)[^\n]*\n\s*)*(?:insert into|create table|drop table)\s/i,
]

/** True for a text that is no table: what it contains would be taken for rows otherwise. */
export function isOtherText(head: string): boolean {
  const text = head.trimStart()
  return beginnings.some((beginning) => beginning.test(text)) || isMail(text.slice(0, 4_000))
}

/** A mail begins with its header. A table may begin with one line such as "From: our office in Riga". */
function isMail(text: string): boolean {
  const [header = ''] = text.split(/\r?\n\r?\n/, 1)
  const hasField = (name: string) => new RegExp(`^${name}:`, 'im').test(header)
  return /^[a-z-]{2,40}: /i.test(header) && hasField('from') && (hasField('subject') || hasField('received'))
}
