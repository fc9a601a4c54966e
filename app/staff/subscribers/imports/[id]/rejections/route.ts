import { exportRejections } from '@/lib/desk/imports/export-rejections'
import { findImport } from '@/lib/desk/imports/find-import'
import { requirePermission } from '../../../../_parts/require-permission'
import { csvResponse } from '../../../../_parts/csv-response'
import { reasonWords } from '../../words'

/** The rows that were not taken as a file, so that they can be corrected. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await requirePermission('subscribers.import')
  const found = await findImport((await params).id)
  if (found === null) return new Response('There is no such import.', { status: 404 })
  return csvResponse(
    exportRejections(found.id, (reason) => reasonWords[reason]),
    'rejected-rows.csv',
  )
}
