import type { LensFacts } from '../../../geodata/model/lens.ts'
import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

/** What a camera model is called. */
export const lensName = ({ maker, model }: Pick<LensFacts, 'maker' | 'model'>): string =>
  `${maker} ${model}`

const degrees = (formats: Formats, deg: number) =>
  formats.number(deg, Number.isInteger(deg) ? 0 : 1)

/** An angle from one end of the zoom to the other: "36–100°". */
const angleWords = (formats: Formats, wide: number, tele: number | undefined): string =>
  tele === undefined
    ? `${degrees(formats, wide)}°`
    : `${degrees(formats, tele)}–${degrees(formats, wide)}°`

/** How wide a model sees, in each direction it has a sensor for: "4 × 49–96°". */
export function widthWords(formats: Formats, { wide, tele, sensors }: LensFacts): string {
  const angle = angleWords(formats, wide.hfovDeg, tele?.hfovDeg)
  return sensors > 1 ? `${formats.number(sensors)} × ${angle}` : angle
}

/** How much of the height a model sees. */
export const heightWords = (formats: Formats, { wide, tele }: LensFacts): string =>
  angleWords(formats, wide.vfovDeg, tele?.vfovDeg)

/** The pixels of one picture: "3 840 × 2 160". */
export const pixelWords = (formats: Formats, { widthPx, heightPx }: LensFacts): string =>
  `${formats.number(widthPx)} × ${formats.number(heightPx)}`

/** What tells a model from the others in a list. */
export const lensLine = (t: Text, formats: Formats, lens: LensFacts): string =>
  [
    lensName(lens),
    widthWords(formats, lens),
    t('lenses.across', { n: formats.number(lens.widthPx) }),
  ].join(' · ')
