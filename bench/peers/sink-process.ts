import { startBareSink } from '../../testing/bare-sink'

// The mail server of `npm run bench -- send`. It has its own process, so that it does not share a core with the sender.
// After `{ count }` it replies `{ seconds }` when that many more mails have come, measured from first to last.

let [missing, begun] = [0, 0]

const sink = await startBareSink({
  onTaken() {
    if (missing === 0) return
    if (begun === 0) begun = performance.now()
    missing -= 1
    if (missing === 0) process.send?.({ seconds: (performance.now() - begun) / 1000 })
  },
})

process.on('message', ({ count }: { count: number }) => {
  ;[missing, begun] = [count, 0]
})
process.once('disconnect', () => process.exit())
process.send?.({ smtpUrl: sink.smtpUrl })
