import { compareLedger } from '@/lib/donations/sync/compare-ledger'
import { formatMoney } from '@/lib/money'
import { runCommand } from '@/lib/run-command'

// `npm run ledger:verify`: compares every payment at Stripe with ours, to the cent. Exit code 1 if they differ.

async function main(): Promise<void> {
  const { compared, differences } = await compareLedger({ since: null })
  for (const { paymentIntentId, what, atStripe, inLedger, currency } of differences) {
    const [theirs, ours] = [atStripe, inLedger].map((minor) => formatMoney({ minor, currency }))
    process.stdout.write(`${paymentIntentId}: ${what}: ${theirs} at Stripe, ${ours} in the ledger\n`)
  }
  process.exitCode = differences.length === 0 ? 0 : 1
  const count = compared.toLocaleString('en-US')
  process.stdout.write(`ledger: ${count} payments compared, ${differences.length} differences\n`)
}

await runCommand(main)
