import { currentTime } from '@/lib/clock'
import { uploadSchema } from '@/lib/imports/schema'
import { storeFile } from '@/lib/imports/upload/store-file'
import { path } from '@/lib/urls'
import { seeOther } from '../../../../_ui/see-other'
import { requirePermission } from '../../../_parts/require-permission'
import { isOurs, notOurs } from '../../../_parts/is-ours'
import { readUpload, type UploadedFile } from './read-upload'

/** Stores a list of subscribers as it arrives, so that 200 MB need no more memory than two. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return notOurs()
  const { id: staffId } = await requirePermission('subscribers.import')

  const take = async (fields: Record<string, string>, { name, bytes }: UploadedFile) => {
    const form = uploadSchema.safeParse(fields)
    if (!form.success) return formAgain({ problem: 'fields', source: fields.source })
    const fileName = name.replaceAll('\0', '').slice(0, 200)
    const given = { file: bytes, fileName, source: form.data.source, staffId }
    return `/staff/subscribers/imports/${await storeFile(given, await currentTime())}`
  }
  const answer = await readUpload(request, take)
  return seeOther(answer.startsWith('/') ? answer : formAgain({ problem: answer }))
}

function formAgain(query: Record<string, string | undefined>): string {
  return path('/staff/subscribers/imports', query)
}
