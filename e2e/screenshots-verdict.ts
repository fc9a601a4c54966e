import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { picturesFolder } from './screenshots-folder'

/** Closes a run of the pictures with one line of figures. */
export default class Verdict implements Reporter {
  private begun = 0
  private pages = 0
  private failed = 0

  onBegin(): void {
    this.begun = Date.now()
  }

  onTestEnd(_test: TestCase, { status }: TestResult): void {
    if (status === 'passed') this.pages += 1
    else this.failed += 1
  }

  onExit(): Promise<void> {
    const pictures = readdirSync(picturesFolder).filter((file) => path.extname(file) === '.png').length
    const seconds = ((Date.now() - this.begun) / 1000).toFixed(0)
    const faults = this.failed === 0 ? '' : `, ${this.failed} pages failed`
    process.stdout.write(
      `Screenshots: ${pictures} pictures of ${this.pages} pages in screenshots/ (${seconds} s)${faults}\n`,
    )
    return Promise.resolve()
  }
}
