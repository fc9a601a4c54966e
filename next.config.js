/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // These load files and workers at run time, so they must not be bundled.
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'graphile-worker',
    'nodemailer',
    'stripe',
  ],
  // No page asks for resized images, so nobody else may: /_next/image answers 404.
  images: { unoptimized: true },
  // `npm run check` checks all types, tests included, so that a build works without the compiler.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // `forbidden()`: a real 403 for people who may not see a page.
    authInterrupts: true,
    // Pages load at their first request: loading all of them at the start takes a second and 100 MB.
    preloadEntriesOnStart: false,
    // The largest limit of any route. web/forms/body-limits.ts has the limit of each, checked before the body is read.
    serverActions: { bodySizeLimit: '1mb' },
  },
}

export default config
