import type { Portrait } from '../../../geodata/visibility/probe.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'

/** Narrower than this on screen a person is only a stroke. */
const WIDTH = 0.36

/**
 * A camera's picture as an empty frame with a person of 1.7 m in it, where and as large as the camera would
 * have them: drawn to scale, and no photograph.
 */
export function PictureStrip({ name, portrait }: { name: string; portrait: Portrait }) {
  const t = useText()
  const formats = useFormats()
  const { picture, feet, head } = portrait
  const { widthPx, heightPx } = picture
  const tall = Math.hypot(feet.x - head.x, feet.y - head.y)
  const lean = (Math.atan2(head.x - feet.x, feet.y - head.y) * 180) / Math.PI
  const told = {
    ...{ name, tall: formats.number(Math.round(tall)) },
    ...{ width: formats.number(widthPx), height: formats.number(Math.round(heightPx)) },
    share: formats.percent(tall / heightPx, tall / heightPx < 0.1 ? 1 : 0),
  }
  return (
    <figure className="picture-strip">
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
        <g
          className="picture-person"
          transform={`translate(${feet.x} ${feet.y}) rotate(${lean}) scale(${tall})`}
        >
          <circle cx="0" cy="-0.93" r="0.07" />
          <path
            d={`M ${-WIDTH / 2} -0.5 Q ${-WIDTH / 2} -0.85 0 -0.85 Q ${WIDTH / 2} -0.85 ${WIDTH / 2} -0.5 L ${WIDTH / 4} -0.48 L ${WIDTH / 3.4} 0 L 0.01 0 L 0 -0.42 L -0.01 0 L ${-WIDTH / 3.4} 0 L ${-WIDTH / 4} -0.48 Z`}
          />
        </g>
      </svg>
      <figcaption className="small">{t('cameras.picture.told', told)}</figcaption>
    </figure>
  )
}
