import { editions } from '../../../geodata/optics/standards.ts'
import { cameraChoice } from '../../state/camera-choice.ts'
import { register } from '../../state/cameras.ts'
import type { coverage } from '../../state/coverage.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { CameraMarkIcon } from '../../ui/camera-mark.tsx'
import type { ViewFeature } from '../../worker/coverage-shapes.ts'
import '../heat/legend.css'
import { bandKey } from '../../text/band-words.ts'
import { groundUsedWords, usedBy } from './ground-used.ts'
import './legend.css'
import { useCoverageColour } from './use-coverage-colour.ts'
import { useShownCoverage } from './use-shown-coverage.ts'

/** What is drawn of the views: what kinds of ground, and what they were computed on. */
function drawnNow({ views, ground }: ReturnType<typeof coverage.getState>) {
  const drawn = [...views.values()]
  const has = (zone: ViewFeature['properties']['zone']) =>
    drawn.some(({ features }) => features.some(({ properties }) => properties.zone === zone))
  return {
    ground,
    isEmpty: views.size === 0,
    hasReach: has('reach'),
    hasMasks: has('mask'),
    used: usedBy(drawn),
  }
}

/** What the bands and the marks of cameras mean, as long as any view is drawn. */
export function CoverageLegend() {
  const t = useText()
  const colour = useCoverageColour()
  const { edition, target, leaves, blindShown } = useStore(cameraChoice)
  const formats = useFormats()
  const { ground, isEmpty, hasReach, hasMasks, used } = useShownCoverage(drawnNow)
  const inPlan = useStore(planning, ({ draft }) => draft !== null)
  const othersShown = useStore(cameraChoice, (choice) => choice.othersShown)
  const hasOthers = useStore(register, ({ cameras }) =>
    cameras.some(({ ownerKind }) => ownerKind === 'other'),
  )
  if (isEmpty) return null
  const bands = editions[edition]
  return (
    <section className="legend coverage-legend" aria-label={t('cameras.legend.title')}>
      <p className="legend-title">{t('cameras.legend.title')}</p>
      <ol className="coverage-steps">
        {[null, ...bands.map(({ id }) => id)].map((id, i) => (
          <li key={id ?? 'seen'}>
            <span className="swatch" style={{ background: colour(i / bands.length) }} />
            <span>{t(`cameras.band.${bandKey(id)}`)}</span>
          </li>
        ))}
        <li>
          <span className="swatch hatched" />
          <span>{t('cameras.legend.dead')}</span>
        </li>
        {blindShown && (
          <li>
            <span className="swatch dotted" />
            <span>{t('cameras.blind.legend')}</span>
          </li>
        )}
        {hasReach && (
          <li>
            <span className="swatch reach" />
            <span>{t('cameras.legend.reach')}</span>
          </li>
        )}
        {hasMasks && (
          <li>
            <span className="swatch mask" />
            <span>{t('cameras.legend.mask')}</span>
          </li>
        )}
      </ol>
      <p className="small muted">{t(`cameras.standard.${edition}`)}</p>
      <p className="small muted">
        {t('cameras.target.basis', {
          target: t(`cameras.target.${target}`).toLowerCase(),
          leaves: leaves ? '' : t('cameras.target.bare'),
        })}{' '}
        {ground && groundUsedWords(t, formats, ground, used)}
      </p>
      <ul className="legend-marks" aria-label={t('cameras.legend.marks')}>
        <li>
          <CameraMarkIcon kind="fixed" look="standing" size={16} /> {t('cameras.legend.fixed')}
        </li>
        <li>
          <CameraMarkIcon kind="temporary" look="standing" size={16} />{' '}
          {t('cameras.legend.temporary')}
        </li>
        {hasOthers && othersShown && (
          <li>
            <CameraMarkIcon kind="other" look="standing" size={16} /> {t('cameras.legend.other')}
          </li>
        )}
        {inPlan && (
          <>
            <li>
              <CameraMarkIcon kind="fixed" look="planned" size={16} /> {t('cameras.legend.planned')}
            </li>
            <li>
              <CameraMarkIcon kind="fixed" look="removed" size={16} /> {t('cameras.legend.removed')}
            </li>
          </>
        )}
      </ul>
    </section>
  )
}
