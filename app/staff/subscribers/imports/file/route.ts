import { currentTime } from '@/lib/clock'
import { importSubscribers } from '@/lib/newsletter/import-subscribers'
import { importFormSchema } from '@/lib/newsletter/schema'
import { path } from '@/lib/urls'
import { seeOther } from '../../../../_ui/see-other'
import { requirePermission } from '../../../_parts/require-permission'
import { isOurs, notOurs } from '../../../_parts/is-ours'
import { readUpload, type UploadedFile } from './read-upload'

/**
 * Imports a file of subscribers as it arrives, so that 200 MB need no more memory than two. proxy.ts excludes this
 * path: Next would keep the first 10 MB of the body and drop the rest.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return notOurs()
  const { id: staffId } = await requirePermission('subscribers.import')

  const take = async (fields: Record<string, string>, { name, bytes }: UploadedFile) => {
    const form = importFormSchema.safeParse(fields)
    if (!form.success) return formAgain({ problem: 'fields', source: fields.source, agreed: fields.agreed })
    const given = {
      file: bytes,
      fileName: name.replaceAll('\0', '').slice(0, 200),
      source: form.data.source,
      staffId,
    }
    const { id } = await importSubscribers(given, await currentTime())
    return `/staff/subscribers/imports/${id}`
  }
  const answer = await readUpload(request, take)
  return seeOther(answer.startsWith('/') ? answer : formAgain({ problem: answer }))
}

function formAgain(query: Record<string, string | undefined>): string {
  return path('/staff/subscribers/imports', query)
}
