import { useState } from 'react'
import { cameraChoice, showAsOf } from '../../state/camera-choice.ts'
import { dayStartMs, isDay } from '../../state/local-day.ts'
import { here } from '../../state/municipality.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'

/** The day whose cameras are shown, in words; null for today, and in a plan. */
export function useAsOfWords(): string | null {
  const formats = useFormats()
  const { asOf } = useStore(cameraChoice)
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const inPlan = useStore(planning, ({ id }) => id !== null)
  return asOf && !inPlan ? formats.date(new Date(dayStartMs(asOf, timeZone))) : null
}

/** Shows the cameras as they stood, or will stand, at noon of a day. */
export function AsOf() {
  const t = useText()
  const { asOf } = useStore(cameraChoice)
  const inPlan = useStore(planning, ({ id }) => id !== null)
  const words = useAsOfWords()
  const [typed, setTyped] = useState(asOf ?? '')
  if (inPlan) return null
  const take = (day: string) => {
    setTyped(day)
    if (isDay(day)) showAsOf(day)
    if (day === '') showAsOf(null)
  }
  return (
    <details open={asOf !== null}>
      <summary>{t('cameras.asOf.title')}</summary>
      <div className="as-of">
        <TextField label={t('cameras.asOf.day')} type="date" value={typed} onChange={take} />
        {words && (
          <>
            <p role="status">{t('cameras.asOf.told', { day: words })}</p>
            <Button onPress={() => take('')}>{t('cameras.plan.backToday')}</Button>
          </>
        )}
      </div>
    </details>
  )
}
