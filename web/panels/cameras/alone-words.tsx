import type { CameraMark } from '../../state/camera-marks.ts'
import { groundSeen } from '../../state/ground.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Icon } from '../../ui/icons.tsx'
import { useShownCoverage } from './use-shown-coverage.ts'

/** How much ground it sees that no other camera sees; nothing while that is counted. */
function AloneGround() {
  const t = useText()
  const formats = useFormats()
  const figures = useStore(groundSeen, (seen) => seen.figures)
  const isCounting = useStore(groundSeen, (seen) => seen.isCounting)
  const inPlan = useStore(planning, ({ draft }) => draft !== null)
  const all = figures[inPlan ? 'plan' : 'today']
  const without = figures['without-selected']
  if (!all || !without || isCounting) return null
  const value = formats.number(Math.round((all.seenM2 - without.seenM2) / 10) * 10)
  return t('cameras.ground.alone', { m2: t('cameras.ground.m2', { value }) })
}

/** What this camera sees of the incidents, and what nobody else does; of a removed one, what it sees today. */
export function AloneWords({ mark }: { mark: CameraMark }) {
  const t = useText()
  const formats = useFormats()
  const { figures, views } = useShownCoverage((seen) => ({
    figures: seen.figures,
    views: seen.views,
  }))
  const inPlan = useStore(planning, ({ draft }) => draft !== null)
  const own = figures.selected
  const without = figures['without-selected']
  const all = figures[inPlan ? 'plan' : 'today']
  if (views.get(mark.id)?.status === 'inside-building')
    return (
      <p className="inside-words" role="alert">
        <Icon name="warning" size={18} /> {t('cameras.inspector.inside')}
      </p>
    )
  if (!own || !without || !all || all.n === 0 || mark.indoor) return null
  const seen = Math.round(own.seen)
  const n = { count: seen, n: formats.number(seen) }
  if (mark.look === 'removed')
    return <p className="alone-words">{t('cameras.figure.ownToday', n)}</p>
  if (!mark.counts) return <p>{t('cameras.figure.othersWould', n)}</p>
  const alone = Math.round(Math.max(0, all.seen - without.seen))
  return (
    <p className="alone-words">
      {t(`cameras.figure.${mark.look === 'standing' ? 'own' : 'ownWould'}`, n)}{' '}
      {seen === 1 && alone === 1 && t('cameras.figure.aloneAll')}
      {seen > 1 && t('cameras.figure.aloneSome', { alone: formats.number(alone) })} <AloneGround />
    </p>
  )
}
