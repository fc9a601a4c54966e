import type { IncomingMessage } from 'node:http'

export type BodyProblem = 'too_large' | 'too_slow' | 'gone'

/** The most bytes of unfinished bodies that one process holds, for all clients together. */
const mostHeldBytes = 32 * 1024 * 1024

/** The most time for the whole body of a form or an event. */
const withinMs = 20_000

/** The bodies being received, the oldest first. */
const receiving = new Set<Receiver>()
let heldBytes = 0

type Receiver = { buffer: Buffer; giveUp: () => void }

/**
 * Reads a whole body of at most `mostBytes`, so that no later code waits for one or holds half of one. Gives up after
 * 20 seconds. If all unfinished bodies together would take more than 32 MB, it drops the oldest: a real body arrives
 * quickly, so a stalled one makes way.
 */
export function receiveBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | BodyProblem> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return Promise.resolve('too_large')
  return new Promise((resolve) => {
    const receiver: Receiver = { buffer: Buffer.alloc(0), giveUp: () => end('too_slow') }
    const tooLate = setTimeout(receiver.giveUp, withinMs)
    let size = 0
    const end = (outcome: Buffer | BodyProblem) => {
      if (!receiving.delete(receiver)) return
      clearTimeout(tooLate)
      heldBytes -= receiver.buffer.length
      request.off('data', take).off('end', finish).off('close', leave)
      resolve(outcome)
    }
    const take = (chunk: Buffer) => {
      if (size + chunk.length > mostBytes) return end('too_large')
      grow(receiver, size + chunk.length, mostBytes)
      size += chunk.copy(receiver.buffer, size)
    }
    const finish = () => end(receiver.buffer.subarray(0, size))
    const leave = () => end('gone')
    receiving.add(receiver)
    request.on('data', take).on('end', finish).on('close', leave)
  })
}

/**
 * Copies the pieces together as they arrive: ten thousand pieces of one byte must not take more than ten thousand
 * bytes.
 */
function grow(receiver: Receiver, needed: number, most: number): void {
  const { buffer } = receiver
  if (needed <= buffer.length) return
  const larger = Buffer.alloc(Math.min(Math.max(needed, buffer.length * 2), most))
  buffer.copy(larger)
  receiver.buffer = larger
  heldBytes += larger.length - buffer.length
  for (const oldest of receiving) {
    if (heldBytes <= mostHeldBytes || oldest === receiver) break
    oldest.giveUp()
  }
}
