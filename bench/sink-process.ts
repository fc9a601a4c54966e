import { startBareSink } from '../testing/bare-sink'

// The mail server of `npm run bench -- send`, in a process of its own: whoever sends shall not share a core with it.
// Told `{ count }`, it answers `{ seconds }` when so many more mails have come, from the first of them to the last.

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
