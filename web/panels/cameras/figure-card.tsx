import { useEffect, useState } from 'react'
import { editions } from '../../../geodata/optics/standards.ts'
import { cameraChoice, setCounting } from '../../state/camera-choice.ts'
import { loadCoverage } from '../../state/coverage.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { BadNews, Empty } from '../../ui/panel.tsx'
import { useAsOfWords } from './as-of.tsx'
import { BandHelp } from './band-help.tsx'
import './figure.css'
import { FigureBars } from './figure-bars.tsx'
import { FEW, type FigureNumbers, figureChange, figureNumbers } from './figure-numbers.ts'
import { useShownCoverage } from './use-shown-coverage.ts'

/** How much of the documented problem the cameras see: today, and in the open plan. */
export function FigureCard({ isShort = false }: { isShort?: boolean }) {
  const t = useText()
  const { state, figures, edition } = useShownCoverage((seen) => ({
    state: seen.state,
    figures: seen.figures,
    edition: seen.edition,
  }))
  const counting = useStore(cameraChoice, (choice) => choice.counting)
  const inPlan = useStore(planning, ({ draft }) => draft !== null)
  const asOf = useAsOfWords()
  const isThen = counting === 'as-then' && !inPlan
  const asked = isThen ? figures.then : figures.today
  const today = asked && figureNumbers(asked)
  const plan = inPlan && figures.plan ? figureNumbers(figures.plan) : null
  if (state === 'failed')
    return (
      <BadNews title={t('cameras.figure.failed')} what={t('cameras.figure.failedWhat')}>
        <Button onPress={() => void loadCoverage()}>{t('shell.tryAgain')}</Button>
      </BadNews>
    )
  if (!today)
    return (
      <p className="figure-waiting muted" role="status">
        {t('cameras.figure.counting')}
      </p>
    )
  const shown = plan ?? today
  if (shown.n === 0)
    return <Empty title={t('cameras.figure.none')} what={t('cameras.figure.noneWhat')} />
  // What is set beside something else has to add up by eye.
  const decimals = inPlan ? 1 : 0
  return (
    <section className="figure" aria-label={t('cameras.figure.title')}>
      {!isShort && !inPlan && <CountingChoice />}
      <Hero numbers={shown} decimals={decimals} isThen={isThen} />
      {inPlan && <Change today={today} plan={plan ?? today} />}
      <FigureBars
        bands={editions[edition]}
        today={today}
        plan={inPlan ? (plan ?? today) : null}
        isShort={isShort}
        heading={isThen ? t('cameras.counting.atThatTime') : (asOf ?? t('cameras.figure.today'))}
      />
      {!isShort && <TwiceAndMissed numbers={shown} isThen={isThen} />}
      {!isShort && shown.judged < FEW && (
        <p className="figure-few small">{t('cameras.figure.tooFew')}</p>
      )}
      {!isShort && <BandHelp edition={edition} />}
      <Said numbers={shown} decimals={decimals} isThen={isThen} />
    </section>
  )
}

type Shown = { numbers: FigureNumbers; decimals: number }

const countings = ['as-now', 'as-then'] as const

/** Whether incidents are held against today's cameras, or against those that stood when they happened. */
function CountingChoice() {
  const t = useText()
  const { counting } = useStore(cameraChoice)
  return (
    <>
      <Choices
        label={t('cameras.counting.label')}
        options={countings.map((id) => ({ id, words: t(`cameras.counting.${id}`) }))}
        value={counting}
        onChange={setCounting}
      />
      <p className="notes">
        {t(counting === 'as-then' ? 'cameras.counting.thenMeans' : 'cameras.counting.nowMeans')}
      </p>
    </>
  )
}

/** How many two cameras see, and how many were missed for being at another time, or too dark. */
function TwiceAndMissed({ numbers, isThen }: { numbers: FigureNumbers; isThen: boolean }) {
  const t = useText()
  const formats = useFormats()
  const { twice, missed, judged } = numbers
  if (judged === 0) return null
  const share = twice / judged
  return (
    <>
      <p>
        {t(isThen ? 'cameras.counting.twiceThen' : 'cameras.counting.twice', {
          share: formats.percent(share, share > 0 && share < 0.01 ? 1 : 0),
          n: formats.number(twice),
        })}
      </p>
      {missed > 0 && (
        <p>
          {t(isThen ? 'cameras.counting.missed' : 'cameras.counting.missedNow', {
            ...{ count: missed, n: formats.number(missed) },
          })}
        </p>
      )}
    </>
  )
}

function Hero({ numbers, decimals, isThen }: Shown & { isThen: boolean }) {
  const t = useText()
  const formats = useFormats()
  const { share, darkShare, seen, judged } = numbers
  return (
    <div className="figure-hero">
      <p className="muted">{t(isThen ? 'cameras.counting.sawThen' : 'cameras.figure.sees')}</p>
      <p className="figure-line">
        <strong className="figure-share">
          {share === null ? '–' : formats.percent(share, decimals)}
        </strong>
        <span>
          {t('cameras.figure.ofIncidents')}{' '}
          <span className="figure-counts muted">
            {t('cameras.figure.counts', {
              seen: formats.number(seen),
              n: formats.number(judged),
            })}
          </span>
        </span>
      </p>
      <p>
        {darkShare === null
          ? t('cameras.figure.darkNone')
          : t(isThen ? 'cameras.counting.darkThen' : 'cameras.figure.dark', {
              share: formats.percent(darkShare, decimals),
            })}
      </p>
    </div>
  )
}

/** What the plan gains or loses, in points and in incidents. */
function Change({ today, plan }: { today: FigureNumbers; plan: FigureNumbers }) {
  const t = useText()
  const formats = useFormats()
  const { points, count } = figureChange(today, plan)
  const n = { count: Math.abs(count), n: formats.number(Math.abs(count)) }
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±'
  return (
    <p className="figure-change">
      <strong>
        {t('cameras.figure.points', { points: `${sign}${formats.number(Math.abs(points), 1)}` })}
      </strong>
      {' · '}
      <span className="muted">
        {count === 0
          ? t('cameras.figure.same')
          : count > 0
            ? t('cameras.figure.more', n)
            : t('cameras.figure.fewer', n)}
      </span>
    </p>
  )
}

const QUIET_MS = 700

/** Tells a screen reader the figure once the hand has let go and it has been still for a moment. */
function Said({ numbers, decimals, isThen }: Shown & { isThen: boolean }) {
  const { share, seen, judged } = numbers
  const t = useText()
  const formats = useFormats()
  const isHeld = useStore(planning, ({ live }) => live !== null)
  const [said, setSaid] = useState('')
  const words =
    share === null
      ? ''
      : t(isThen ? 'cameras.counting.saidThen' : 'cameras.figure.said', {
          share: formats.percent(share, decimals),
          seen: formats.number(seen),
          n: formats.number(judged),
        })
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => setSaid(words), QUIET_MS)
    return () => clearTimeout(timer)
  }, [words, isHeld])
  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  )
}
