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
  // `npm run check` judges the types of everything, tests included; a build needs no compiler to be installed.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // `forbidden()`: a real 403 for whoever may not.
    authInterrupts: true,
    serverActions: { bodySizeLimit: '64kb' },
  },
}

export default config
