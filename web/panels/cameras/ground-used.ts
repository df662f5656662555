import type { TownGround } from '../../../geodata/coverage/ground.ts'
import type { CameraView } from '../../../geodata/visibility/camera-view.ts'
import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

/**
 * What sight lines were counted on, in words: flat ground, or a terrain, by whom and how fine.
 *
 * @param used what each camera was computed on: one that stands outside the terrain is on flat ground
 */
export function groundUsedWords(
  t: Text,
  formats: Formats,
  ground: TownGround,
  used: readonly CameraView['ground'][],
): string {
  if (ground.kind === 'flat') return t('cameras.footing.flat')
  const { source, stepM } = ground
  const words = { source, step: formats.number(stepM, Number.isInteger(stepM) ? 0 : 1) }
  const isAny = (kind: CameraView['ground']) => used.includes(kind)
  if (!isAny('flat')) return t('cameras.footing.terrain', words)
  return t(isAny('terrain') ? 'cameras.footing.partly' : 'cameras.footing.outside', words)
}
