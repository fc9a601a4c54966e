import { ImageResponse } from 'next/og'
import { publication } from '@/lib/publication'
import { drawable } from './drawable'
import { fontFamily, readFonts, readIllustration } from './read-files'

export type CardWords = { headline: string; section: string; illustration: string | null }

const [width, height] = [1200, 630]
const colours = { paper: '#fbf9f5', ink: '#16202b', soft: '#4b5663', support: '#a8402f' }

/** The picture that stands beside a link to an article elsewhere: its headline on the newspaper's paper. */
export async function drawCard({ headline, section, illustration }: CardWords): Promise<Buffer> {
  const [fonts, picture] = await Promise.all([readFonts(), readIllustration(illustration)])
  const words = drawable(headline, 160)
  return bytesOf(
    new ImageResponse(
      <div
        style={{
          display: 'flex',
          width,
          height,
          background: colours.paper,
          color: colours.ink,
          fontFamily,
          fontWeight: 600,
        }}
      >
        <div
          style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, width: 780, padding: '52px 60px' }}
        >
          <div style={{ display: 'flex', fontSize: 44 }}>{drawable(publication.name, 60)}</div>
          <div style={{ display: 'flex', marginTop: 14, borderTop: `4px solid ${colours.ink}` }} />
          <div style={{ display: 'flex', marginTop: 40, fontSize: 30, color: colours.support }}>
            {drawable(section, 60)}
          </div>
          <div
            style={{
              display: 'flex',
              marginTop: 10,
              fontSize: sizeOf(words),
              lineHeight: 1.12,
              wordBreak: 'break-word',
            }}
          >
            {words}
          </div>
        </div>
        {picture !== null && (
          <img src={picture} alt="" width={420} height={height} style={{ objectFit: 'cover' }} />
        )}
      </div>,
      { width, height, fonts },
    ),
  )
}

/** The longer the headline, the smaller its type: 160 characters still fit. */
function sizeOf(words: string): number {
  if (words.length <= 45) return 68
  return words.length <= 90 ? 54 : 42
}

const pictureSize = { width: 1200, height: 675 }

/** An illustration as PNG, which mail programs show; null if it is no SVG of ours. */
export async function drawPicture(illustration: string | null): Promise<Buffer | null> {
  const [fonts, picture] = await Promise.all([readFonts(), readIllustration(illustration)])
  if (picture === null) return null
  return bytesOf(new ImageResponse(<img src={picture} alt="" {...pictureSize} />, { ...pictureSize, fonts }))
}

async function bytesOf(image: Response): Promise<Buffer> {
  return Buffer.from(await image.arrayBuffer())
}
