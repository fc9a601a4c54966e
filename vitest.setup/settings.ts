/** Settings for tests that need some, but none in particular. What the environment names already stays. */
export function nameSettings(): void {
  const anySettings = {
    SITE_URL: 'http://localhost:3000',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'The Moscow Times <letters@example.org>',
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    APP_SECRET: 'a secret for tests that nobody else uses',
    NEXTAUTH_SECRET: 'another secret for tests, as long as needed',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  }
  for (const [name, value] of Object.entries(anySettings)) process.env[name] ??= value
}
