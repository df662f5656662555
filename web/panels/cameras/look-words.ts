import type { CameraMark } from '../../state/camera-marks.ts'
import type { Text } from '../../text/text.ts'

/** How a camera stands in what is shown, in words: one that stands today is not new in a plan. */
export function lookWords(t: Text, { look, before, differences }: CameraMark): string {
  if (look !== 'planned' || !before) return t(`cameras.look.${look}`)
  return t(`cameras.look.${differences.includes('moved') ? 'moved' : 'changed'}`)
}
