import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { filter, setHours } from '../../state/filter.ts'
import { heat } from '../../state/heat.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button as PlainButton } from '../../ui/button.tsx'
import { hourPresets } from './hours.ts'
import { HoursGrid } from './hours-grid.tsx'

const presets = ['hoursNights', 'hoursEvenings', 'hoursSchool', 'hoursShops'] as const

/** The week in small; pressed, it opens the grid that chooses weekday and hour. */
export function HoursButton() {
  const t = useText()
  const formats = useFormats()
  const hours = useStore(filter, (state) => state.hours)
  const counts = useStore(heat, (state) => state.summary?.hours)
  if (!counts) return null
  const words =
    hours.length === 0
      ? t('heat.hoursAll')
      : t('heat.hoursChosen', { count: hours.length, n: formats.number(hours.length) })
  return (
    <DialogTrigger>
      <Button className="hours-button" aria-label={`${t('heat.hours')}: ${words}`}>
        <SmallWeek byHour={counts.byHour} hours={hours} />
        <span className="small">{words}</span>
      </Button>
      <Popover className="popover hours-popover" placement="top end" isNonModal>
        <Dialog className="dialog" aria-label={t('heat.hours')}>
          <h2>{t('heat.hours')}</h2>
          <div className="panel-actions">
            {presets.map((preset) => (
              <PlainButton key={preset} onPress={() => setHours(hourPresets[preset])}>
                {t(`heat.${preset}`)}
              </PlainButton>
            ))}
            <PlainButton look="quiet" isDisabled={hours.length === 0} onPress={() => setHours([])}>
              {t('heat.hoursClear')}
            </PlainButton>
          </div>
          <HoursGrid byHour={counts.byHour} hours={hours} onChange={setHours} />
          <p className="muted small">{t('heat.hoursHelp')}</p>
          {counts.unknown > 0 && (
            <p className="muted small">
              {t('heat.leftOutHour', { count: counts.unknown, n: formats.number(counts.unknown) })}
            </p>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function SmallWeek({ byHour, hours }: { byHour: Float64Array; hours: readonly number[] }) {
  const most = Math.max(1, ...byHour)
  return (
    <svg className="small-week" viewBox="0 0 24 7" preserveAspectRatio="none" aria-hidden="true">
      {[...byHour].map((count, hour) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place in the week
          key={hour}
          x={hour % 24}
          y={Math.floor(hour / 24)}
          width="0.9"
          height="0.86"
          fill="var(--incident)"
          opacity={
            (0.1 + (0.9 * count) / most) * (hours.length === 0 || hours.includes(hour) ? 1 : 0.25)
          }
        />
      ))}
    </svg>
  )
}
