import { inTransaction, type Queryable } from '../../db'
import { hashBytes } from '../sending/preparing/hash-bytes'
import { linkPlaceholders } from '../sending/rules'
import { readerLinks } from '../../newsletter/links/sign-reader-links'
import { refuse, succeed, type Result } from '../../result'
import { inspectEdition } from './inspect-edition'
import { contentOf } from '../content'
import { transition } from '../state/transition'
import type { Check } from './preflight-rules'
import { refuseMove, type MoveRefusal } from '../state/refuse-move'
import { renderEdition } from './render-edition'
import { renderFrames } from './render-frames'
import { reasonNotToApprove } from '../rules'

export type ApproveRefusal =
  | MoveRefusal
  | { reason: 'changed_meanwhile' }
  /** A second person has to approve. */
  | { reason: 'submitted_it' | 'edited_it' }
  | { reason: 'not_ready'; bad: Check[] }

type Approval = { number: number; revision: number; staffId: string }

/**
 * Records a second person's approval. The edition is rendered here, once for each language, with placeholders for each
 * reader's links; archive, preview and every mail are made from these bytes.
 */
export async function approveEdition(approval: Approval, now: Date): Promise<Result<void, ApproveRefusal>> {
  const bad = (await inspectEdition(approval.number)).filter(({ verdict }) => verdict === 'bad')
  return inTransaction(async (transaction) => {
    const { number, revision, staffId } = approval
    const edition = await findWithArticles(transaction, number)
    if (edition?.state !== 'submitted') return refuseMove(transaction, { number, to: ['approved'] })
    if (edition.revision !== revision) return refuse({ reason: 'changed_meanwhile' })
    const reason = reasonNotToApprove(edition, staffId)
    if (reason !== null) return refuse({ reason })
    if (bad.length > 0) return refuse({ reason: 'not_ready', bad })

    const links = readerLinks(linkPlaceholders)
    const { subject, html, text } = await renderEdition(edition, links)
    const frames = await renderFrames(edition, links)
    const bytesHash = hashBytes({ subject, html, text, frames })
    const isMoved = await transition(
      transaction,
      {
        number,
        from: ['submitted'],
        to: 'approved',
        where: { revision },
        changes: {
          subject,
          html,
          text,
          bytesHash,
          content: contentOf(edition),
          approvedBy: staffId,
          approvedAt: now,
        },
      },
      { staffId, action: 'newsletter.approve', details: { revision, bytesHash }, now },
    )
    if (!isMoved) return refuse({ reason: 'changed_meanwhile' })
    // A version of the app from before the frames leaves them behind when it withdraws an edition.
    await transaction.editionFrame.deleteMany({ where: { editionNumber: number } })
    await transaction.editionFrame.createMany({
      data: frames.map((frame) => ({ editionNumber: number, ...frame })),
    })
    return succeed(undefined)
  })
}

function findWithArticles(transaction: Queryable, number: number) {
  return transaction.edition.findUnique({
    where: { number },
    include: { items: { orderBy: { position: 'asc' }, include: { article: true } } },
  })
}
