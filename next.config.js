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
  experimental: {
    serverActions: { bodySizeLimit: '64kb' },
  },
}

export default config
