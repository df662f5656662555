import { editions } from '../../../geodata/optics/standards.ts'
import type { Sight } from '../../../geodata/visibility/probe.ts'
import { cameraChoice } from '../../state/camera-choice.ts'
import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { bandKey } from './band-words.ts'

type Hidden = Extract<Sight, { why: 'hidden' }>

/** Whether something is in the way: the point would be in the picture but for that. */
export const inTheWay = (sight: Sight): sight is Hidden => !sight.sees && sight.why === 'hidden'

/** How well a camera has a point and from how far, or what is in the way. */
export function sightWords(
  t: Text,
  formats: Formats,
  sight: Extract<Sight, { sees: true }> | Hidden,
) {
  const metres = formats.number(sight.distanceM, sight.distanceM < 10 ? 1 : 0)
  if (sight.sees) {
    const bands = editions[cameraChoice.getState().edition]
    const band = t(`cameras.band.${bandKey(bands[sight.band]?.id ?? null)}`)
    return t('cameras.probe.sees', {
      band,
      density: formats.number(Math.round(sight.pxPerM)),
      metres,
    })
  }
  if (sight.by.kind === 'ground') return t('cameras.probe.hiddenByGround')
  const { kind, heightM, heightSource } = sight.by
  return t('cameras.probe.hidden', {
    what: t(`cameras.probe.by.${kind}`),
    height: formats.number(heightM, 1),
    source: t(`cameras.probe.source.${heightSource}`),
    metres,
  })
}
