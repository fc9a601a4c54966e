import { listSections } from '@/lib/articles/queries'
import { formatMoment } from '@/lib/days'
import { findDraft } from '@/lib/desk/articles/find-draft'
import { listPictures } from '@/lib/desk/articles/list-pictures'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { titled } from '../../../../_parts/page-title'
import { DoneNotice } from '../../../../_ui/done-notice'
import { requirePermission } from '../../../_parts/require-permission'
import { DeskPage } from '../../../_parts/desk-page'
import { NotHere } from '../../../_parts/not-here'
import { beginEditing } from '../../begin-editing'
import { DiscardForm } from '../../discard-form'
import { Editor } from '../../editor'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export const generateMetadata = titled('A draft')

export default async function DraftPage({ params, searchParams }: Props) {
  await requirePermission('articles.write')
  const { id } = await params
  const desk = await findDraft(id)
  const sections = await listSections()
  const pictures = await listPictures()
  if (desk?.draft == null)
    return <NotHere what="draft" back={{ href: '/staff/articles', name: 'To all articles' }} />

  const { savedAt, savedBy, version } = desk.draft
  const { saved, kept } = firstValues(await searchParams)
  return (
    <DeskPage
      heading="A draft"
      intro={`Saved ${formatMoment(savedAt)} by ${savedBy ?? 'somebody who has left'}. Readers do not see it.`}
    >
      {kept && (
        <DoneNotice part="kept">It was saved again in the meantime, so it was not deleted.</DoneNotice>
      )}
      <Editor
        initial={beginEditing(desk, saved ? 'Saved. Readers do not see it yet.' : '')}
        permalink={`/staff/articles/drafts/${id}`}
        sections={sections}
        pictures={pictures}
      />
      <DiscardForm draft={id} version={version} />
    </DeskPage>
  )
}
