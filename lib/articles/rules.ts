/** The section "From the Newsroom" has the path /sections/from-the-newsroom. */
export function sectionPath(section: string): `/sections/${string}` {
  return `/sections/${section.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`
}

/** The section that a path segment names, or null. */
export function sectionFromPath(segment: string, sections: readonly string[]): string | null {
  return sections.find((section) => sectionPath(section) === `/sections/${segment}`) ?? null
}

const [first, last] = ['News', 'From the Newsroom']

/** The order of the navigation: news first, the section about the paper last, the others by name. */
export function compareSections(one: string, other: string): number {
  const rank = (section: string) => (section === first ? 0 : section === last ? 2 : 1)
  return rank(one) - rank(other) || one.localeCompare(other)
}

/** Formats a headline so that no line begins with a dash. */
export function setHeadline(headline: string): string {
  return headline.replace(/ (?=[—–])/g, '\u00a0')
}

/** The slug for a headline: "The Lake’s Ice, 2026" becomes the-lakes-ice-2026. Empty if no letter can be used. */
export function slugOf(headline: string): string {
  const plain = headline
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’'\u0300-\u036f]/g, '')
    .replace(/[^a-z\d]+/g, '-')
  return plain.replace(/^-+/, '').slice(0, 80).replace(/-+$/, '')
}

/** The form fields of an article. */
export type Words = {
  headline: string
  standfirst: string
  byline: string
  section: string
  slug: string
  bodyMarkdown: string
  illustration: string | null
  illustrationAlt: string | null
  isSensitive: boolean
}

const wordFields = [
  'headline',
  'standfirst',
  'byline',
  'section',
  'slug',
  'bodyMarkdown',
  'illustration',
  'illustrationAlt',
  'isSensitive',
] as const

/** True if two people wrote the same, or one person pressed a button twice. */
export function isSameText(one: Words, other: Words): boolean {
  return wordFields.every((field) => one[field] === other[field])
}
