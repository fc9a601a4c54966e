import { db, type Prisma } from '../db'
import { dayOfDate, type Day } from '../days'
import type { MailContent } from '../mail/render-mail'
import { defaultLanguage, type Language } from '../languages/rules'
import { publication } from '../publication'
import { siteUrl } from '../urls'
import { checkSender } from './authoring/check-sender'
import { inspectEdition } from './authoring/inspect-edition'
import type { Check } from './authoring/preflight-rules'
import { readBytes, readContent } from './archive/read-bytes'
import type { EditionContent } from './content'
import { archivedStates, usingStates, type EditionState, type EditionReason } from './rules'

export type EditionView = { number: number } & MailContent

const withArticles = {
  items: { orderBy: { position: 'asc' }, include: { article: true } },
  frames: true,
} as const satisfies Prisma.EditionInclude
const inArchive = { state: { in: [...archivedStates] } }

/** The newest edition sent to readers of a language, byte for byte. Its personal links lead to the sign-up page. */
export async function findLatestEdition(language?: Language): Promise<EditionView | null> {
  const edition = await db().edition.findFirst({
    where: inArchive,
    orderBy: { number: 'desc' },
    include: withArticles,
  })
  return edition === null ? null : { number: edition.number, ...(await readBytes(edition, language)) }
}

/** The words of the newest edition sent to readers; null before the first. */
export async function findLatestContent(): Promise<EditionContent | null> {
  const edition = await db().edition.findFirst({
    where: inArchive,
    orderBy: { number: 'desc' },
    include: withArticles,
  })
  return edition === null ? null : readContent(edition)
}

export type ArchivedEdition = EditionView & {
  preheader: string
  dueOn: Day
  sentAt: Date
  content: EditionContent
  earlier: number | null
  later: number | null
}

/** An edition of the archive, as readers of a language got it, with the ones before and after it. */
export async function findArchived(number: number, language?: Language): Promise<ArchivedEdition | null> {
  const edition = await db().edition.findFirst({ where: { ...inArchive, number }, include: withArticles })
  if (edition === null) return null
  const [earlier, later] = await Promise.all([
    db().edition.findFirst({
      where: { ...inArchive, number: { lt: number } },
      orderBy: { number: 'desc' },
      select: { number: true },
    }),
    db().edition.findFirst({
      where: { ...inArchive, number: { gt: number } },
      orderBy: { number: 'asc' },
      select: { number: true },
    }),
  ])
  return {
    ...(await readBytes(edition, language)),
    number,
    preheader: edition.preheader,
    dueOn: dayOfDate(edition.dueOn),
    sentAt: edition.startedAt ?? edition.sendsAt,
    content: readContent(edition),
    earlier: earlier?.number ?? null,
    later: later?.number ?? null,
  }
}

export type ArchiveLine = { number: number; subject: string; preheader: string; dueOn: Day; sentAt: Date }

/** Every edition sent to readers, newest first. */
export async function listArchive(): Promise<ArchiveLine[]> {
  const editions = await db().edition.findMany({
    where: inArchive,
    orderBy: { number: 'desc' },
    select: { number: true, subject: true, preheader: true, dueOn: true, sendsAt: true, startedAt: true },
  })
  return editions.map(lineOf)
}

type LineRow = Omit<ArchiveLine, 'dueOn' | 'sentAt'> & { dueOn: Date; sendsAt: Date; startedAt: Date | null }

function lineOf({ number, subject, preheader, dueOn, sendsAt, startedAt }: LineRow): ArchiveLine {
  return { number, subject, preheader, dueOn: dayOfDate(dueOn), sentAt: startedAt ?? sendsAt }
}

const newestEditions = 10

/** The newest editions sent to readers, with their content. */
export async function listNewestEditions(): Promise<(ArchiveLine & MailContent)[]> {
  const editions = await db().edition.findMany({
    where: inArchive,
    orderBy: { number: 'desc' },
    take: newestEditions,
    include: withArticles,
  })
  return Promise.all(editions.map(async (edition) => ({ ...lineOf(edition), ...(await readBytes(edition)) })))
}

export type EditionLine = {
  number: number
  dueOn: Day
  state: EditionState
  reason: EditionReason | null
  subject: string
  sendsAt: Date
  isSendNow: boolean
  articles: number
  audience: number | null
}

const twoYears = 104

/** The editions of two years, newest first. */
export async function listEditionsForDesk(): Promise<EditionLine[]> {
  const editions = await db().edition.findMany({
    orderBy: { number: 'desc' },
    take: twoYears,
    include: { _count: { select: { items: true } } },
  })
  return editions.map((edition) => {
    const { number, state, subject, sendsAt, isSendNow, audience, dueOn, _count } = edition
    return {
      number,
      state,
      subject,
      sendsAt,
      isSendNow,
      audience,
      dueOn: dayOfDate(dueOn),
      reason: edition.reason as EditionReason | null,
      articles: _count.items,
    }
  })
}

