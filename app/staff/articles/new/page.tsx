import { listSections } from '@/lib/articles/queries'
import { listPictures } from '@/lib/desk/articles/list-pictures'
import { titled } from '../../../_parts/page-title'
import { requirePermission } from '../../_parts/require-permission'
import { DeskPage } from '../../_parts/desk-page'
import { beginEditing } from '../begin-editing'
import { Editor } from '../editor'

export const generateMetadata = titled('Write an article')

export default async function NewArticlePage() {
  await requirePermission('articles.write')
  const sections = await listSections()
  const pictures = await listPictures()
  return (
    <DeskPage heading="Write an article">
      <Editor
        initial={beginEditing(null)}
        permalink="/staff/articles/new"
        sections={sections}
        pictures={pictures}
      />
    </DeskPage>
  )
}
