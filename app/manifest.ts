import type { MetadataRoute } from 'next'
import { publication } from '@/lib/publication'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: publication.name,
    short_name: publication.name,
    description: publication.description,
    start_url: '/',
    display: 'browser',
    background_color: '#fbf9f5',
    theme_color: '#fbf9f5',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
