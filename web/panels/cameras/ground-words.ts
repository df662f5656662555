import type { Aim } from '../../../geodata/model/camera.ts'
import { groundEdges } from '../../../geodata/optics/ground-edges.ts'
import { reachM } from '../../../geodata/optics/pixel-density.ts'
import { type Edition, editions } from '../../../geodata/optics/standards.ts'
import { FACE_HEIGHT_M } from '../../../geodata/visibility/camera-view.ts'
import { bandKey } from '../../text/band-words.ts'
import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

type Seen = Pick<Aim, 'tiltDeg' | 'vfovDeg' | 'rangeM'> & { mountHeightM: number }

/** From where to where a camera sees the ground, and faces, in words. */
export function groundWords(t: Text, formats: Formats, aim: Seen): string[] {
  const m = (value: number) => t('cameras.inspector.metres', { value: formats.number(value, 1) })
  const { nearM, farM } = groundEdges(aim)
  if (nearM >= aim.rangeM) return [t('cameras.inspector.tooHigh')]
  const [near, far] = [m(nearM), m(Math.min(farM, aim.rangeM))]
  const reachesRange = farM >= aim.rangeM
  const isUnder = nearM < 0.05
  const ground = isUnder
    ? t(`cameras.inspector.${reachesRange ? 'nearNoneHorizon' : 'nearNone'}`, { far })
    : t(`cameras.inspector.${reachesRange ? 'nearHorizon' : 'near'}`, { near, far })
  const face = groundEdges(aim, FACE_HEIGHT_M).nearM
  return face < 0.05 ? [ground] : [ground, t('cameras.inspector.face', { near: m(face) })]
}

/**
 * Where each step of an edition is reached, best last: "igenkänna 4,5–15,4 m". Nearer than the picture
 * begins at the height of a face nobody is sharp.
 */
export function reachWords(
  t: Text,
  formats: Formats,
  aim: Aim & { mountHeightM: number },
  edition: Edition,
): { id: string; words: string }[] {
  const { nearM, farM } = groundEdges(aim, FACE_HEIGHT_M)
  const most = Math.min(aim.rangeM, farM)
  const drop = Math.max(0, aim.mountHeightM - FACE_HEIGHT_M)
  return editions[edition].map(({ id, pxPerM }) => {
    const band = t(`cameras.band.${bandKey(id)}`)
    const reach = Math.min(most, reachM(aim, pxPerM, drop))
    const [near, value] = [formats.number(nearM, 1), formats.number(reach, 1)]
    if (reach < 0.05 || reach <= nearM || near === value)
      return { id, words: t('cameras.inspector.reachNone', { band }) }
    const m = t('cameras.inspector.metres', { value })
    const words =
      nearM < 0.05
        ? t('cameras.inspector.reach', { band, m })
        : t('cameras.inspector.reachFrom', { band, near, m })
    return { id, words }
  })
}
