import { db } from '../../db'
import { judgedLines } from '../../imports/judge-lines'
import type { Verdict } from '../../imports/verdicts'

export type FirstPerson = {
  line: number
  email: string
  name: string | null
  tags: string[]
  signedUpAt: Date | null
  confirmedAt: Date | null
  verdict: Verdict
}

/** The first rows of a staged file, as they would be imported. */
export async function listFirstPeople(
  importId: string,
  { isOwn, limit }: { isOwn: boolean; limit: number },
): Promise<FirstPerson[]> {
  const places = await db().importLine.findMany({
    where: { importId },
    orderBy: [{ part: 'desc' }, { line: 'asc' }],
    select: { place: true },
    take: limit,
  })
  if (places.length === 0) return []
  return db().$queryRaw`
    select line, email, name, tags, signed_up_at as "signedUpAt", confirmed_at as "confirmedAt", verdict
      from (${judgedLines({ importId, isOwn, asksToConfirm: false })}) as judged
     where place = any (${places.map(({ place }) => place)}::int[])
     order by part desc, line`
}
