import { MOST_KM2 } from '../../../geodata/coverage/blind-spots.ts'
import { cameraChoice, showBlind } from '../../state/camera-choice.ts'
import { groundSeen, isSmallEnough } from '../../state/ground.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Switch } from '../../ui/switch.tsx'

/** How much ground the cameras see, how much of it twice, and where nobody sees. */
export function GroundCard() {
  const t = useText()
  const formats = useFormats()
  const { figures, isCounting } = useStore(groundSeen)
  const inPlan = useStore(planning, ({ draft }) => draft !== null)
  const { today, plan } = figures
  const shown = inPlan ? plan : today
  const m2 = (value: number) => t('cameras.ground.m2', { value: formats.number(rounded(value)) })
  if (!shown)
    return (
      <section className="ground-card" aria-label={t('cameras.ground.title')}>
        <h3>{t('cameras.ground.title')}</h3>
        <p className="muted" role="status">
          {isCounting ? t('cameras.ground.counting') : t('cameras.ground.none')}
        </p>
      </section>
    )
  const change = inPlan && today ? rounded(shown.seenM2) - rounded(today.seenM2) : 0
  return (
    <section className="ground-card" aria-label={t('cameras.ground.title')} aria-busy={isCounting}>
      <h3>{t('cameras.ground.title')}</h3>
      <dl className="facts">
        <dt>{t('cameras.ground.seen')}</dt>
        <dd className="number">{m2(shown.seenM2)}</dd>
        <dt>{t('cameras.ground.twice')}</dt>
        <dd className="number">{m2(shown.twiceM2)}</dd>
        {inPlan && (
          <>
            <dt>{t('cameras.ground.change')}</dt>
            <dd className="number">
              {change > 0 ? '+' : change < 0 ? '−' : ''}
              {m2(Math.abs(change))}
            </dd>
          </>
        )}
      </dl>
      <BlindSpots />
      <p className="notes">{t('cameras.ground.basis')}</p>
    </section>
  )
}

/** Tens of square metres: finer than the heights of houses are known. */
const rounded = (m2: number) => Math.round(m2 / 10) * 10

function BlindSpots() {
  const t = useText()
  const formats = useFormats()
  const { blindShown } = useStore(cameraChoice)
  const { blind, areas, isCounting } = useStore(groundSeen)
  const names = areas.map(({ name }) => name).join(', ')
  return (
    <>
      <Switch isSelected={blindShown} onChange={showBlind}>
        {t('cameras.blind.show')}
      </Switch>
      {blindShown && (
        <p className="notes" role="status">
          {areas.length === 0
            ? t('cameras.blind.noAreas')
            : !isSmallEnough(areas)
              ? t('cameras.blind.tooLarge', { most: formats.number(MOST_KM2) })
              : !blind
                ? t(isCounting ? 'cameras.ground.counting' : 'cameras.ground.none')
                : t('cameras.blind.told', {
                    ...{ areas: names, count: blind.incidents, n: formats.number(blind.incidents) },
                    share: formats.percent(blind.open === 0 ? 0 : blind.cells / blind.open),
                    cells: formats.number(blind.cells),
                    open: formats.number(blind.open),
                  })}
        </p>
      )}
    </>
  )
}
