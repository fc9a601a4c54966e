import { exampleMails } from './example-mails'

// `node --import tsx testing/example-mails/render-mails.ts` prints every kind of mail, filled in with examples, as
// JSON: {name: {subject, html, text}}.

const rendered = await Promise.all(
  Object.entries(exampleMails).map(async ([name, render]) => [name, await render()] as const),
)
process.stdout.write(JSON.stringify(Object.fromEntries(rendered)))
