import { filter, setPoliceInitiated } from '../../state/filter.ts'
import { heat } from '../../state/heat.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Switch } from '../../ui/switch.tsx'

/** What the map does not show, and why; with the switch for police-initiated incidents. */
export function LeftOut() {
  const t = useText()
  const formats = useFormats()
  const summary = useStore(heat, (state) => state.summary)
  const policeInitiated = useStore(filter, (state) => state.policeInitiated)
  if (!summary) return null
  const { area, policeInitiated: police, hourUnknown } = summary.leftOut
  const n = (count: number) => ({ count, n: formats.number(count) })
  return (
    <section aria-label={t('heat.leftOut')}>
      <h3>{t('heat.leftOut')}</h3>
      <Switch isSelected={policeInitiated} onChange={setPoliceInitiated}>
        {t('heat.police')}
      </Switch>
      <div className="notes">
        {police > 0 && <p>{t('heat.leftOutPolice', n(police))}</p>}
        <p>{t('heat.policeWhy')}</p>
        {area > 0 && <p>{t('heat.leftOutArea', n(area))}</p>}
        {hourUnknown > 0 && <p>{t('heat.leftOutHour', n(hourUnknown))}</p>}
      </div>
    </section>
  )
}
