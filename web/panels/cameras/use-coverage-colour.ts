import { appearance } from '../../state/appearance.ts'
import { useStore } from '../../state/use-store.ts'
import { coverageColour } from '../../ui/coverage-colour.ts'
import { palettes } from '../../ui/palette.ts'

/** The colour of a rank (0–1) of sharpness, as the map draws it. */
export function useCoverageColour(): (rank: number) => string {
  const theme = useStore(appearance, (state) => state.theme)
  return (rank) => coverageColour(palettes[theme].coverage, rank)
}
