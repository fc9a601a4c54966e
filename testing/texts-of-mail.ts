/** The texts of a mail that are in its own language: its subject, and what is in no element with `lang="en"`. */
export function textsOfMail({ subject, html }: { subject: string; html: string }): string[] {
  const texts = [subject]
  const open: { isEnglish: boolean }[] = []
  for (const [whole, slash, tag] of html
    .replace(/<style[^]*?<\/style>|<![^>]*>/g, '')
    .matchAll(/<(\/?)(\w+)[^>]*>|[^<]+/g)) {
    if (tag === undefined) texts.push(open.at(-1)?.isEnglish === true ? '' : whole.trim())
    else if (slash === '/') open.pop()
    else if (!/^(br|hr|img|link|meta)$/.test(tag))
      open.push({
        isEnglish: / lang="en"/.test(whole) || (open.at(-1)?.isEnglish === true && !/ lang="/.test(whole)),
      })
  }
  return texts
}
