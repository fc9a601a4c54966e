import { exportRejections } from '@/lib/desk/export-rejections'
import { listImports } from '@/lib/desk/list-imports'
import { requirePermission } from '../../../../_parts/require-permission'
import { csvResponse } from '../../../../_parts/csv-response'
import { reasonWords } from '../../../words'

/** The report of an import as a file, so that its lines can be corrected. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await requirePermission('subscribers.import')
  const [found] = await listImports((await params).id)
  if (found === undefined) return new Response('There is no such import.', { status: 404 })
  return csvResponse(
    exportRejections(found.id, (reason) => reasonWords[reason]),
    'rejected-lines.csv',
  )
}
