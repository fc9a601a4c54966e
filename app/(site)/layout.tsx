import type { ReactNode } from 'react'
import { PageFrame } from './_parts/frame/page-frame'

export default function SiteLayout({ children }: { children: ReactNode }) {
  return <PageFrame>{children}</PageFrame>
}
