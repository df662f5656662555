import { filter } from '../../state/filter.ts'
import { heat } from '../../state/heat.ts'
import { dayStartMs } from '../../state/local-day.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'

/** The period on screen in words: what is chosen, or from the first incident to the last. */
export function usePeriodWords(): string {
  const t = useText()
  const formats = useFormats()
  const { period } = useStore(filter)
  const { known } = useStore(heat)
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  if (period)
    return formats.period(
      new Date(dayStartMs(period.from, timeZone)),
      new Date(dayStartMs(period.to, timeZone)),
    )
  if (!known?.spanMs) return t('heat.allTime')
  return formats.period(new Date(known.spanMs[0]), new Date(known.spanMs[1]))
}
