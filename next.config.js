/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // These find files and workers of their own at run time, so they are loaded, not bundled.
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'graphile-worker',
    'nodemailer',
    'stripe',
  ],
  // No page asks for an image in another size, so nobody else can: /_next/image answers 404.
  images: { unoptimized: true },
  // `npm run check` judges the types of everything, tests included; a build needs no compiler to be installed.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // `forbidden()`: a real 403 for people who may not see a page.
    authInterrupts: true,
    // The most that any route takes; web/body-limits.ts says how much each does, before anything of it is read.
    serverActions: { bodySizeLimit: '1mb' },
    proxyClientMaxBodySize: '1mb',
  },
}

export default config
