import { listSections } from '@/lib/articles/queries'
import { formatDate, formatMoment } from '@/lib/days'
import { findArticleToCorrect } from '@/lib/desk/articles/find-article-to-correct'
import type { Desk } from '@/lib/desk/articles/find-draft'
import { listPictures } from '@/lib/desk/articles/list-pictures'
import { firstValues, type Query } from '../../../_parts/first-values'
import { titled } from '../../../_parts/page-title'
import { DoneNotice } from '../../../_ui/done-notice'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { NotHere } from '../../_parts/not-here'
import { beginEditing } from '../begin-editing'
import { DiscardForm } from '../discard-form'
import { Editor } from '../editor'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> }

export const generateMetadata = titled('Correct an article')

const words: Record<string, string> = {
  published: 'The article is published. Readers can see it now.',
  corrected: 'The correction is published. Readers can see it now.',
}

export default async function CorrectPage({ params, searchParams }: Props) {
  await requirePermission('articles.write')
  const { slug } = await params
  const desk = await findArticleToCorrect(slug)
  if (desk === null)
    return <NotHere what="article" back={{ href: '/staff/articles', name: 'To all articles' }} />

  const sections = await listSections()
  const pictures = await listPictures()
  const said = words[firstValues(await searchParams).done ?? '']
  return (
    <DeskPage heading="Correct an article" intro={introOf(desk)}>
      {said && (
        <DoneNotice>
          {said} <a href={`/articles/${slug}`}>Look at it</a>
        </DoneNotice>
      )}
      <Corrections desk={desk} />
      <Editor
        key={`${desk.article?.version ?? 0}`}
        initial={beginEditing(desk)}
        permalink={`/staff/articles/${slug}`}
        sections={sections}
        pictures={pictures}
      />
      {desk.draft !== null && <DiscardForm draft={desk.draft.id} version={desk.draft.version} />}
    </DeskPage>
  )
}

function introOf({ draft, article }: Desk) {
  const link = <a href={`/articles/${article?.slug ?? ''}`}>Readers see it</a>
  if (draft === null) return <>{link} as it stands here. Nothing changes until you publish.</>
  return (
    <>
      This is a correction that {draft.savedBy ?? 'somebody who has left'} began, saved{' '}
      {formatMoment(draft.savedAt)}. {link} as it was before.
    </>
  )
}

function Corrections({ desk: { corrections } }: { desk: Desk }) {
  if (corrections.length === 0) return null
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">What readers were told</h2>
      <ul>
        {corrections.map(({ note, at }) => (
          <li key={at.toISOString()}>
            {formatDate(at)}: {note}
          </li>
        ))}
      </ul>
    </section>
  )
}
