// The rules of docs/architecture.md as tables, for lib/architecture.test.ts: what may import what.

export const rooms = [
  'app',
  'lib',
  'worker',
  'web',
  'commands',
  'prisma',
  'dev',
  'stripe-sandbox',
  'testing',
  'e2e',
  'bench',
  'deploy',
] as const

/** Every folder of lib may import these, beside itself, `mail` and the files of lib's own root. */
export const foundations = ['addresses', 'languages', 'limits', 'readers', 'secrets']

/** Folder of lib -> further folders that it may import. */
export const folders: Record<string, readonly string[]> = {
  addresses: [],
  limits: [],
  secrets: [],
  articles: ['staff'],
  offers: [],
  readers: [],
  languages: [],
  mail: [],
  metrics: [],
  'address-requests': [],
  sessions: ['address-requests'],
  staff: ['sessions'],
  'card-testing-guard': ['staff'],
  newsletter: ['address-requests', 'staff'],
  // A refusal while an edition is sent is a bounce.
  editions: ['articles', 'bounces', 'clicks', 'newsletter', 'staff'],
  clicks: [],
  bounces: ['newsletter', 'staff'],
  deliverability: [],
  imports: ['address-requests', 'newsletter', 'staff'],
  reminders: ['address-requests', 'articles', 'offers'],
  // All that speaks with Stripe: it answers in its own terms, and knows nothing of what a donation is to us.
  stripe: ['offers'],
  donations: ['address-requests', 'articles', 'card-testing-guard', 'offers', 'reminders', 'staff', 'stripe'],
  // What staff do to everybody whom the desk's search finds.
  selections: ['desk', 'newsletter', 'staff'],
  goals: ['offers', 'staff'],
  // Reads across all folders for staff. Only `selections` imports it, for the search.
  desk: ['address-requests', 'articles', 'donations', 'editions', 'imports', 'newsletter', 'offers', 'staff'],
}
/** These know nothing of mail: they stand below it, or beside it. */
export const withoutMail = [
  'addresses',
  'limits',
  'secrets',
  'articles',
  'card-testing-guard',
  'goals',
  'languages',
  'metrics',
  'offers',
  'readers',
  'mail',
  'stripe',
]

export const soleImporters: Record<string, string> = {
  '@opentelemetry/sdk-trace-base': 'lib/metrics/send-traces.ts',
  '@opentelemetry/exporter-trace-otlp-http': 'lib/metrics/send-traces.ts',
  '@opentelemetry/resources': 'lib/metrics/send-traces.ts',
  'altcha-lib': 'lib/limits/proof-of-work.ts',
  stripe: 'lib/stripe/client.ts',
  nodemailer: 'lib/mail/smtp.ts',
  'smtp-server': 'lib/bounces/listen-for-returned-mail.ts',
  mailparser: 'lib/bounces/classify/read-returned-mail.ts',
  yauzl: 'lib/imports/read/open-zip.ts',
  entities: 'lib/imports/understand/words/mend-text.ts',
  saxes: 'lib/imports/read/xlsx/read-xml.ts',
  'disposable-email-domains-js': 'lib/addresses/disposable-address.ts',
  luxon: 'lib/days.ts',
  'markdown-it': 'lib/articles/render-body.ts',
  otpauth: 'lib/secrets/one-time-code.ts',
  'pg-copy-streams': 'lib/imports/stage/copy-rows.ts',
  '@fastify/busboy': 'app/staff/subscribers/imports/file/read-upload.ts',
  uqr: 'app/_ui/qr-code.tsx',
  'next-auth': 'app/api/auth/options.ts',
  '@next-auth/prisma-adapter': 'lib/readers/session-store.ts',
}

export const solvers: Record<string, string> = { 'altcha-lib': 'app/(site)/donate/_proof/proof-worker.ts' }

export const roomArrows: Record<string, readonly string[]> = {
  app: ['app', 'lib'],
  worker: ['worker', 'lib'],
  web: ['web', 'lib', 'prisma'],
  lib: ['lib', 'prisma'],
  // `npm run db:…` joins the system that runs, or starts the development database for as long as it needs one.
  commands: ['commands', 'lib', 'prisma', 'dev'],
  prisma: ['prisma', 'lib'],
  dev: ['dev', 'stripe-sandbox', 'prisma'],
  // A package of its own: it knows nothing of the product.
  'stripe-sandbox': ['stripe-sandbox'],
  // Fixtures stand on the real parts: lib's own functions, the worker's tasks, the development servers.
  testing: ['testing', 'dev', 'stripe-sandbox', 'worker', 'prisma', 'lib'],
  e2e: ['e2e', 'testing', 'dev', 'stripe-sandbox'],
  // What the desk claims of its figures is measured at the very verbs, over the seed's two years.
  bench: ['bench', 'testing', 'dev', 'stripe-sandbox', 'lib', 'prisma'],
  deploy: ['deploy', 'testing', 'dev'],
}

/** Part of app -> parts of app that it may import. What is not named here (app/api, app's own files) may import any. */
export const appArrows: Record<string, readonly string[]> = {
  'app/(site)': ['app/(site)', 'app/_parts', 'app/_ui', 'app/api'],
  'app/staff': ['app/staff', 'app/_parts', 'app/_ui', 'app/api'],
  'app/_parts': ['app/_parts', 'app/_ui', 'app/api'],
  'app/_ui': ['app/_ui'],
}
