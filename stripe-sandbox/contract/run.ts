import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Stripe from 'stripe'
import { countsFileVariable, messagesOf, readCounts, type Counted } from '../src/fidelity/counts'

type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}

/** `npm run stripe:contract`: the sandbox's tests and the contract, and how many messages were checked by the types. */
async function main(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stripe-contract-'))
  try {
    const reportFile = path.join(folder, 'report.json')
    const countsFile = path.join(folder, 'messages.jsonl')
    const onReal = (process.env.STRIPE_CONTRACT_KEY ?? '') !== ''
    console.log(
      `Stripe ${Stripe.API_VERSION} (SDK ${Stripe.PACKAGE_VERSION}); the contract runs on ${onReal ? 'real Stripe' : 'the sandbox'}.`,
    )
    const code = await runTests({ reportFile, countsFile })
    if (!existsSync(reportFile))
      throw new Error(
        'vitest wrote no report; run `npx vitest run --project unit stripe-sandbox` to see why.',
      )
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
    printTests(report)
    const isFaultless = printTotals(report, readCounts(countsFile))
    return code === 0 && isFaultless ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function runTests(files: { reportFile: string; countsFile: string }): Promise<number> {
  const vitest = path.resolve('node_modules', 'vitest', 'vitest.mjs')
  const flags = ['run', '--project', 'unit', '--reporter=json', `--outputFile=${files.reportFile}`]
  const child = spawn(process.execPath, [vitest, ...flags, 'stripe-sandbox/'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, [countsFileVariable]: files.countsFile },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Lists contract tests one by one, and the sandbox's own by file. Failures are always listed by name. */
function printTests({ testResults }: Report): void {
  for (const file of testResults) {
    const name = path.relative(process.cwd(), file.name)
    const failed = file.assertionResults.filter((each) => each.status === 'failed')
    const passed = file.assertionResults.filter((each) => each.status === 'passed')
    console.log(
      `${failed.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed.length} passed, ${failed.length} failed`,
    )
    const shown = name.startsWith(path.join('stripe-sandbox', 'contract')) ? file.assertionResults : failed
    for (const each of shown)
      console.log(`     ${each.status === 'passed' ? 'ok' : each.status}: ${each.fullName}`)
  }
}

/** True if messages were checked and none had a fault. */
function printTotals(report: Report, counted: Counted): boolean {
  const { requests, responses, events, faults } = counted
  const all = messagesOf(counted).toLocaleString('en-US')
  console.log(
    `Validated: ${requests} requests, ${responses} responses, ${events} events; ${faults} schema errors`,
  )
  console.log(
    `Totals: ${report.numPassedTests} passed, ${report.numFailedTests} failed; ${all} messages validated, ${faults} schema errors`,
  )
  return faults === 0 && responses > 0
}

process.exitCode = await main()
