import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { picturesFolder } from './screenshots-folder'

/** Ends a run of the pictures with one line of totals. */
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
    const failed = this.failed === 0 ? '' : `, ${this.failed} pages failed`
    process.stdout.write(
      `Screenshots: ${this.countPictures()} pictures of ${this.pages} pages in screenshots/${failed}\n`,
    )
    return Promise.resolve()
  }

  /** Pictures of this run only; older pictures of other pages stay in the folder. */
  private countPictures(): number {
    const made = (file: string) => statSync(path.join(picturesFolder, file)).mtimeMs >= this.begun
    return readdirSync(picturesFolder).filter((file) => file.endsWith('.png') && made(file)).length
  }
}
