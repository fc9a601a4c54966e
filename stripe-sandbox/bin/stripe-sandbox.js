#!/usr/bin/env node
// The sources are TypeScript; tsx loads them as they are.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('../src/command.ts')
await main(process.argv.slice(2))
