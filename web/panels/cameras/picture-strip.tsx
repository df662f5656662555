import type { Portrait } from '../../../geodata/visibility/probe.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'

/**
 * A camera's picture as an empty frame with a person of 1.7 m in it, where and as large as the camera would
 * have them: drawn to scale, and no photograph. Beside it the person alone, a pixel of the picture as a pixel
 * on screen.
 */
export function PictureStrip({ name, portrait }: { name: string; portrait: Portrait }) {
  const t = useText()
  const formats = useFormats()
  const { picture, feet, head } = portrait
  const { widthPx, heightPx } = picture
  const tall = Math.hypot(feet.x - head.x, feet.y - head.y)
  const lean = (Math.atan2(head.x - feet.x, feet.y - head.y) * 180) / Math.PI
  const share = tall / heightPx
  const told = {
    ...{ name, tall: formats.number(Math.round(tall)) },
    ...{ width: formats.number(widthPx), height: formats.number(Math.round(heightPx)) },
    share: formats.percent(share, share < 0.1 ? 1 : 0),
  }
  const isSmall = tall <= MOST_ALONE_PX
  return (
    <figure className="picture-strip">
      <div className="picture-frames">
        <svg
          viewBox={`${-widthPx / 2} ${-heightPx / 2} ${widthPx} ${heightPx}`}
          role="img"
          aria-label={t('cameras.picture.label', told)}
        >
          <rect
            className="picture-frame"
            x={-widthPx / 2}
            y={-heightPx / 2}
            width={widthPx}
            height={heightPx}
          />
          <line
            className="picture-ground"
            x1={-widthPx / 2}
            x2={widthPx / 2}
            y1={feet.y}
            y2={feet.y}
            vectorEffect="non-scaling-stroke"
          />
          {share < 0.12 && (
            <circle
              className="picture-ring"
              cx={(feet.x + head.x) / 2}
              cy={(feet.y + head.y) / 2}
              r={heightPx * 0.09}
              vectorEffect="non-scaling-stroke"
            />
          )}
          <g transform={`translate(${feet.x} ${feet.y}) rotate(${lean}) scale(${tall})`}>
            <Person />
          </g>
        </svg>
        {isSmall && (
          <svg className="picture-alone" width={ALONE_PX} height={tall + 8} aria-hidden="true">
            <g transform={`translate(${ALONE_PX / 2} ${tall + 4}) scale(${tall})`}>
              <Person />
            </g>
          </svg>
        )}
      </div>
      <figcaption className="small">
        {t('cameras.picture.told', told)} {isSmall && t('cameras.picture.alone')}
      </figcaption>
    </figure>
  )
}

/** A person taller than this is seen well enough in the frame. */
const MOST_ALONE_PX = 200
const ALONE_PX = 84

/** An adult one unit tall, standing on the origin. */
const Person = () => (
  <g className="picture-person">
    <circle cx="0" cy="-0.93" r="0.07" />
    <path d="M-.13-.84h.26q.05 0 .05 .05v.32h-.07v-.2h-.02v.67h-.07v-.4h-.04v.4h-.07v-.67h-.02v.2h-.07v-.32q0-.05.05-.05z" />
  </g>
)