/** A staff member; the address is null if the account was deleted. */
export type Actor = { id: string; email: string | null }

type DeskItem = {
  articleId: string
  blurb: string
  headline: string
  section: string
  standfirst: string
  isSensitive: boolean
  url: string
}

export type DeskEdition = {
  number: number
  dueOn: Day
  state: EditionState
  reason: EditionReason | null
  subject: string
  preheader: string
  openingNote: string
  editorName: string
  hasPicture: boolean
  revision: number
  sendsAt: Date
  isSendNow: boolean
  editedBy: Actor | null
  submittedBy: Actor | null
  submittedAt: Date | null
  approvedBy: Actor | null
  approvedAt: Date | null
  bytesHash: string | null
  /** Those of its mails: as approved or, before, as it would be. */
  languages: readonly Language[]
  startedAt: Date | null
  closedAt: Date | null
  audience: number | null
  heartbeatAt: Date | null
  breakerUntil: Date | null
  items: DeskItem[]
}

/** All that the staff pages show of an edition. */
export async function findEditionForDesk(number: number): Promise<DeskEdition | null> {
  const edition = await db().edition.findUnique({ where: { number }, include: withArticles })
  if (edition === null) return null
  const { state, subject, preheader, openingNote, revision, sendsAt, isSendNow, bytesHash } = edition
  const { editorName, hasPicture } = edition
  const { submittedAt, approvedAt, startedAt, closedAt, audience, heartbeatAt, breakerUntil } = edition
  const name = await nameActors([edition.editedBy, edition.submittedBy, edition.approvedBy])
  return {
    number,
    state,
    subject,
    preheader,
    openingNote,
    editorName,
    hasPicture,
    revision,
    sendsAt,
    isSendNow,
    bytesHash,
    languages:
      bytesHash === null
        ? publication.languages
        : [defaultLanguage, ...edition.frames.map(({ language }) => language)],
    submittedAt,
    approvedAt,
    startedAt,
    closedAt,
    audience,
    heartbeatAt,
    breakerUntil,
    editedBy: name(edition.editedBy),
    submittedBy: name(edition.submittedBy),
    approvedBy: name(edition.approvedBy),
    dueOn: dayOfDate(edition.dueOn),
    reason: edition.reason as EditionReason | null,
    items: edition.items.map(({ blurb, article }) => ({
      blurb,
      ...pickableOf(article),
    })),
  }
}

async function nameActors(ids: (string | null)[]): Promise<(id: string | null) => Actor | null> {
  const known = await db().user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, email: true },
  })
  const emails = new Map(known.map(({ id, email }) => [id, email]))
  return (id) => (id === null ? null : { id, email: emails.get(id) ?? null })
}

export type Pickable = Omit<DeskItem, 'blurb'> & { publishedAt: Date }

const mostPickable = 60

/** The articles that an edition may pick: its own, however old or used, and those in no other edition, newest first. */
export async function listPickable(number: number): Promise<Pickable[]> {
  const isOwn = { editionNumber: number }
  const isTaken = { edition: { state: { in: [...usingStates] } } }
  const [own, others] = await Promise.all([
    db().article.findMany({ where: { editionItems: { some: isOwn } } }),
    db().article.findMany({
      where: { editionItems: { none: { OR: [isOwn, isTaken] } } },
      orderBy: { publishedAt: 'desc' },
      take: mostPickable,
    }),
  ])
  return [...own, ...others]
    .toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
    .map((article) => ({ ...pickableOf(article), publishedAt: article.publishedAt }))
}

type ArticleRow = {
  id: string
  slug: string
  headline: string
  section: string
  standfirst: string
  isSensitive: boolean
}

function pickableOf({ id, slug, headline, section, standfirst, isSensitive }: ArticleRow) {
  const url = siteUrl(`/articles/${slug}`)
  return { articleId: id, headline, section, standfirst, isSensitive, url }
}

/** An edition exactly as it will be mailed in a language, or was: rendered by the code that sends, or the approved bytes. */
export async function renderDraft(number: number, language?: Language): Promise<MailContent | null> {
  const edition = await db().edition.findUnique({ where: { number }, include: withArticles })
  return edition === null ? null : readBytes(edition, language)
}

/** The checks before an edition is submitted and approved. A bad result blocks it, a warning does not. */
export async function checkEdition(number: number): Promise<Check[]> {
  const [inside, outside] = await Promise.all([inspectEdition(number), checkSender()])
  return inside.length === 0 ? [] : [...inside, ...outside]
}
